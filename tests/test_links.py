from __future__ import annotations

import pytest

from lintas.render.links import LanguageLinks, Place

VERSIONS = {"en": "notes/visit/index.md", "id": "notes/visit/index.id.md"}
PLACES = {
    "notes/visit/index.md": Place("notes/visit/index.md", VERSIONS),
    "notes/visit/index.id.md": Place("notes/visit/index.id.md", VERSIONS),
    "notes/visit/meetings.md": Place("notes/visit/meetings.md", {"en": "notes/visit/meetings.md"}),
    "notes/visit/meetings.id.md": Place("notes/visit/meetings.id.md", {"id": "notes/visit/meetings.id.md"}),
    "notes/visit/stream.png": Place("notes/visit/stream.png"),
    "docs/about.md": Place("about.md", {"en": "docs/about.md", "id": "docs/about.id.md"}),
    "docs/about.id.md": Place("about.id.md", {"en": "docs/about.md", "id": "docs/about.id.md"}),
}


@pytest.mark.parametrize(
    ("path", "lang", "target", "expected"),
    [
        ("notes/visit/meetings.md", "en", "index.md", "index.md"),
        ("notes/visit/meetings.id.md", "id", "index.md", "index.id.md"),
        ("notes/visit/meetings.id.md", "id", "index.md#who", "index.id.md#who"),
        ("notes/visit/index.id.md", "id", "meetings.md", "meetings.md"),
        ("notes/visit/meetings.id.md", "id", "stream.png", "stream.png"),
        ("notes/visit/meetings.id.md", "id", "../../docs/about.md", "../../about.id.md"),
        ("docs/about.id.md", "id", "../notes/visit/index.md", "notes/visit/index.id.md"),
        ("notes/visit/meetings.id.md", "id", "https://example.org/index.md", "https://example.org/index.md"),
        ("notes/visit/meetings.id.md", "id", "#seen", "#seen"),
        ("notes/visit/meetings.id.md", "id", "nowhere.md", "nowhere.md"),
    ],
)
def test_a_link_prefers_the_language_of_its_page(path: str, lang: str, target: str, expected: str) -> None:
    links = LanguageLinks()
    links.places = PLACES
    links.enter(path, lang)
    assert links.settle(target) == expected
