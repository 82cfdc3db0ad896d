from __future__ import annotations

import re

import pytest
from harmless_html import harms
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from lintas.body import BodyReader
from lintas.sanitise import sanitise, sanitise_abroad, sanitise_apart
from lintas.set_apart import MARK
from lintas.settings import MarkdownSettings

PAGE = "https://example.org/site/notes/h/"
HOSTILE = [
    "<script>alert(1)</script>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '<a href=" &#14; javascript:alert(1)">x</a>',
    "<a href='vbscript:msgbox(1)'>x</a>",
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="DATA:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<a href="x" target="_blank" ping="https://example.org/" download="a.exe">x</a>',
    '<img src="x" alt="x" onerror="alert(1)">',
    '<img src="x" srcset="https://example.org/a.png 2x" alt="x">',
    '<img src="//example.org/a.png" alt="x">',
    '<svg onload="alert(1)"></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<template><img src="x" onerror="alert(1)"></template>',
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<xmp></xmp><img src=x onerror=alert(1)>",
    '<iframe src="https://example.org"></iframe>',
    '<meta http-equiv="refresh" content="0">',
    '<base href="https://example.org/">',
    '<p style="position:fixed">x</p>',
    "<form action=x><input autofocus onfocus=alert(1)><button formaction=x>x</button></form>",
    "<details open ontoggle=alert(1)>x</details>",
    '<p id="__config" class="md-overlay" name="body">x</p>',
    "<!-- x --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
]
# Texts that are made of the pieces of which attacks are made.
PIECES = st.sampled_from(
    [
        *"<>/\"'`=&;:!?-[](){}|* \n\t\x00",
        *"<!-- --> ]]> &# javascript: data: https://example.org/ onerror=alert(1) href= src= style= ".split(),
        *"id=__config class=md-x {: a b p img svg script style math template noscript table td title xmp".split(),
        *(
            "<form>",
            "<p class=md-x>",
            "<p id=__config>",
            "<a href=javascript:alert(1)>",
            "<img src=x onerror=alert(1)>",
        ),
    ]
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_runs_loads_or_disguises_itself_stays(hostile: str) -> None:
    assert harms(hostile), "there is nothing hostile in it"
    for clean in (sanitise(hostile), sanitise_apart(hostile), sanitise_abroad(hostile, PAGE).replace(PAGE, "")):
        assert harms(clean) == []


@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_the_pieces_nothing_hostile_comes_of_them(text: str) -> None:
    assert harms(sanitise(text)) == []
    made = Markdown(extensions=["attr_list", "tables", "footnotes"]).convert(text)
    assert harms(sanitise(made)) == []


@given(st.lists(PIECES, max_size=40).map("".join))
def test_what_was_made_harmless_is_left_as_it_is(text: str) -> None:
    once = sanitise(text)
    assert sanitise(once) == once


def test_of_an_element_that_may_not_be_there_the_words_stay() -> None:
    assert sanitise("<script>a()</script> <textarea>b</textarea> <svg><text>c</text></svg>") == "a() b c"
    assert sanitise('<p><font color="red">red</font> <o:p>and more</o:p></p>') == "<p>red and more</p>"
    assert sanitise("<plaintext>a<p>b</p>") == "a<p>b</p>"


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


@pytest.mark.parametrize("name", ["lintas-term", "lintas-full", "lintas-left", "headerlink"])
def test_a_class_of_the_sites_own_stays_only_where_the_site_gave_it(name: str) -> None:
    assert sanitise(f'<span class="{MARK}{name} {MARK}lintas-panel">x</span>') == f'<span class="{name}">x</span>'
    for mark in ("", "&#2;&#3;", "&#x2&#x3;"):
        assert sanitise(f'<span class="{mark}{name}">x</span>') == "<span>x</span>"


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://example.org/){: .lintas-term }",
        '<a class="lintas-term" href="y">x</a>',
        '<span class="headerl&#105;nk">x</span>',
        "## x {: .headerlink }",
        "| a |\n| :-: |\n| x {: .lintas-full } |",
        '<div class="lintas-left" markdown="1">x</div>',
    ],
)
def test_a_note_does_not_dress_up_as_a_part_of_the_site(text: str) -> None:
    reader = BodyReader(MarkdownSettings(extensions=("attr_list", "md_in_html", "tables", "toc")))
    made = sanitise(reader.render(text).html).replace('class="lintas-center"', "")
    assert "lintas-" not in made
    assert "headerlink" not in made


def test_what_the_extensions_give_stays() -> None:
    reader = BodyReader(MarkdownSettings(("tables", "toc"), {"toc": {"permalink": True}}))
    made = sanitise(reader.render("## A\n\n| a |\n| :-: |\n| b |\n").html)
    assert 'class="headerlink"' in made
    assert made.count('class="lintas-center"') == 2


def test_no_heading_stands_in_the_place_of_the_lists_around_a_text() -> None:
    reader = BodyReader(MarkdownSettings(("attr_list", "toc")))
    text = "## List sources\n\n## Listed\n\n## a {: #list-cite }\n\n<div id='list-related'>x</div>\n"
    rendered = reader.render(text)
    assert re.findall(' id="(.*?)"', sanitise(rendered.html)) == ["list-sources_1", "listed"]
    assert [heading["id"] for heading in rendered.toc][:2] == ["list-sources_1", "listed"]


def test_a_picture_of_another_site_is_not_loaded() -> None:
    assert sanitise('<img src="https://example.org/p.png" alt="x">') == '<img alt="x">'


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example/y",
        "/\\evil.example",
        "\\\\evil.example\\share",
        "/\t/evil.example",
        "&#47;/evil.example",
        "https://jakarta.go.id@evil.example/",
        "HTTPS:jakarta.go.id:443@evil.example/",
        "http://evil.example\\@jakarta.go.id/",
    ],
)
def test_no_address_seems_to_lead_to_another_host(address: str) -> None:
    assert sanitise(f'<a href="{address}">x</a>') == '<a rel="noopener">x</a>'
    assert "evil" not in sanitise_abroad(f'<a href="{address}">x</a>', PAGE)


@pytest.mark.parametrize("address", ["https://example.org/@a", "https://example.org/?q=a@b", "mailto:a@b.org", "a/b"])
def test_an_address_with_a_sign_of_mail_behind_its_host_leads_where_it_says(address: str) -> None:
    assert sanitise(f'<a href="{address}">x</a>') == f'<a href="{address}" rel="noopener">x</a>'


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
