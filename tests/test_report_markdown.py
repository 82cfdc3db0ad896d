"""The summary comment of a pull request, as GitHub gets it."""

from __future__ import annotations

import html
import re

import pytest

from lintas.catalogue import catalogue, languages
from lintas.problem import Location, Problem
from lintas.report import as_markdown
from lintas.report.quoted import quoted, still_code
from lintas.report.room import NOTES, room

WRONG = Problem(
    "unknown-theme",
    Location("notes/a.md", 7, 8),
    {"value": "leadrship", "near": "leadership", "file": "notes/themes.yml"},
    "near",
)
WARNING = Problem("missing-summary", Location("notes/a.md", 2, 8))
ELSEWHERE = Problem("missing-source", Location("notes/b.md", 2, 8))
HOSTILE = (
    "@user",
    "@org/team",
    "#1",
    "owner/repo#1",
    "GH-1",
    "<img src=x onerror=alert(1)>",
    "<!-- a --> b",
    "-->",
    "[x](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "`code` and `` more ``",
    "```\n@user\n```",
    "https://evil.example",
    "www.evil.example",
    "user@evil.example",
    "&#64;user &commat;user",
    "</details></summary></code>",
    "**bold** _under_ ~~gone~~ $x$ |",
    "a1b2c3d4e5f60718293a4b5c6d7e8f9012345678",
    ":tada:",
    "\\@user \\[x](y)",
    "\u202e@user",
    "\n# a heading\n- an item",
)
OURS = re.compile(r"</?(?:code|details|summary)>|<br>")


def address(slug: str) -> str:
    return f"https://example.org/rules/{slug}/"


def test_errors_come_first_then_warnings_file_by_file() -> None:
    assert as_markdown([WARNING, WRONG, ELSEWHERE], catalogue("en"), address) == (
        "### ❌ 1 error\n"
        "\n"
        "**<code>notes/a.md</code>**\n"
        "\n"
        "- **Line 7**: “leadrship” is not a theme ([unknown-theme](https://example.org/rules/unknown-theme/))<br>"
        "Did you mean “leadership”? All themes are on the site's page “Themes”.\n"
        "\n"
        "### ⚠️ 2 warnings\n"
        "\n"
        "**<code>notes/a.md</code>**\n"
        "\n"
        "- **Line 2**: there is no <code>summary</code> "
        "([missing-summary](https://example.org/rules/missing-summary/))<br>"
        "Add one sentence that says it all; lists and search results show it.\n"
        "\n"
        "**<code>notes/b.md</code>**\n"
        "\n"
        "- **Line 2**: neither the note nor its exchange names a source "
        "([missing-source](https://example.org/rules/missing-source/))<br>"
        "Add <code>sources:&#8203;</code> with a title and an address.\n"
    ).replace("sources:&#8203;", "sources:")


@pytest.mark.parametrize(("lang", "said"), [("en", "Nothing to mend"), ("id", "Tidak ada yang perlu diperbaiki")])
def test_it_says_so_when_all_is_well(lang: str, said: str) -> None:
    assert as_markdown([], catalogue(lang)) == f"### ✅ {said}\n"


def test_where_rules_have_no_address_there_is_no_link() -> None:
    assert "<code>unknown-theme</code>" in as_markdown([WRONG], catalogue("en"))
    assert "](" not in as_markdown([WRONG], catalogue("en"))


def test_many_are_folded_up() -> None:
    folded = as_markdown([WRONG] * 11, catalogue("en"))
    assert folded.count("<details><summary>Show them</summary>") == folded.count("</details>") == 1
    assert "<details>" not in as_markdown([WRONG] * 10, catalogue("en"))


@pytest.mark.parametrize("lang", languages())
def test_what_would_be_too_long_is_left_out_and_counted(lang: str) -> None:
    long = Problem(
        "unknown-theme", Location("notes/a.md", 7, 8), {"value": "ă" * 200, "near": "", "file": "notes/themes.yml"}
    )
    text = as_markdown([*[long] * 500, *[WARNING] * 300], catalogue(lang), address)
    assert len(text.encode()) <= room(NOTES)
    shown = text.count("\n- ")
    assert 10 < shown < 500
    assert str(800 - shown) in text.splitlines()[-1]
    assert text.count("<details>") == text.count("</details>")


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_in_a_text_of_a_stranger_comes_alive(value: str) -> None:
    hostile = Problem(
        "unknown-theme", Location(f"notes/{value}.md", 7, 8), {"value": value, "near": "", "file": "c.yml"}
    )
    text = as_markdown([hostile], catalogue("en"), address).replace(f"[unknown-theme]({address('unknown-theme')})", "")
    assert_still(text)


@pytest.mark.parametrize("value", HOSTILE)
def test_what_is_quoted_can_still_be_read(value: str) -> None:
    read = html.unescape(OURS.sub("", quoted(value))).replace("\u200b", "")
    assert read.replace("`", "") == " ".join(value.split()).replace("`", "")


def assert_still(text: str) -> None:
    """Nothing that Markdown marks, and nothing that GitHub looks for in what Markdown has become."""
    marked = re.sub(r"^(?:#{3} |- |\*\*(?=<code>)|(?:(?<=^)|(?<=- ))\*\*Line)", "", text, flags=re.MULTILINE)
    marked = re.sub(r"&#\d+;", "", OURS.sub("", marked)).replace("**", "")
    assert not re.search(r"[\[\]<>`!\\~$|_*]", marked), marked
    shown = html.unescape(text)
    assert not re.search(r"@\w|(?<!^)#\w|\bGH-\d|https?://|www\.\w|[0-9a-f]{7}|:\w+:", shown, re.IGNORECASE), shown


@pytest.mark.parametrize("value", [*HOSTILE, "`a`", "``"])
def test_code_is_code_whatever_stands_in_it(value: str) -> None:
    written = still_code(value)
    assert written.count("<") == 2
    assert "`" not in written
    assert html.unescape(OURS.sub("", written)).replace("\u200b", "") == " ".join(value.split())
