"""The workflow that may write: which run and number it believes, what it takes of a stranger's texts, what it writes.

`tests/events/` has what GitHub sends, of a pull request from a fork.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
import yaml
from conftest import ROOT, TESTS
from test_report_markdown import HOSTILE

from lintas.catalogue import catalogue, languages
from lintas.changes.compare import Change, Version
from lintas.changes.told import as_markdown as changes_as_markdown
from lintas.comment.body import MARKER, Preview, comment_body, is_of_texts
from lintas.comment.github import own_comment, preview_of, texts_of
from lintas.comment.left_behind import MOST_PACKED, read_left_behind
from lintas.comment.run import Run, belongs, number_in, run_of
from lintas.comment.still import is_still
from lintas.comment.write import write
from lintas.dates import read_date
from lintas.problem import Location, Problem
from lintas.report import as_markdown
from lintas.report.room import CHANGES, NOTES, room
from lintas.rules import RULES

SITE = "https://example.org/lintas/"
RUN = Run("example/lintas", 30433642, "acb5820ced9479c074f688cc328bf03f341a511d")
OURS = Preview(12, is_ours=True, until=read_date("2026-12-06"))
RUN_ADDRESS = "https://github.com/example/lintas/actions/runs/30433642"


def recorded(name: str) -> Any:  # noqa: ANN401  (JSON)
    return json.loads((TESTS / "events" / f"{name}.json").read_text(encoding="utf-8"))


def test_the_run_is_that_of_the_event() -> None:
    assert run_of(recorded("workflow_run")) == RUN
    assert RUN.address == RUN_ADDRESS


@pytest.mark.parametrize(
    ("field", "value"),
    [("event", "push"), ("conclusion", "cancelled"), ("path", ".github/workflows/other.yml")],
)
def test_another_run_is_none_of_ours(field: str, value: str) -> None:
    event = recorded("workflow_run")
    event["workflow_run"][field] = value
    assert run_of(event) is None


@pytest.mark.parametrize("text", ["", "0", "-1", "42; rm -rf /", "42\n43", "../1", "1e3", "9" * 20, "٤٢", "$(id)"])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert number_in(text) is None


def test_a_number_is_believed_where_its_pull_request_is_at_the_commit_of_the_run() -> None:
    assert number_in("42\n") == 42
    assert belongs(recorded("pull"), RUN)


@pytest.mark.parametrize(
    ("steps", "value"),
    [
        (("state",), "closed"),
        (("head", "sha"), "6dcb09b5b57875f334f61aebed695e2e4193db5e"),
        (("base", "repo", "full_name"), "somebody/else"),
    ],
)
def test_the_number_of_another_pull_request_is_not_believed(steps: tuple[str, ...], value: str) -> None:
    pull = recorded("pull")
    place = pull
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = value
    assert not belongs(pull, RUN)


def packed(texts: Mapping[str, str | bytes], way: int = ZIP_DEFLATED) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", way) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return content.getvalue()


def test_of_what_was_left_behind_only_texts_of_our_names_and_sizes_are_read() -> None:
    left: dict[str, str | bytes] = {
        "number.md": "42\n",
        "notes.en.md": "### ✅ Nothing to mend\n",
        "notes.id.md": "x" * 60_000,
        "changes.en.md": b"\xff\xfe\x00",
        "evil.md": "@user",
        "../changes.id.md": "out",
    }
    assert read_left_behind(packed(left)) == {"number": "42\n", "notes.en": "### ✅ Nothing to mend\n"}


@pytest.mark.parametrize("content", [b"", b"no zip", packed({"number.md": "42"}, ZIP_BZIP2)])
def test_what_is_packed_as_ours_never_is_has_no_texts(content: bytes) -> None:
    assert read_left_behind(content) == {}


def test_a_text_that_says_it_is_shorter_than_it_is_is_not_read() -> None:
    content = packed({"notes.en.md": "x" * 60_000}).replace((60_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert read_left_behind(content) == {}


def test_an_artifact_that_is_too_large_is_not_downloaded() -> None:
    artifacts = recorded("artifacts")
    assert texts_of(artifacts) == 11
    assert (preview_of(artifacts) or {})["id"] == 12
    artifacts["artifacts"][0]["size_in_bytes"] = MOST_PACKED + 1
    assert texts_of(artifacts) is None
    assert texts_of({"artifacts": []}) is None


def test_of_several_attempts_the_last_one_counts_and_no_other_vouches_for_it() -> None:
    artifacts = recorded("artifacts")
    first, site = artifacts["artifacts"]
    again = [first | {"id": 21, "size_in_bytes": MOST_PACKED + 1}, site | {"id": 22}]
    assert texts_of({"artifacts": [*again, first, site]}) is None
    assert texts_of({"artifacts": [first | {"id": 21}, first]}) == 21
    assert (preview_of({"artifacts": [site, *again]}) or {})["id"] == 22


def everything_wrong(value: str) -> list[Problem]:
    example = [Problem(rule.slug, Location("notes/a.md", 2, 3), rule.values, rule.variant) for rule in RULES.values()]
    return [
        *example,
        Problem("unknown-theme", Location(f"notes/{value}.md"), {"value": value, "near": "", "file": "c.yml"}),
    ]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("value", HOSTILE)
def test_what_our_program_writes_is_still_whatever_stands_in_notes(value: str, lang: str) -> None:
    words = catalogue(lang)
    text = as_markdown(everything_wrong(value), words, lambda slug: f"{SITE}id/rules/{slug}/")
    assert is_still(text, SITE)
    changed = Change("new", (Version(f"notes/{value}/", "en", value),), is_note=True)
    assert is_still(changes_as_markdown([changed], words), SITE)


@pytest.mark.parametrize(
    "text",
    [
        "@user",
        "&#64;user",
        "&commat;user",
        "&amp;#64;user #1",
        "see #1",
        "<img src=x>",
        "<a href=x>y</a>",
        "<!-- -->",
        "![x](https://example.org/lintas/rules/bad-date/)",
        "[click](https://evil.example/)",
        "[bad-date](https://evil.example/rules/bad-date/)",
        "[bad-date](https://example.org/lintas/rules/bad-date/?next=https://evil.example)",
        "[bad-date](https://example.org/lintas/../rules/bad-date/)",
        "[bad-date]: https://evil.example",
        "https://evil.example",
        "www.evil.example",
        "`code`",
        "```\ncode\n```",
        "    code",
        "</details>\nout\n<details>",
        "<details>",
        "a | b\n--- | ---",
        "a1b2c3d4e5f6",
        "GH-1",
        "\u202egnihtemos",
        "$x$",
    ],
)
def test_what_our_program_would_not_write_is_not_shown(text: str) -> None:
    assert not is_still(text, SITE)
    body = comment_body(RUN, {"notes.en": text, "notes.id": "### ✅"}, SITE, None)
    assert text not in body.partition("<details>")[0]
    assert f"Something here can't be shown in a comment. [The run says more.]({RUN_ADDRESS})" in body


def test_where_the_site_is_not_published_no_link_is_believed() -> None:
    assert not is_still(f"[bad-date]({SITE}rules/bad-date/)", "")


def test_the_comment_says_what_was_found_what_changed_and_how_to_look_at_it() -> None:
    texts = {f"{part}.{lang}": f"### {part} in {lang}\n" for part in ("notes", "changes") for lang in languages()}
    assert comment_body(RUN, texts, SITE, OURS) == (
        "<!-- lintas: check -->\n"
        "### notes in en\n\n### changes in en\n\n"
        "### See it before it is published\n\n"
        f"[Download the site as it would be]({RUN_ADDRESS}/artifacts/12) (GitHub asks you to sign in). Unpack all of "
        "it, then open index.html in the folder inside, as READ-ME-FIRST says: nothing has to be installed. It is "
        "there until 6 December 2026.\n\n"
        "<details><summary>Bahasa Indonesia</summary>\n\n"
        "### notes in id\n\n### changes in id\n\n"
        "### Lihat sebelum terbit\n\n"
        f"[Unduh situs seperti nantinya]({RUN_ADDRESS}/artifacts/12) (GitHub meminta Anda masuk). Ekstrak seluruh "
        "isinya, lalu buka index.html di folder id di dalamnya, seperti dijelaskan dalam BACA-DULU: tidak perlu "
        "memasang apa pun. Berkas tersedia sampai 6 Desember 2026.\n\n"
        "</details>\n"
    )


def longest(say_in: Sequence[str]) -> dict[str, str]:
    """All texts as long as they get, in languages that may be of the same words."""
    problem = Problem(
        "unknown-theme", Location("notes/a.md"), {"value": "`" * 200, "near": "", "file": "notes/themes.yml"}
    )
    change = Change("new", tuple(Version("notes/" + "*" * 80, "en", "*" * 200) for _ in "ab"), is_note=True)
    texts = {}
    for lang, words in zip(languages(), map(catalogue, say_in), strict=False):
        texts[f"notes.{lang}"] = as_markdown([problem] * 900, words, lambda slug: f"{SITE}rules/{slug}/")
        texts[f"changes.{lang}"] = changes_as_markdown([change] * 900, words)
        assert len(texts[f"notes.{lang}"].encode()) <= room(NOTES)
        assert len(texts[f"changes.{lang}"].encode()) <= room(CHANGES)
    return texts


def test_the_longest_comment_is_one_that_github_takes() -> None:
    assert 50_000 < len(comment_body(RUN, longest(languages()), SITE, OURS)) < 65_536


def test_with_a_third_language_the_longest_comment_still_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lintas.report.room.languages", lambda: ("en", "id", "xx"))
    texts = longest(languages())
    third = sum(len(text) for name, text in texts.items() if name.endswith(".id"))
    assert len(comment_body(RUN, texts, SITE, OURS)) + third + 1_500 < 65_536


def test_what_github_refuses_is_said_without_a_traceback(tmp_path: Path) -> None:
    gh = tmp_path / "gh"
    gh.write_text("#!/bin/sh\necho 'HTTP 502: Bad Gateway' >&2; exit 1\n", encoding="utf-8")
    gh.chmod(0o755)
    env = os.environ | {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_EVENT_PATH": str(TESTS / "events" / "workflow_run.json"),
        "GITHUB_SERVER_URL": "https://github.com",
    }
    done = subprocess.run(
        [sys.executable, "-m", "lintas.comment"], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "HTTP 502" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_run_that_left_no_texts_is_said_to_be_unfinished() -> None:
    assert "The notes could not be checked to the end." in comment_body(RUN, {}, SITE, None)


def test_where_nothing_could_be_built_the_comment_says_when_there_will_be_something_to_look_at() -> None:
    body = comment_body(RUN, {"notes.en": "### ❌ 1 error\n", "notes.id": "### ❌ 1 kesalahan\n"}, SITE, None)
    assert "The site can be looked at here once the errors are mended.\n" in body
    assert "Situs dapat dilihat di sini setelah kesalahannya diperbaiki.\n" in body


def test_our_own_comment_is_found_again_and_nobody_else_s() -> None:
    ours: dict[str, Any] = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARKER}\nold"}
    others: list[dict[str, Any]] = [
        {"id": 1, "user": {"login": "somebody"}, "body": f"{MARKER}\ncopied"},
        {"id": 2, "user": None, "body": MARKER},
        {"id": 4, "user": {"login": "github-actions[bot]"}, "body": f"of another workflow {MARKER}"},
    ]
    assert own_comment([*others, ours]) == ours
    assert own_comment(others) is None


class Recorded:
    """GitHub as it answers, and what it was sent."""

    def __init__(self, number: str = "42", comments: tuple[object, ...] = (), files: tuple[str, ...] = ()) -> None:
        self.number, self.comments, self.files = number, comments, files
        self.sent: list[tuple[str, tuple[str, ...], str]] = []

    def ask(self, path: str, *options: str, send: Mapping[str, Any] | None = None) -> object:
        if send is not None:
            self.sent.append((path, options, send["body"]))
        return {
            "repos/example/lintas/actions/runs/30433642/artifacts?per_page=100": recorded("artifacts"),
            "repos/example/lintas/pulls/42": recorded("pull") | {"changed_files": max(1, len(self.files))},
            "repos/example/lintas/pulls/42/files?per_page=100": [[{"filename": path} for path in self.files]],
            "repos/example/lintas/pages": {"html_url": "https://example.org/lintas"},
            "repos/example/lintas/issues/42/comments?per_page=100": [self.comments],
        }.get(path)

    def download(self, run: Run, artifact: int) -> bytes:
        assert (run, artifact) == (RUN, 11)
        return packed({"number.md": self.number, "notes.en.md": f"[bad-date]({SITE}rules/bad-date/)"})


def written(github: Recorded, lang: str = "en") -> str:
    return write(recorded("workflow_run"), "https://github.com", github, catalogue(lang))


def test_the_first_time_a_comment_is_written() -> None:
    github = Recorded()
    assert written(github) == "Commented on #42."
    ((path, options, body),) = github.sent
    assert (path, options) == ("repos/example/lintas/issues/42/comments", ())
    assert body.startswith(f"{MARKER}\n[bad-date]({SITE}rules/bad-date/)\n")


@pytest.mark.parametrize(
    ("files", "is_ours"),
    [
        (("notes/a.md", "docs/index.md"), True),
        (("notes/a.md", "src/lintas/build.py"), False),
        (("mkdocs.yml",), False),
        (("notes-evil/a.md",), False),
        ((), False),  # GitHub listed none of them
    ],
)
def test_a_site_that_the_change_s_own_program_made_is_said_to_be_so(files: tuple[str, ...], is_ours: bool) -> None:  # noqa: FBT001  (a case)
    github = Recorded(files=files)
    written(github)
    ((_, _, body),) = github.sent
    assert ("the program that this change brings" in body) is not is_ours


def test_the_comment_says_until_when_github_keeps_the_site() -> None:
    github = Recorded()
    written(github)
    ((_, _, body),) = github.sent
    assert "until 6 December 2026." in body
    assert "sampai 6 Desember 2026." in body


def test_a_file_that_came_out_of_the_program_is_no_text_alone() -> None:
    assert not is_of_texts([{"filename": "notes/a.md", "previous_filename": "src/a.py"}])


def test_later_it_is_written_anew_in_its_place() -> None:
    before = {"id": 7, "user": {"login": "github-actions[bot]"}, "body": f"{MARKER}\nold"}
    github = Recorded(comments=(before,))
    assert written(github) == "The comment on #42 is up to date."
    ((path, options, _),) = github.sent
    assert (path, options) == ("repos/example/lintas/issues/comments/7", ("--method", "PATCH"))


def test_the_log_speaks_the_language_of_whoever_runs_it() -> None:
    assert written(Recorded(), "id") == "Komentar ditulis pada #42."


@pytest.mark.parametrize("number", ["43", "42; id", ""])
def test_nothing_is_written_where_the_number_is_wrong(number: str) -> None:
    github = Recorded(number)
    assert written(github).startswith("No comment: the number that the run left")
    assert github.sent == []


def test_the_workflow_that_may_write_runs_only_the_default_branch() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "comment.yml").read_text(encoding="utf-8"))
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {
        "actions": "read",
        "contents": "read",
        "pages": "read",
        "pull-requests": "write",
    }
    checkout, *others = job["steps"]
    assert checkout["with"] == {"persist-credentials": False}  # without a ref this event has the default branch
    assert [step for step in others if "checkout" in step.get("uses", "") or "cache" in step.get("uses", "")] == []
    assert [step["env"] for step in others if "env" in step] == [{"GH_TOKEN": "${{ github.token }}"}]
