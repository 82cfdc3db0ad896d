"""Every note as Markdown that stands by itself, and the ways in to them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest
from awkward import NOTES, TITLES
from conftest import TESTS, Golden, MakeBase
from markdown_it import MarkdownIt
from stocked import stock_at
from stories import ALONE, EXCHANGE, LATER, LESSON_IN_INDONESIAN, OFFER, ONLY_SUMMARY, STORY, VISIT

from lintas.export.files import data_files
from lintas.export.text.files import text_files
from lintas.export.text.llms import LESSONS
from lintas.pages import make_pages

ROOT = "https://example.org/lessons/"
EARLIER = "2017-10-first-talks"
Texts = dict[str, str]
MakeTexts = Callable[[Mapping[str, str]], Texts]


def texts_of(base: Path, day: dt.date = dt.date(2026, 11, 21)) -> Texts:
    return {path: made().decode() for path, (_, made) in text_files(stock_at(base, day)).items()}


@pytest.fixture
def texts(make_base: MakeBase) -> Texts:
    return texts_of(make_base(STORY))


@pytest.mark.parametrize(
    "path", [f"notes/{VISIT}/meetings/index.md", f"id/notes/{VISIT}/meetings/index.md", f"notes/{VISIT}/index.md"]
)
def test_a_note_as_its_reader_gets_it(texts: Texts, path: str, golden: Golden) -> None:
    golden(TESTS / "goldens" / "text" / path.replace("/", "_"), texts[path])


@pytest.mark.parametrize("path", ["llms.txt", "id/llms.txt", "llms-full.txt"])
def test_a_way_in_as_its_reader_gets_it(texts: Texts, path: str, golden: Golden) -> None:
    golden(TESTS / "goldens" / "text" / path.replace("/", "_"), texts[path])


def test_each_text_of_each_note_has_a_file_beside_its_page(make_base: MakeBase) -> None:
    stock = stock_at(make_base(STORY))
    notes = {path.removesuffix("index.md") for path in text_files(stock) if "notes/" in path}
    assert notes == {page.uri for page in make_pages(stock.library) if page.source}


def test_titles_and_summaries_come_back_as_they_are(make_base: MakeBase) -> None:
    found = texts_of(make_base(NOTES))
    reader = MarkdownIt("commonmark")
    for key, title in TITLES.items():
        tokens = reader.parse(found[f"notes/{key}/index.md"])
        texts = ["".join(one.content for one in token.children or ()) for token in tokens if token.type == "inline"]
        assert texts[:2] == [title, title]


def test_all_links_are_complete_and_lead_to_what_is_there(make_base: MakeBase) -> None:
    stock = stock_at(make_base(STORY))
    texts = {path: made().decode() for path, (_, made) in text_files(stock).items()}
    there = {page.uri for page in make_pages(stock.library)} | data_files(stock).keys()
    for path, text in texts.items():
        led = re.findall(r"\]\(([^)]*)\)|(?<=: )(http\S*)", text)
        assert led, path
        for address in map("".join, led):
            assert "://" in address, (path, address)
            if address.startswith(ROOT):
                assert unquote(address.removeprefix(ROOT)).partition("#")[0] in there, (path, address)


def test_the_day_changes_nothing(make_base: MakeBase) -> None:
    base = make_base(STORY)
    assert texts_of(base, dt.date(2026, 12, 1)) == texts_of(base, dt.date(2031, 7, 9))


def test_a_file_of_one_note_shows_nothing_of_another(make_base: MakeBase) -> None:
    base = make_base(STORY)
    before = text_files(stock_at(base))
    (base / "notes" / "2019-03-second-visit" / "index.md").unlink()
    after = text_files(stock_at(base))
    for path in after.keys() - {"llms.txt", "id/llms.txt", "llms-full.txt"}:
        assert (before[path][0], before[path][1]()) == (after[path][0], after[path][1]())


def test_a_file_of_one_note_names_none_that_is_not_published(make_base: MakeBase) -> None:
    base = make_base(STORY)
    path = "notes/2019-03-second-visit/index.md"
    (base / path).write_text(LATER.replace("follows: ", f"follows: [{EARLIER}, ").replace("seoul\n", "seoul]\n", 1))
    (base / "notes" / EARLIER).mkdir()
    found = []
    for draft in ("draft: yes\n", ""):
        (base / "notes" / EARLIER / "index.md").write_text(EXCHANGE.replace("---\n", f"---\n{draft}", 1))
        key, made = text_files(stock_at(base))[path]
        found.append((key, f"`{EARLIER}`" in made().decode()))
    assert [names for _, names in found] == [False, True]
    assert len({key for key, _ in found}) == 2


def test_a_translation_of_the_summary_alone_leads_to_its_own_language(make_base: MakeBase) -> None:
    index = LESSON_IN_INDONESIAN.replace("[kunjungan itu](index.md)", "laporan")
    notes = {f"{VISIT}/meetings.id.md": ONLY_SUMMARY, f"{VISIT}/index.id.md": index}
    found = texts_of(make_base(STORY | notes))
    assert f"[the visit]({ROOT}id/notes/{VISIT}/)" in found[f"id/notes/{VISIT}/meetings/index.md"]
    assert f"[the visit]({ROOT}notes/{VISIT}/)" in found[f"notes/{VISIT}/meetings/index.md"]


def test_a_translation_of_the_summary_alone_has_the_text_of_the_original(make_base: MakeBase) -> None:
    found = texts_of(make_base(STORY | {f"{VISIT}/meetings.id.md": ONLY_SUMMARY}))
    text = found[f"id/notes/{VISIT}/meetings/index.md"]
    assert "# Rapat keseratus yang menentukan" in text
    assert "Residents came to hundreds of meetings" in text
    assert "bahasa Inggris" in text


def test_the_way_in_stays_short_and_the_whole_has_every_note_once(make_base: MakeBase) -> None:
    many = {f"note-{number}.md": ALONE.replace("title: ", f"title: {number} ") for number in range(LESSONS + 10)}
    found = texts_of(make_base(many))
    assert found["llms.txt"].count("/index.md)") == LESSONS
    assert len(re.findall(r"^# \d+ Plan a hundred", found["llms-full.txt"], re.MULTILINE)) == len(many)


def test_the_way_in_names_open_offers(make_base: MakeBase) -> None:
    closed = OFFER.replace("---\n", "---\nstate: closed\n", 1)
    found = texts_of(make_base(STORY | {f"{VISIT}/closed.md": closed}))["llms.txt"]
    assert "## Open offers\n\n- [" in found
    assert f"/notes/{VISIT}/training/index.md)" in found
    assert f"/notes/{VISIT}/closed/index.md)" not in found


def test_what_the_settings_say_of_the_site_stands_in_its_first_language_alone(make_base: MakeBase) -> None:
    base = make_base(STORY)
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("site_description: What cities learn\n")
    found = texts_of(base)
    assert "> What cities learn\n" in found["llms.txt"]
    assert "> Pembelajaran yang dibawa pulang" in found["id/llms.txt"]
