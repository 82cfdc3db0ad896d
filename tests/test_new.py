from __future__ import annotations

import re
from pathlib import Path

import frontmatter
import pytest
from conftest import NOW, MakeBase, settings_for
from stories import EXCHANGE, LATER, STORY, VISIT

from lintas.catalogue import catalogue
from lintas.fields import Plain
from lintas.load import load
from lintas.model import KINDS, Kind
from lintas.new import RefusedError, Starter, Wish
from lintas.takes import fields_of
from lintas.written import write_new

THEME = {"title": "Ask early", "theme": "leadership"}
VALUES: dict[str, Plain] = {  # something that each field takes
    "text": "Words",
    "tags": ["boats"],
    "date": "2020-05",
    "city": "Semarang",
    "theme": "children",
    "yes-no": "yes",
}
ENTRIES: dict[str, Plain] = {
    "sources": [{"url": "https://example.org/a"}],
    "adoption": [{"city": "Jakarta", "stage": "planned", "date": "2020", "source": "https://example.org/a"}],
    "raised": [{"date": "2020", "source": "https://example.org/a"}],
}
OTHERS: dict[str, Plain] = {
    "follows": VISIT,
    "part_of": VISIT,
    "superseded_by": f"{VISIT}/meetings",
    "answered_by": f"{VISIT}/meetings",
}


@pytest.fixture
def base(make_base: MakeBase) -> Path:
    return make_base(STORY)


def starter(base: Path) -> Starter:
    return Starter(base / "notes", load(settings_for(base), NOW).library, catalogue("en"))


def rules(base: Path) -> set[str]:
    return {problem.rule for problem in load(settings_for(base), NOW).problems}


def test_in_an_exchange_a_title_and_a_theme_are_enough(base: Path) -> None:
    path = starter(base).write(Wish("lesson", THEME, VISIT))
    assert path == base / "notes" / VISIT / "ask-early.md"
    assert rules(base) == {"left-over-placeholder"}, "all that is left is to write"


def test_what_the_exchange_says_already_is_left_out(base: Path) -> None:
    said = {"city": "SMG", "learners": "Jakarta", "date": "2018-03-19/2018-03-23"}
    text = starter(base).write(Wish("lesson", THEME | said, VISIT)).read_text(encoding="utf-8")
    assert not {"city", "learners", "date", "sources"} & {line.split(":")[0] for line in text.splitlines()}


def test_what_is_different_from_the_exchange_stays(base: Path) -> None:
    text = starter(base).write(Wish("lesson", THEME | {"date": "2018-03-20"}, VISIT)).read_text(encoding="utf-8")
    assert "date: '2018-03-20'\n" in text


def test_themes_and_cities_are_written_by_their_ids(base: Path) -> None:
    told: dict[str, Plain] = {"title": "A", "theme": ["kemauan politik", "Inclusion"], "city": "서울", "date": "2020"}
    text = starter(base).write(Wish("lesson", told)).read_text(encoding="utf-8")
    assert "city: seoul\ndate: '2020'\ntheme:\n- leadership\n- inclusion\n" in text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_field_of_a_kind_can_be_told(base: Path, kind: Kind, lang: str) -> None:
    told = {
        name: takes.values[-1] if takes.values else OTHERS.get(name) or ENTRIES.get(name) or VALUES[takes.what]
        for name, takes in fields_of(kind).items()
        if name not in {"draft", "mutual"}
    }
    text = starter(base).write(Wish(kind, told, lang=lang)).read_text(encoding="utf-8")
    assert {line.split(":")[0] for line in text.split("---")[1].splitlines()} >= told.keys()
    assert rules(base) - {"left-over-placeholder", "wrong-language", "learns-from-itself", "future-date"} == set()


def test_where_both_taught_a_lesson_must_say_who_taught_it(make_base: MakeBase) -> None:
    base = make_base(STORY | {f"{VISIT}/index.md": EXCHANGE.replace("online: yes", "mutual: yes")})
    assert [takes.name for takes in starter(base).missing(Wish("lesson", THEME, VISIT))] == ["city"]
    assert [takes.name for takes in starter(base).missing(Wish("ask", THEME, VISIT))] == ["asked_by", "asked_of"]


def test_only_a_proposed_exchange_needs_no_date(base: Path) -> None:
    told = {"title": "A visit", "city": "Seoul"}
    assert [takes.name for takes in starter(base).missing(Wish("exchange", told))] == ["date"]
    assert starter(base).missing(Wish("exchange", told | {"status": "proposed"})) == ()


@pytest.mark.parametrize(
    ("told", "folder"),
    [
        ({"date": "2020-05-01/2020-05-03", "city": "Seoul", "learners": "Semarang"}, "2020-05-semarang-seoul"),
        ({"date": "2020~", "city": "Seoul"}, "2020-seoul"),
        ({"planned": "2027-02", "status": "proposed", "city": "SMG", "learners": ["Jakarta"]}, "2027-02-jakarta-seoul"),
        ({"status": "proposed", "city": "Seoul", "learners": ["jakarta", "semarang"]}, "jakarta-semarang-seoul"),
    ],
)
def test_an_exchange_gets_a_folder_with_its_month_and_its_cities(base: Path, told: dict[str, str], folder: str) -> None:
    assert starter(base).write(Wish("exchange", {"title": "A visit", **told})).parent.name == folder


def test_another_language_has_its_suffix_and_headings(base: Path) -> None:
    path = starter(base).write(Wish("lesson", THEME, VISIT, lang="id"))
    assert path.name == "ask-early.id.md"
    assert "## Apa yang ditemukan" in path.read_text(encoding="utf-8")


SOMEWHERE = {"title": "Ask early", "theme": "leadership", "date": "2020"}


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Busan, South Korea; Jakarta", ["busan", "jakarta"]),
        ("Jakarta, Seoul, KR, Busan, Korea Selatan", ["jakarta", "seoul", "busan"]),
        ("jákarta", "jakarta"),
        ("Busan, South Korea\nJakarta", ["busan", "jakarta"]),
        ("Jakarta, Indonesia", "jakarta"),
    ],
)
def test_a_city_with_its_country_may_be_new(base: Path, typed: str, ids: Plain) -> None:
    starting = starter(base)
    cities, _ = starting.read(fields_of("lesson")["city"], [typed])
    text = starting.write(Wish("lesson", {**SOMEWHERE, "city": cities})).read_text(encoding="utf-8")
    assert frontmatter.loads(text)["city"] == ids
    assert rules(base) <= {"left-over-placeholder", "missing-source"}


@pytest.mark.parametrize(
    ("city", "advice"),
    [
        ("Busan", "Choose one of the list, or write it with its country"),
        ("Seoul dan Jakarta", "write semicolons between them: Seoul; Jakarta"),
        ("Seol", "Did you mean “seoul”? A city that is not in the list is written with its country"),
        ("Seoul, Indonesia", "Seoul is known here as a city in South Korea, not in Indonesia."),
        ("Busan 2, South Korea", "Write the name in Latin letters"),
    ],
)
def test_a_city_that_can_not_be_noted_is_refused_with_what_to_write(base: Path, city: str, advice: str) -> None:
    with pytest.raises(RefusedError, match=re.escape(advice)):
        starter(base).write(Wish("lesson", {**SOMEWHERE, "city": city}))


def test_where_a_note_can_not_be_written_its_city_is_not_noted(base: Path) -> None:
    (base / "notes" / "2020-busan").write_text("", encoding="utf-8")  # where the folder of the exchange is to be
    before = (base / "notes" / "cities.yml").read_bytes()
    with pytest.raises(OSError, match="2020-busan"):
        starter(base).write(Wish("exchange", {"title": "A visit", "date": "2020", "city": "Busan, South Korea"}))
    assert (base / "notes" / "cities.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("spoiled", "city", "advice"),
    [
        ("lat: north", "Seoul, South Korea", "It has a mistake where it stands in notes/cities.yml"),
        ("lat: north", "서울", "It has a mistake where it stands in notes/cities.yml"),
        ("lat: north", "Busan, South Korea", "while there are mistakes in notes/cities.yml"),
        ("lat: [", "Busan, South Korea", "while there are mistakes in"),
    ],
)
def test_to_a_list_of_cities_with_mistakes_none_is_added(base: Path, spoiled: str, city: str, advice: str) -> None:
    file = base / "notes" / "cities.yml"
    text = file.read_text(encoding="utf-8").replace("  country: KR\n", f"  country: KR\n  {spoiled}\n")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError, match=advice):
        starter(base).write(Wish("lesson", {**SOMEWHERE, "city": city}))
    assert file.read_text(encoding="utf-8") == text


def test_a_city_in_an_entry_may_be_new_too(base: Path) -> None:
    entry: Plain = {"city": "Busan, KR", "stage": "planned", "date": "2020", "source": "https://example.org/a"}
    text = starter(base).write(Wish("lesson", {**THEME, "adoption": [entry]}, VISIT)).read_text(encoding="utf-8")
    assert "city: busan\n" in text
    assert rules(base) == {"left-over-placeholder"}


def test_a_file_is_never_written_over(base: Path) -> None:
    before = (base / "notes" / VISIT / "meetings.md").read_bytes()
    with pytest.raises(RefusedError, match=r"already there.*--name meetings-2"):
        starter(base).write(Wish("lesson", THEME, VISIT, name="meetings"))
    assert (base / "notes" / VISIT / "meetings.md").read_bytes() == before


def test_a_note_that_is_there_in_another_language_is_not_begun_again(base: Path) -> None:
    with pytest.raises(RefusedError, match=f"notes/{VISIT}/subway.md"):
        starter(base).write(Wish("ask", THEME | {"title": "Subway"}, VISIT, lang="id"))


def test_a_file_that_came_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.md", "theirs", tmp_path)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "mine"


def test_what_can_not_be_written_leaves_no_folder_behind(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_new(tmp_path / "2020-05-seoul" / "deeper" / "index.md", "\ud800", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (Wish("lesson", THEME | {"theme": "leadrship"}, VISIT), "--theme: .*leadrship.*\n.*leadership"),
        (Wish("lesson", THEME | {"city": "Seol", "date": "2018"}), "--city: .*Seol"),
        (Wish("lesson", THEME | {"city": "Seoul", "date": "yesterday"}), "--date: .*yesterday"),
        (Wish("lesson", THEME | {"evidence": "tolds"}, VISIT), "--evidence: .*\n.*told"),
        (Wish("lesson", THEME | {"sources": [{"url": "example.org"}]}, VISIT), "--sources: "),
        (Wish("lesson", THEME, "no-such-visit"), "no-such-visit"),
        (Wish("lesson", THEME, "2018-03-jakarta-seol"), f"mean {VISIT}"),
        (Wish("lesson", THEME, VISIT, name="../../escape"), "escape|\\.\\."),
        (Wish("lesson", THEME, VISIT, name="con"), "address"),
        (Wish("exchange", {"title": "A", "city": "Seoul", "date": "2018"}, "../escape"), "\\.\\."),
        (Wish("lesson", {}), "--title.*\n.*--city.*\n.*--date.*\n.*--theme"),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_is_written(base: Path, wish: Wish, reason: str) -> None:
    before = sorted(base.parent.rglob("*"))
    with pytest.raises(RefusedError, match=reason):
        starter(base).write(wish)
    assert sorted(base.parent.rglob("*")) == before


def test_all_that_is_wrong_is_said_at_once(base: Path) -> None:
    wish = Wish("lesson", {"title": "A", "theme": "leadrship", "date": "yesterday"})
    with pytest.raises(RefusedError) as refused:
        starter(base).write(wish)
    assert [name for name in ("--theme", "--date", "--city") if name in str(refused.value)] == [
        "--theme",
        "--date",
        "--city",
    ]


def test_an_exchange_that_is_only_planned_takes_an_ask(make_base: MakeBase) -> None:
    base = make_base({"2019-03-second-visit/index.md": LATER})
    starter(base).write(Wish("ask", THEME, "2019-03-second-visit"))
    assert "left-over-placeholder" in rules(base)
