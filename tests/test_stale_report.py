"""What needs attention, as an editor reads it: text, JSON, the body of an issue."""

from __future__ import annotations

import datetime as dt
import html
import json
from pathlib import Path

import pytest
from built import run
from conftest import MakeBase
from stories import ASK, LATER

from lintas.catalogue import catalogue
from lintas.comment.still import FOUND
from lintas.stale.matter import Matter
from lintas.stale.report import MOST, Report, as_markdown, as_text, ticked_in

WORDS = catalogue("en")
REPOSITORY = "https://github.com/cities/lessons"
PLACE = f"({REPOSITORY}/blob/HEAD/notes/subway.md?plain=1#L9)"
DAY = dt.date(2026, 1, 5)


def ask(title: str = "How to keep a subway safe", path: str = "notes/subway.md") -> Matter:
    return Matter("ask-open", path, 9, title, {"date": DAY})


def link(url: str) -> Matter:
    return Matter("link-dead", "notes/a.md", 4, "A note", {"url": url, "why": "404 Not Found", "number": 1})


def boxes(body: str) -> list[str]:
    return [line for line in body.splitlines() if line.startswith("- [")]


def test_text_names_what_to_do_and_each_place() -> None:
    heading, advice, place = as_text(Report([ask()], WORDS)).splitlines()
    assert heading == "Asks that have been open for long (1)"
    assert advice.startswith("  Ask around, among the cities that were asked first.")
    assert place.startswith("  notes/subway.md:9: How to keep a subway safe: open since 5 January 2026; nobody has ")


def test_text_says_that_nothing_is_left() -> None:
    assert as_text(Report([], catalogue("id"))) == "Tidak ada yang perlu diperhatikan."


def test_an_issue_has_a_box_for_each_with_a_link_to_its_line() -> None:
    body = as_markdown(Report([ask()], WORDS, repository=REPOSITORY))
    assert body.startswith("What time has overtaken")
    assert "## Asks that have been open for long (1)\n" in body
    (line,) = boxes(body)
    link = "[How to keep a subway safe](https://github.com/cities/lessons/blob/HEAD/notes/subway.md?plain=1#L9)"
    assert line == f"- [ ] {link}: open since 5 January 2026; nobody has looked yet whether it was answered"


def test_where_no_repository_is_known_the_path_is_named() -> None:
    assert boxes(as_markdown(Report([ask()], WORDS)))[0].startswith(
        "- [ ] How to keep a subway safe (notes/subway.md:&#8203;9): "
    )


def test_an_issue_of_nothing_is_empty() -> None:
    assert as_markdown(Report([], WORDS)) == ""


def test_a_box_that_somebody_ticked_stays_ticked() -> None:
    told = Report([ask(), ask("Another", "notes/b.md")], WORDS)
    body = as_markdown(told).replace("- [ ] Another", "- [x] Another").replace("\n", "\r\n")
    again = as_markdown(Report(told.matters, WORDS, ticked=ticked_in(body)))
    assert [line[:13] for line in boxes(again)] == ["- [ ] How to ", "- [x] Another"]


@pytest.mark.parametrize(
    "title",
    [
        "@somebody look",
        "see #1 and cities/lessons#12",
        "<script>alert(1)</script>",
        "](https://evil.example) [x",
        "`code` **bold** | table",
        "two\nlines\n- [x] a box\n## a heading",
        "${{ github.token }} $(id) `id`",
        "\x1b[31mred",
        "https://evil.example and www.evil.example",
        "GH-1 and CVE-2024-1234",
        "a1b2c3d4e5f6",
        "<!-- -->",
    ],
)
def test_what_a_note_says_stays_text(title: str) -> None:
    body = as_markdown(Report([ask(title)], WORDS, repository=REPOSITORY))
    (line,) = boxes(body)
    assert line.startswith("- [ ] [")
    assert line.count("](") - line.count("\\](") == 1
    assert "<script" not in line
    assert "@s" not in line
    assert not FOUND.search(html.unescape(line.replace(PLACE, "")))
    assert line.isprintable() or "\u200b" in line
    assert "\x1b" not in as_text(Report([ask(title)], WORDS))


def test_what_a_server_gives_as_its_reason_stays_text() -> None:
    why = "404 @somebody https://evil.example #1 [x](https://evil.example) a1b2c3d4"
    gone = Matter("link-dead", "notes/a.md", 4, "A note", {"url": "https://a.example/", "why": why, "number": 1})
    (line,) = boxes(as_markdown(Report([gone], WORDS)))
    assert not FOUND.search(html.unescape(line))
    assert "](" not in line


def test_a_long_issue_is_cut_to_what_git_hub_takes_and_says_how_much_is_left_out() -> None:
    many = [ask(f"{number} {'long ' * 30}") for number in range(1000)]
    body = as_markdown(Report([*many, link("https://example.org/gone")], WORDS, repository=REPOSITORY))
    assert MOST - 500 < len(body) <= MOST
    shown = len(boxes(body)) - 1
    assert f"…and {1000 - shown} more" in body
    assert "## Asks that have been open for long (1000)" in body
    assert "example.org/gone" in html.unescape(body), "a short kind is not cut for a long one"


def test_an_issue_in_which_not_even_one_fits_has_the_numbers() -> None:
    body = as_markdown(Report([ask("x" * 300)] * 3, WORDS), most=900)
    assert boxes(body) == []
    assert "…and 3 more" in body


def test_sources_that_nobody_had_time_to_ask_are_counted() -> None:
    assert "7 addresses could not be asked" in as_markdown(Report([ask()], WORDS, unasked=7))
    assert "7 addresses could not be asked" in as_text(Report([], WORDS, unasked=7))


@pytest.fixture
def base(make_base: MakeBase) -> Path:
    subway = ASK.replace("last_checked: 2026-11", "asked_by: Jakarta\ndate: 2018-03")
    return make_base({"subway.md": subway, "2019-03-second-visit/index.md": LATER})


def test_the_command_ends_with_0_however_much_there_is(base: Path) -> None:
    done = run("lintas", "stale", "--on", "2026-11-21", cwd=base)
    assert done.returncode == 0, done.stderr
    assert "Planned exchanges whose date has passed (1)\n" in done.stdout
    assert "notes/subway.md:" in done.stdout


def test_the_command_looks_from_the_day_that_is_named(base: Path) -> None:
    done = run("lintas", "stale", "--on", "2018-04-01", "--lang", "id", cwd=base)
    assert (done.returncode, done.stdout) == (0, "Tidak ada yang perlu diperhatikan.\n")


def test_the_command_for_programs(base: Path) -> None:
    done = run("lintas", "stale", "--on", "2026-11-21", "--format", "json", cwd=base)
    rows = json.loads(done.stdout)
    assert [row["matter"] for row in rows] == ["exchange-overdue", "ask-open"]
    assert rows[0].keys() == {"matter", "path", "line", "title", "message", "help"}


def test_the_command_for_an_issue_keeps_ticks(base: Path) -> None:
    first = run("lintas", "stale", "--on", "2026-11-21", "--format", "markdown", cwd=base).stdout
    (base / "was.md").write_text(first.replace("- [ ] How", "- [X] How"), encoding="utf-8")
    done = run("lintas", "stale", "--on", "2026-11-22", "--format", "markdown", "--was", "was.md", cwd=base)
    assert [line[:9] for line in boxes(done.stdout)] == ["- [ ] Jak", "- [x] How"]


@pytest.mark.parametrize("arguments", [("--on", "yesterday"), ("--was", "no-such-file.md"), ("--format", "xml")])
def test_wrong_usage_ends_with_2_and_a_message(base: Path, arguments: tuple[str, ...]) -> None:
    done = run("lintas", "stale", *arguments, cwd=base)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
