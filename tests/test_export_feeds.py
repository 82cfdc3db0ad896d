"""Feeds, as those read them who follow a base: feedparser, a JSON Schema, and the grammar of Atom."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
from awkward import NOTES, TITLES
from built import SITE_URL, BuiltSite, run
from checking import schema_faults
from conftest import NOW, SMALL_BASE, MakeBase, settings_for
from jsonschema import Draft202012Validator
from stories import ALONE, LATER, ONLY_SUMMARY, STORY, VISIT

from lintas.export.feeds import feed_files
from lintas.export.stock import Stock
from lintas.load import Loaded, load
from lintas.news import MOST

SCHEMAS = Path(__file__).parent / "feeds"
LoadNotes = Callable[[Mapping[str, str]], Loaded]


def made(loaded: Loaded, **values: str) -> dict[str, bytes]:
    """The feeds of a base, by path."""
    given = {"site_name": "A small base", "site_url": SITE_URL} | values
    stock = Stock(loaded.library, bodies=loaded.base.bodies, keys=loaded.keys, **given)  # type: ignore[arg-type]
    return {path: content() for path, (_, content) in feed_files(stock).items()}


def atom(feeds: Mapping[str, bytes], path: str = "feed.xml") -> Any:  # noqa: ANN401  (the library has no types)
    """A feed as feedparser reads it."""
    read = feedparser.parse(feeds[path])
    assert not read.bozo, read.get("bozo_exception")
    return read


def entries(feeds: Mapping[str, bytes], path: str = "feed.xml") -> dict[str, Any]:
    """The entries of a feed by the last part of their ids, in their order."""
    return {entry.id.rstrip("/").rpartition("/")[2]: entry for entry in atom(feeds, path).entries}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The feeds of the story and of the awkward notes, as `lintas export` writes them."""
    folder = tmp_path_factory.mktemp("feeds")
    shutil.copytree(SMALL_BASE, folder / "base")
    for name, text in {**STORY, **NOTES}.items():
        file = folder / "base" / "notes" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = run("lintas", "export", "--format", "feeds", str(folder / "out"), cwd=folder / "base")
    assert done.returncode == 0, done.stderr
    return folder / "out"


def files(folder: Path, name: str) -> list[Path]:
    found = sorted(folder.rglob(name))
    assert len(found) > 4, "too few feeds prove nothing"
    return found


def test_there_is_a_feed_of_everything_of_themes_cities_and_open_asks_in_each_language(load_notes: LoadNotes) -> None:
    feeds = made(load_notes(STORY))
    of = ["", "asks/", "cities/jakarta/", "cities/semarang/", "cities/seoul/", "cities/yokohama/"]
    of += ["themes/integrated-planning/", "themes/leadership/"]
    expected = {f"{lang}{folder}feed.{kind}" for lang in ("", "id/") for folder in of for kind in ("xml", "json")}
    assert set(feeds) == expected


def test_awkward_titles_are_read_as_they_are_written(load_notes: LoadNotes) -> None:
    feeds = made(load_notes(NOTES))
    assert {key: entry.title for key, entry in entries(feeds).items()} == TITLES
    assert {key: entry.summary for key, entry in entries(feeds).items()} == TITLES
    items = json.loads(feeds["feed.json"])["items"]
    assert sorted(item["title"] for item in items) == sorted(TITLES.values())


def test_awkward_texts_are_shown_as_they_are_written(load_notes: LoadNotes) -> None:
    feeds = made(load_notes(NOTES))
    items = {item["id"]: item["content_html"] for item in json.loads(feeds["feed.json"])["items"]}
    for html in items.values():
        assert "<script" not in html
    assert {text_of(html, "code").strip() for html in items.values()} == set(TITLES.values())
    assert contents(feeds) == items


def contents(feeds: Mapping[str, bytes]) -> dict[str, str]:
    """The texts of an Atom feed as they are written: feedparser would clean them."""
    read = feedparser.parse(feeds["feed.xml"], sanitize_html=False, resolve_relative_uris=False)
    return {entry.id: entry.content[0].value for entry in read.entries}


class Shown(HTMLParser):
    """What stands in an element, and every address."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag, self.inside, self.text = tag, False, ""
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == self.tag
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != self.tag

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def shown(html: str, tag: str = "p") -> Shown:
    parser = Shown(tag)
    parser.feed(html)
    parser.close()
    return parser


def text_of(html: str, tag: str) -> str:
    return shown(html, tag).text


def test_every_feed_keeps_the_grammar_of_atom(exported: Path, site: BuiltSite) -> None:
    assert schema_faults(SCHEMAS / "atom.rnc", [*files(exported, "feed.xml"), *files(site.folder, "feed.xml")]) == ""


def test_the_grammar_refuses_what_is_no_feed(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text('<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>')
    assert "missing required child element" in schema_faults(SCHEMAS / "atom.rnc", [tmp_path / "feed.xml"])


def test_every_feed_keeps_the_schema_of_json_feed(exported: Path, site: BuiltSite) -> None:
    schema = json.loads((SCHEMAS / "json_feed.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for file in (*files(exported, "feed.json"), *files(site.folder, "feed.json")):
        assert [str(error) for error in validator.iter_errors(json.loads(file.read_text(encoding="utf-8")))] == []


def test_no_reader_of_feeds_finds_fault(exported: Path, site: BuiltSite) -> None:
    for folder in (exported, site.folder):
        for file in files(folder, "feed.xml"):
            read = feedparser.parse(file.read_bytes())
            assert not read.bozo, (file, read.get("bozo_exception"))


def test_ids_are_of_one_entry_and_the_latest_change_stands_first(exported: Path, site: BuiltSite) -> None:
    for folder in (exported, site.folder):
        for file in files(folder, "feed.xml"):
            read = feedparser.parse(file.read_bytes())
            ids, changed = [one.id for one in read.entries], [one.updated for one in read.entries]
            assert len(set(ids)) == len(ids) <= MOST
            assert changed == sorted(changed, reverse=True)
            assert read.feed.updated == changed[0]


def test_a_feed_says_where_it_is_and_what_it_is_of(site: BuiltSite) -> None:
    for file in files(site.folder, "feed.xml"):
        folder = file.relative_to(site.folder).parent.as_posix().removeprefix(".")
        page = f"{SITE_URL}{folder}/" if folder else SITE_URL
        assert {link.rel: link.href for link in feedparser.parse(file.read_bytes()).feed.links} == {
            "alternate": page,
            "self": f"{page}feed.xml",
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }


def test_texts_have_complete_addresses_only(site: BuiltSite) -> None:
    for file in files(site.folder, "feed.json"):
        for item in json.loads(file.read_text(encoding="utf-8"))["items"]:
            for address in shown(item["content_html"]).addresses:
                assert address.startswith(("https://", "http://", "mailto:")), address
                if address.startswith(SITE_URL):
                    assert site.file_at("", address.partition("#")[0]).is_file(), address  # type: ignore[union-attr]


def test_a_link_in_a_text_stays_in_its_language(site: BuiltSite) -> None:
    items = json.loads((site.folder / "id" / "feed.json").read_text(encoding="utf-8"))["items"]
    inside = [a for item in items for a in shown(item["content_html"]).addresses if a.startswith(SITE_URL)]
    assert inside
    assert [address for address in inside if not address.startswith(f"{SITE_URL}id/")] == []


def test_a_note_has_one_id_in_every_feed_and_language(load_notes: LoadNotes) -> None:
    feeds = made(load_notes(STORY))
    ids = {
        entries(feeds, path)["meetings"].id
        for path in ("feed.xml", "id/feed.xml", "themes/leadership/feed.xml", "id/cities/seoul/feed.xml")
    }
    assert ids == {f"{SITE_URL}notes/{VISIT}/meetings/"}


def test_an_entry_is_in_the_language_of_the_feed_and_says_so_where_it_is_not(load_notes: LoadNotes) -> None:
    feeds = made(load_notes(STORY))
    inside = entries(feeds, "id/feed.xml")
    assert inside["meetings"].title == "Rapat keseratus yang menentukan, bukan yang pertama"
    assert inside["meetings"].link == f"{SITE_URL}id/notes/{VISIT}/meetings/"
    assert inside["meetings"].title_detail.language == "id"
    assert inside["a-hundred-years"].title_detail.language == "en"
    assert inside["a-hundred-years"].content[0].language == "en"
    items = {item["url"]: item["language"] for item in json.loads(feeds["id/feed.json"])["items"]}
    assert items[f"{SITE_URL}notes/a-hundred-years/"] == "en"


def test_a_translated_summary_stands_above_the_original_text(load_notes: LoadNotes) -> None:
    feeds = made(load_notes(STORY | {f"{VISIT}/meetings.id.md": ONLY_SUMMARY}))
    entry = entries(feeds, "id/feed.xml")["meetings"]
    assert (entry.title_detail.language, entry.content[0].language) == ("id", "en")
    assert entry.content[0].value.startswith('<p lang="id">')


def test_an_entry_tells_what_is_known_at_a_glance(load_notes: LoadNotes) -> None:
    html = entries(made(load_notes(STORY)))["meetings"].content[0].value
    assert text_of(html, "ul") == (
        "LessonLearned from: SeoulWho learned: JakartaWhen it happened: 19–23 March 2018"
        "Stage: Jakarta, Planned, 13 June 2019Evidence: Told by the host"
    )


def test_what_was_added_to_last_stands_first(make_base: MakeBase) -> None:
    older = ALONE.replace("2020", "2010")
    base = make_base({"old.md": ALONE, "older.md": older})
    assert [*entries(made(load(settings_for(base), NOW)))] == ["old", "older"]
    adoption = "adoption: [{city: Semarang, stage: planned, date: 2024, source: a report}]\n"
    (base / "notes" / "older.md").write_text(older.replace("theme:", f"{adoption}theme:"), encoding="utf-8")
    again = entries(made(load(settings_for(base), NOW)))
    assert [(key, one.updated[:10]) for key, one in again.items()] == [("older", "2024-01-01"), ("old", "2020-01-01")]


def test_an_entry_names_its_record_and_what_it_is(site: BuiltSite) -> None:
    item = json.loads((site.folder / "feed.json").read_text(encoding="utf-8"))["items"][0]
    record = site.file_at("", item["_lintas"]["record"])
    assert record
    told = json.loads(record.read_text(encoding="utf-8"))
    assert (told["id"], told["kind"]) == (item["_lintas"]["id"], item["_lintas"]["kind"])
    assert [theme["id"] for theme in told["theme"]] == item["_lintas"]["theme"]
    entry = feedparser.parse((site.folder / "feed.xml").read_bytes()).entries[0]
    assert {link.href for link in entry.links if link.rel == "related"} == {item["_lintas"]["record"]}
    assert entry.tags[0].term == told["kind"]


def test_what_has_no_known_date_is_in_no_feed_and_a_page_names_none_that_is_not_there(make_base: MakeBase) -> None:
    undated = LATER.replace(f"follows: {VISIT}\npart_of: {VISIT}\n", "theme: leadership\n")
    base = make_base({"plan/index.md": undated, "a.md": ALONE})
    assert run("lintas", "build", cwd=base).returncode == 0
    built = BuiltSite(base / "site")
    address = "https://example.org/lessons/"
    assert "plan" not in entries({"feed.xml": (base / "site" / "feed.xml").read_bytes()})
    assert built.pages["themes/leadership/"].forms["application/atom+xml"] == f"{address}feed.xml"
    assert "lintas-follow" not in built.pages["themes/leadership/"].text
    own = built.pages["themes/integrated-planning/"]
    assert own.forms["application/atom+xml"] == f"{address}themes/integrated-planning/feed.xml"
    assert "lintas-follow" in own.text
    named = {form for page in built.pages.values() for kind, form in page.forms.items() if "atom" in kind}
    there = {f"{address}{file.relative_to(base / 'site').as_posix()}" for file in (base / "site").rglob("feed.xml")}
    assert named == there


def test_every_page_of_ours_names_feeds_and_other_forms_that_are_there(site: BuiltSite) -> None:
    feeds = {"application/atom+xml", "application/feed+json"}
    of_notes = {"text/markdown", "application/json"}
    for uri, page in site.pages.items():
        is_note = uri.removeprefix("id/").startswith("notes/")
        assert page.forms.keys() == (set() if uri == "404.html" else feeds | of_notes if is_note else feeds), uri
        for form in page.forms.values():
            file = site.file_at(uri, form)
            assert file, (uri, form)
            assert file.is_file(), (uri, form)


def test_themes_cities_and_asks_name_their_own_feed(site: BuiltSite) -> None:
    for uri in ("themes/leadership/", "id/cities/jakarta/", "asks/", ""):
        assert site.pages[uri].forms["application/feed+json"] == f"{SITE_URL}{uri}feed.json"
        assert "lintas-follow" in site.pages[uri].text


def test_a_note_names_its_other_forms(site: BuiltSite) -> None:
    forms = site.pages["id/notes/2018-03-jakarta-seoul/underground-safety/"].forms
    assert forms["text/markdown"] == f"{SITE_URL}id/notes/2018-03-jakarta-seoul/underground-safety/index.md"
    assert forms["application/json"] == f"{SITE_URL}api/v1/asks/2018-03-jakarta-seoul/underground-safety.json"


def test_a_feed_has_the_latest_fifty(load_notes: LoadNotes) -> None:
    notes = {f"note-{n}.md": ALONE.replace("2020", str(1940 + n)) for n in range(MOST + 10)}
    found = [*entries(made(load_notes(notes)))]
    assert (len(found), found[0], found[-1]) == (MOST, "note-59", "note-10")


def test_without_an_address_there_are_no_feeds(load_notes: LoadNotes) -> None:
    assert made(load_notes(STORY), site_url="") == {}


def test_characters_that_xml_can_not_hold_are_left_out(load_notes: LoadNotes) -> None:
    note = ALONE.replace("title: Plan", 'title: "Plan\\b\\x1b\\uFFFE').replace("years ahead\n", 'years ahead"\n', 1)
    (title,) = (entry.title for entry in entries(made(load_notes({"a.md": note}))).values())
    assert title == "Plan a hundred years ahead"


def test_the_day_of_the_build_changes_nothing(make_base: MakeBase) -> None:
    base = make_base(STORY)
    one, other = (made(load(settings_for(base), day)) for day in (NOW, NOW + dt.timedelta(days=900)))
    assert one == other


def test_a_feed_is_made_anew_when_one_of_its_notes_has_changed_and_only_then(make_base: MakeBase) -> None:
    base = make_base(STORY)
    before = keys(load(settings_for(base), NOW))
    assert keys(load(settings_for(base), NOW)) == before
    (base / "notes" / "a-hundred-years.md").write_text(ALONE.replace("A plan", "One plan"), encoding="utf-8")
    after = keys(load(settings_for(base), NOW))
    changed = {path.removeprefix("id/").rpartition("/")[0] for path in before if before[path] != after[path]}
    assert changed == {"", "cities/semarang", "cities/yokohama", "themes/integrated-planning"}


def keys(loaded: Loaded) -> dict[str, str]:
    stock = Stock(loaded.library, site_url=SITE_URL, bodies=loaded.base.bodies, keys=loaded.keys)
    return {path: key for path, (key, _) in feed_files(stock).items()}
