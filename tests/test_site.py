"""The site of this repository, as one strict build made it."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import pytest
from built import SITE_URL, BuiltSite
from conftest import NOW, ROOT, settings_for

from lintas.load import Loaded, load
from lintas.model import KINDS

# Every page that the site promises; the Indonesian ones are the same under id/.
PROMISED = (
    "",
    "themes/",
    "themes/leadership/",
    "cities/",
    "cities/jakarta/",
    "pairs/jakarta--seoul/",
    "exchanges/",
    "asks/",
    "adoption/",
    "explore/",
    "explore/kind/lesson/",
    "tags/",
    "about/",
    "contribute/",
    "notes/2018-03-jakarta-seoul/",
    "notes/2018-03-jakarta-seoul/leadership/",
    "notes/2018-03-jakarta-seoul/underground-safety/",
)
LEAST = {"exchange": 6, "lesson": 14, "ask": 8, "offer": 2}


@pytest.fixture(scope="module")
def notes() -> Loaded:
    return load(settings_for(ROOT), NOW)


def test_our_own_notes_have_no_problem(notes: Loaded) -> None:
    assert notes.problems == ()


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_enough_notes_of_each_kind(notes: Loaded, kind: str) -> None:
    assert sum(note.kind == kind for note in notes.library.notes.values()) >= LEAST[kind]


def test_every_note_is_there_in_both_languages(notes: Loaded) -> None:
    assert {note.id for note in notes.library.notes.values() if set(note.versions) != {"en", "id"}} == set()


@pytest.mark.parametrize("prefix", ["", "id/"])
@pytest.mark.parametrize("uri", PROMISED)
def test_a_promised_page_is_there_in_its_language(site: BuiltSite, uri: str, prefix: str) -> None:
    page = site.pages[f"{prefix}{uri}"]
    assert page.lang == (prefix.rstrip("/") or "en")
    assert page.title


def test_no_link_is_broken(site: BuiltSite) -> None:
    assert site.broken_links() == []


def test_nothing_is_loaded_from_another_host(site: BuiltSite) -> None:
    foreign = {(uri, link) for uri, page in site.pages.items() for link in page.loaded if urlsplit(link).netloc}
    assert foreign == set()


def test_pages_name_their_other_languages_and_are_named_by_them(site: BuiltSite) -> None:
    for uri, page in site.pages.items():
        for lang, address in page.alternates.items():
            other = site.pages[address.removeprefix(SITE_URL)]
            if lang != "x-default":
                assert other.lang == lang
                assert other.alternates[page.lang] == f"{SITE_URL}{uri}"


def test_the_switch_stays_on_the_page(site: BuiltSite) -> None:
    text = site.pages["pairs/jakarta--seoul/"].text
    assert '<a class="lintas-language" href="../../id/pairs/jakarta--seoul/" lang="id" hreflang="id">' in text


def test_ids_on_a_page_are_of_one_element_each(site: BuiltSite) -> None:
    doubled = {uri: page.ids for uri, page in site.pages.items() if len(page.ids) != len(set(page.ids))}
    assert doubled == {}


def test_a_note_leads_to_its_true_file(site: BuiltSite) -> None:
    links = site.pages["id/notes/2018-03-jakarta-seoul/leadership/"].links
    assert "https://code.example.org/edit/main/notes/2018-03-jakarta-seoul/leadership.id.md" in links


def test_countries_and_dates_are_in_the_language_of_the_page(site: BuiltSite) -> None:
    assert "Korea Selatan" in site.pages["id/cities/seoul/"].text
    assert "19–23 Maret 2018" in site.pages["id/notes/2018-03-jakarta-seoul/"].text
    assert "South Korea" in site.pages["cities/seoul/"].text


def test_links_in_a_text_stay_in_its_language(site: BuiltSite) -> None:
    for uri, page in site.pages.items():
        body = re.search(r'<div class="lintas-body">(.*?)</div>', page.text, re.DOTALL)
        if body and uri.startswith("id/notes/"):
            for link in re.findall(r'href="([^"#]+)"', body.group(1)):
                file = site.file_at(uri, link)
                assert file is None or "/id/" in file.as_posix(), (uri, link)


def test_search_knows_each_note_once_and_not_this_software(site: BuiltSite, notes: Loaded) -> None:
    shown = [json.loads(path.read_text(encoding="utf-8")) for path in (site.folder / "search" / "notes").iterdir()]
    assert sorted(note["id"] for bucket in shown for note in bucket) == sorted(notes.library.notes)


def test_there_is_no_second_search(site: BuiltSite) -> None:
    assert not (site.folder / "search" / "search_index.json").exists()
    assert not any("md-search" in page.text for page in site.pages.values())


def test_every_value_of_a_facet_has_a_plain_list(site: BuiltSite, notes: Loaded) -> None:
    """What the explore page narrows down to with a script is there without it."""
    text = site.pages["id/explore/"].text
    years = {str(note.date.first_day.year) for note in notes.library.notes.values() if note.date}
    assert {year for year in years if f'href="../../id/explore/year/{year}/"' not in text} == set()
    assert 'href="../../id/themes/leadership/"' in text
    assert 'href="../../id/cities/seoul/"' in text
    lines = site.pages["id/explore/year/2018/"].text.count('<article class="lintas-card')
    assert lines == sum("2018" in str(note.date) for note in notes.library.notes.values())


def test_a_wrong_address_is_answered_in_both_languages(site: BuiltSite) -> None:
    text = site.pages["404.html"].text
    assert "Page not found" in text
    assert "Halaman tidak ditemukan" in text


def test_a_wrong_address_leads_on_from_any_depth(site: BuiltSite) -> None:
    page = site.pages["404.html"]
    assert page.title == "Page not found · Halaman tidak ditemukan · Lintas"
    assert [link for link in (*page.links, *page.loaded) if not link.startswith(("/lintas/", "#", "https://"))] == []
    assert re.findall(r'<form [^>]*action="([^"]*)"', page.text) == ["/lintas/explore/", "/lintas/id/explore/"]
    assert {f"/lintas/{lang}{way}/" for lang in ("", "id/") for way in ("themes", "cities", "asks")} <= {*page.links}
    assert "/lintas/about/" in page.links


def test_every_page_says_what_it_is_about_and_shows_a_picture_that_is_there(site: BuiltSite) -> None:
    for uri, page in site.pages.items():
        if uri == "404.html":  # nobody shares it
            continue
        assert len(re.findall('<meta name="description" content="[^"]+">', page.text)) == 1, uri
        for name in ("title", "description", "url", "image", "image:alt", "locale", "site_name"):
            assert len(re.findall(f'<meta property="og:{name}" content="[^"]+">', page.text)) == 1, (uri, name)
        (picture,) = re.findall('<meta property="og:image" content="([^"]+)">', page.text)
        file = site.file_at(uri, picture)
        assert file, uri
        assert file.is_file(), uri


@pytest.mark.parametrize("word", ["pinjaman", "erek erek", "lottery", "loan online", "Show More", "Baca juga", "±000"])
def test_what_was_around_the_reports_is_nowhere(site: BuiltSite, word: str) -> None:
    assert [
        uri for uri, page in site.pages.items() if uri.startswith(("notes/", "id/notes/")) and word in page.text
    ] == []
