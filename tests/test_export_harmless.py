"""A note's text in an export: as it was written, unless something in it would come alive."""

from __future__ import annotations

import pytest
from markdown import Markdown

from lintas.aligned import Aligned
from lintas.export.markdown.harmless import deeper, harmless

READER = Markdown(extensions=["attr_list", "fenced_code", "tables", Aligned()])
AS_IT_IS = (
    "Plain, 1 < 2 and 3 > 2, `<script>` in code\n",
    "```\n<script>alert(1)</script>\n```\n",
    "<details><summary>More</summary>of it</details>\n",
    "<!-- a remark -->\n\n<https://example.org/>, <name@example.org>\n",
    "<!-- that nothing ends, and <img src=x onerror=alert(1)",  # Python-Markdown takes both for text
    "| a | b |\n|:--|--:|\n| 1 | 2 |\n",
    '<input type="checkbox" disabled checked> done, <input id="__tabbed_1_2" name="__tabbed_1" type="radio">\n',
    '<label for="__tabbed_1_2">A tab</label>\n',
    '[a](https://example.org/ "x"), [b](#part), ![c](d.png)\n\n## Part {: #part }\n',
)
AS_TEXT = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="java&#115;cript:alert(1)">x</a>',
    '<p style="position: fixed">x</p>',
    '<div class="md-overlay">x</div>',
    "<iframe src='https://example.org/'></iframe>",
    "<svg/onload=alert(1)>",
    "<x-y>",
    '<input type="checkbox" id="__drawer">',
    '<input type="text">',
    "<input>",
    '<label for="__search">x</label>',
    '<label for="q">x</label>',
    '<div id="__config" id="x">{"base": "https://example.org/"}</div>',
    '<div data-md-component="search">x</div>',
)
AS_TYPED = (
    "# X {: #__config }",
    "[x](javascript:alert(1))",
    '[x](#y){: onclick="alert(1)" }',
    '# X {: style="position: fixed" }',
)


@pytest.mark.parametrize("text", AS_IT_IS)
def test_what_is_harmless_stays_as_it_was_written(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize("text", AS_TEXT)
def test_html_that_would_come_alive_is_text(text: str) -> None:
    before = "Before `<b>` <https://example.org/> <name@example.org>"
    assert shown(f"{before} {text}\n") == f"{before} {text.replace('<', '&lt;')}\n"


@pytest.mark.parametrize("text", AS_TYPED)
def test_what_is_dangerous_without_html_is_shown_as_it_was_typed(text: str) -> None:
    assert shown(f"A fence\n\n```\n~~~\n```\n\n{text}\n") == f"````\nA fence\n\n```\n~~~\n```\n\n{text}\n````"


def test_headings_go_one_level_down_and_remarks_in_code_do_not() -> None:
    assert deeper("## Seen\n\n```\n# a remark\n```\n\n# Limits\n") == "### Seen\n\n```\n# a remark\n```\n\n## Limits\n"


def shown(text: str) -> str:
    return harmless(text, lambda markdown: READER.reset().convert(markdown))
