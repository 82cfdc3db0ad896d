from __future__ import annotations

import pytest

from lintas.sanitise import sanitise, sanitise_abroad


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<img src="x" alt="x" onerror="alert(1)">',
        '<svg onload="alert(1)"></svg>',
        '<iframe src="https://example.org"></iframe>',
        '<meta http-equiv="refresh" content="0">',
        '<base href="https://example.org/">',
        '<p style="position:fixed">x</p>',
        "<form><input></form>",
    ],
)
def test_nothing_that_runs_loads_or_disguises_itself_stays(hostile: str) -> None:
    clean = sanitise(hostile)
    for part in ("script", "alert", "onerror", "onload", "iframe", "meta", "base", "style", "<form", "<svg", "data:"):
        assert part not in clean


def test_what_markdown_makes_stays() -> None:
    html = (
        '<h2 id="seen">Seen</h2>\n<p>A <strong>text</strong> with <a href="../b/" rel="noopener">a link</a>.</p>\n'
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>\n"
        '<img src="stream.png" alt="The stream">'
    )
    assert sanitise(html) == html


def test_only_classes_of_markdown_extensions_stay() -> None:
    assert sanitise('<div class="admonition md-overlay note">x</div>') == '<div class="admonition note">x</div>'
    assert sanitise('<div class="md-search">x</div>') == "<div>x</div>"
    assert sanitise('<span class="lintas-full lintas-panel">x</span>') == '<span class="lintas-full">x</span>'


def test_a_picture_of_another_site_is_not_loaded() -> None:
    assert sanitise('<img src="https://example.org/p.png" alt="x">') == '<img alt="x">'


def test_a_note_puts_nothing_in_the_place_of_the_sites_own_parts() -> None:
    assert sanitise('<p id="__config">x</p><p id="seen">y</p>') == '<p>x</p><p id="seen">y</p>'


def test_abroad_addresses_are_complete_and_nothing_is_named() -> None:
    html = (
        '<h2 id="a" class="note">A</h2><a href="../b/?c=1&amp;d">b</a><a href="#a">a</a><img src="../e f.png" alt="">'
        '<img src="https://example.org/g.png" alt=""><a href="javascript:x">x</a><a href="mailto:m@example.org">m</a>'
    )
    assert sanitise_abroad(html, "https://example.org/site/notes/h/") == (
        '<h2>A</h2><a href="https://example.org/site/notes/b/?c=1&amp;d" rel="noopener">b</a>'
        '<a href="https://example.org/site/notes/h/#a" rel="noopener">a</a>'
        '<img src="https://example.org/site/notes/e%20f.png" alt=""><img alt=""><a rel="noopener">x</a>'
        '<a href="mailto:m@example.org" rel="noopener">m</a>'
    )
