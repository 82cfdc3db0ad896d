"""Links in a text lead elsewhere; what only looks like one stays as it was written."""

from __future__ import annotations

import pytest

from lintas.export.body_links import led

THERE = {"x.md": "/x/", "y.md": "/y/", "x.md#part": "/x/#part", "a meeting.png": "/a%20meeting.png", "a": "/a/"}
LED = {
    "in line": ("[b](x.md) and ![c]( y.md )", "[b](/x/) and ![c]( /y/ )"),
    "with a title": ('[b](x.md "x.md")', '[b](/x/ "x.md")'),
    "after an address below the text": ("[a][1] [b](x.md)\n\n[1]: y.md\n", "[a][1] [b](/x/)\n\n[1]: /y/\n"),
    "in another order": ("[b](y.md) [a](x.md) [b](y.md)", "[b](/y/) [a](/x/) [b](/y/)"),
    "to a part": ("[b](x.md#part) [a](x.md)", "[b](/x/#part) [a](/x/)"),
    "with a space": ("![m](<a meeting.png>)", "![m](</a%20meeting.png>)"),
    "as HTML": ('<a href="x.md">b</a> <img src=y.md>', '<a href="/x/">b</a> <img src=/y/>'),
    "around a picture": ("[![c](y.md)](x.md)", "[![c](/y/)](/x/)"),
    "below its words": ("[`x`](x.md), \\`[b](x.md)\\`", "[`x`](/x/), \\`[b](/x/)\\`"),
    "after a fence that nothing ends": ("```\n[b](x.md)", "```\n[b](/x/)"),
    "after a lone backtick": ("It's ` here.\n\n[b](x.md) `", "It's ` here.\n\n[b](/x/) `"),
}
LEFT = {
    "code": "`[b](x.md)` and ``[b](x.md) ` [b](x.md)``",
    "code over two lines": "`[b](x.md)\n[b](x.md)`",
    "a fence": "```md\n[b](x.md)\n\n[b](x.md)\n```\n",
    "a fence of tildes": "~~~~\n[b](x.md)\n~~~\n[b](x.md)\n~~~~\n",
    "what begins alike": "[b](x.md2) [a](ab.md) [c](x.md#other)",
    "prose": "As [he said]: x.md is a file, and so is x.md.",
    "a footnote": "Seen[^1].\n\n[^1]: x.md is a file.\n",
}


@pytest.mark.parametrize(("text", "there"), LED.values(), ids=LED.keys())
def test_a_link_leads_elsewhere(text: str, there: str) -> None:
    assert led(text, THERE) == there


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT.keys())
def test_what_is_no_link_stays(text: str) -> None:
    assert led(text, THERE) == text
    assert led(f"{text}\n\n[b](x.md)", THERE) == f"{text}\n\n[b](/x/)"
