from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from stories import STORY, VISIT

from lintas.catalogue import catalogue
from lintas.load import load
from lintas.new import RefusedError, Starter, Wish


@pytest.fixture
def base(make_base: MakeBase) -> Path:
    return make_base(STORY)


def starter(base: Path, answers: dict[str, str] | None = None) -> Starter:
    given = answers or {}
    library = load(settings_for(base), NOW).library
    return Starter(base / "notes", library, catalogue("en"), lambda _key, option: given[option])


def test_in_an_exchange_a_title_and_a_theme_are_enough(base: Path) -> None:
    path = starter(base).write(Wish("lesson", "Ask early", folder=VISIT, theme="leadership"))
    assert path == base / "notes" / VISIT / "ask-early.md"
    rules = {problem.rule for problem in load(settings_for(base), NOW).problems}
    assert rules == {"left-over-placeholder"}, "all that is left is to write"


def test_what_is_missing_is_asked(base: Path) -> None:
    answers = {
        "--title": "Ask early",
        "--city": "SMG",
        "--learners": "Jakarta",
        "--date": "2020",
        "--theme": "inclusion",
    }
    path = starter(base, answers).write(Wish("lesson"))
    assert "city: SMG\n" in path.read_text(encoding="utf-8")


def test_an_exchange_gets_a_folder_with_its_month(base: Path) -> None:
    wish = Wish("exchange", "Semarang visits Seoul", city="Seoul", learners="Semarang", date="2020-05-01")
    assert starter(base).write(wish) == base / "notes" / "2020-05-semarang-visits-seoul" / "index.md"


def test_another_language_has_its_suffix(base: Path) -> None:
    path = starter(base).write(Wish("ask", "Kapal", folder=VISIT, theme="inclusion", lang="id"))
    assert path.name == "kapal.id.md"


def test_a_file_is_never_written_over(base: Path) -> None:
    before = (base / "notes" / VISIT / "meetings.md").read_text(encoding="utf-8")
    with pytest.raises(RefusedError, match="already there"):
        starter(base).write(Wish("lesson", "Another", folder=VISIT, name="meetings", theme="leadership"))
    assert (base / "notes" / VISIT / "meetings.md").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (Wish("lesson", "A", folder=VISIT, theme="leadrship"), "leadrship.*\n.*leadership"),
        (Wish("lesson", "A", city="Seol", learners="Jakarta", date="2018", theme="leadership"), "Seol"),
        (Wish("lesson", "A", city="Seoul", learners="Jakarta", date="yesterday", theme="leadership"), "yesterday"),
        (Wish("lesson", "A", folder="no-such-visit", theme="leadership"), "no-such-visit"),
        (Wish("lesson", "A", folder=VISIT, name="../../escape", theme="leadership"), "escape|\\.\\."),
        (Wish("exchange", "A", folder="../escape", city="Seoul", learners="Jakarta", date="2018"), "\\.\\."),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_is_written(base: Path, wish: Wish, reason: str) -> None:
    before = sorted(base.parent.rglob("*"))
    with pytest.raises(RefusedError, match=reason):
        starter(base).write(wish)
    assert sorted(base.parent.rglob("*")) == before


def test_where_somebody_can_be_asked_the_folder_comes_before_what_it_gives(base: Path) -> None:
    library = load(settings_for(base), NOW).library
    answers = {"--theme": "leadership"}
    asking = Starter(base / "notes", library, catalogue("en"), lambda _key, option: answers[option], lambda _key: VISIT)
    assert asking.write(Wish("lesson", "Ask early")).parent.name == VISIT


def test_a_note_has_the_headings_of_its_own_language(base: Path) -> None:
    path = starter(base).write(Wish("lesson", "Bertanya lebih awal", folder=VISIT, theme="leadership", lang="id"))
    assert "## Apa yang ditemukan" in path.read_text(encoding="utf-8")


def test_a_note_that_is_there_in_another_language_is_not_begun_again(base: Path) -> None:
    with pytest.raises(RefusedError, match=f"notes/{VISIT}/subway.md"):
        starter(base).write(Wish("ask", "Subway", folder=VISIT, theme="leadership", lang="id"))


def test_a_name_that_windows_refuses_is_refused_everywhere(base: Path) -> None:
    with pytest.raises(RefusedError, match="address"):
        starter(base).write(Wish("lesson", "A", folder=VISIT, name="con", theme="leadership"))


def test_a_wrong_answer_is_explained_and_asked_for_again(base: Path) -> None:
    library = load(settings_for(base), NOW).library
    answers = iter(["leadrship", "leadership"])
    said: list[str] = []
    asking = Starter(base / "notes", library, catalogue("en"), lambda _key, _option: next(answers), tell=said.append)
    assert asking.write(Wish("lesson", "Ask early", folder=VISIT)).is_file()
    assert said == [
        "“leadrship” is not a theme\nDid you mean “leadership”? The themes are in themes.yml.",
    ]
