"""Builds again and again: whatever was kept, the site is what a first build would make, and it is always whole."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import made_up
import pytest
from attachments import picture
from built import BuiltSite, run
from conftest import SMALL_BASE, MakeBase
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from stories import ALONE, LESSON_IN_INDONESIAN, ONLY_SUMMARY, STORY, VISIT

from lintas.build import Built, Tell, build_site
from lintas.load import Loaded, load
from lintas.settings import read_settings, settings_of
from lintas.workspace import workspace

MANY = 220  # notes; enough for several processes


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(base: Path, site: Path | None = None) -> Built:
    """A build as `lintas build` makes it, without the time that it takes Python to start."""
    config, problems = read_settings(base / "mkdocs.yml")
    assert config is not None, problems
    with workspace(base, site or base / "site") as work:
        built = build_site(config, settings_of(config), work, Tell())
    assert built.failure == ""
    assert not built.refused
    return built


@contextmanager
def fresh_copy(base: Path) -> Iterator[Path]:
    """The same base on a machine that never built it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "base"
        shutil.copytree(base, copy, ignore=shutil.ignore_patterns(".cache", "site"))
        yield copy


def as_if_for_the_first_time(base: Path) -> dict[str, bytes]:
    with fresh_copy(base) as copy:
        build(copy)
        return tree(copy / "site")


# The same whatever came before


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(base: Path) -> None:
        file = base / path
        if file.exists():
            text = file.read_text(encoding="utf-8")
            assert old in text or new in text, path
            file.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def written(path: str, text: str) -> Callable[[Path], None]:
    def edit(base: Path) -> None:
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_text(text, encoding="utf-8")

    return edit


def deleted(path: str) -> Callable[[Path], None]:
    return lambda base: (base / path).unlink(missing_ok=True)


def renamed(old: str, new: str) -> Callable[[Path], None]:
    def edit(base: Path) -> None:
        if (base / old).exists():
            (base / old).rename(base / new)

    return edit


def appended(path: str, text: str) -> Callable[[Path], None]:
    def edit(base: Path) -> None:
        if (base / path).exists():
            with (base / path).open("a", encoding="utf-8") as file:
                file.write(text)

    return edit


EDITS: dict[str, Callable[[Path], object]] = {
    "a body": replaced("notes/a-hundred-years.md", "A plan", "A bold plan"),
    "a title": replaced("notes/a-hundred-years.md", "title: ", "title: Once more, "),
    "a theme": replaced("notes/a-hundred-years.md", "integrated-planning", "leadership"),
    "a new note": written("notes/another.md", ALONE.replace("title: ", "title: Another, ")),
    "a new note gone": deleted("notes/another.md"),
    "a note gone": deleted("notes/a-hundred-years.md"),
    "a note back": written("notes/a-hundred-years.md", ALONE),
    "a note renamed": renamed("notes/another.md", "notes/a-third.md"),
    "a draft": replaced("notes/another.md", "theme:", "draft: yes\ntheme:"),
    "a translation gone": deleted(f"notes/{VISIT}/meetings.id.md"),
    "a translation": written(f"notes/{VISIT}/meetings.id.md", LESSON_IN_INDONESIAN),
    "a translation of which only the summary is there": written(f"notes/{VISIT}/meetings.id.md", ONLY_SUMMARY),
    "an exchange's date": replaced(f"notes/{VISIT}/index.md", "2018-03-19/2018-03-23", "2018-03-20"),
    "a label": replaced("notes/themes.yml", "Leadership", "Leading"),
    "a city's name": replaced("notes/cities.yml", "Seoul", "Seoul City"),
    "the site's name": replaced("mkdocs.yml", "site_name: ", "site_name: My "),
    "a picture": appended("notes/a-hundred-years.md", "\n![The plan](plan.png)\n"),
    "another picture": lambda base: (base / "notes" / "plan.png").write_bytes(picture(colour="red")),
    "a link": appended("notes/a-hundred-years.md", f"\n[A lesson]({VISIT}/meetings.md).\n"),
    "what notes may be used under": replaced(
        "mkdocs.yml", "plugins: [lintas]", "plugins: [{lintas: {license: CC0-1.0}}]"
    ),
    "where the site is": replaced("mkdocs.yml", "site_url: https://", "site_url: https://www."),
    "an exchange's text": appended(f"notes/{VISIT}/index.md", "\nThey met again.\n"),
    "a tag": replaced(f"notes/{VISIT}/index.md", "tags: [visit]", "tags: [visit, night-market]"),
    "a feature of the theme": replaced("mkdocs.yml", "font: false}", "font: false, features: [navigation.tabs]}"),
    "a file of the theme": written("theme/partials/copyright.html", "{{ config.site_name }} and all"),
    "a theme of one's own": replaced("mkdocs.yml", "theme: {", "theme: {custom_dir: theme, "),
    "a file beside the pages": written("docs/figures.csv", "one,two\n"),
    "a written page": written("docs/extra.md", "# Extra\n\n[A lesson](../notes/a-hundred-years.md)\n"),
    "a written page gone": deleted("docs/extra.md"),
    "an abbreviation": appended("notes/a-hundred-years.md", "\nThe BPBD and the OPD spoke.\n"),
    "what an abbreviation stands for": replaced("notes/glossary.yml", "Regional Disaster", "City Disaster"),
    "an abbreviation in the glossary": appended(
        "notes/glossary.yml", "opd: {kind: acronym, term: OPD, full: {id: OPD}}\n"
    ),
    "no glossary": deleted("notes/glossary.yml"),
    "nothing": lambda _base: None,
    "the site gone": lambda base: shutil.rmtree(base / "site", ignore_errors=True),
    "a page of the site changed": written("site/index.html", "Somebody was here."),
    "what was kept gone": lambda base: shutil.rmtree(base / ".cache", ignore_errors=True),
}


@settings(
    max_examples=int(os.environ.get("LINTAS_EXAMPLES", "5")),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=4, max_size=6))
def test_any_edits_end_in_what_a_first_build_makes(edits: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        shutil.copytree(SMALL_BASE, base)
        for path, text in STORY.items():
            written(f"notes/{path}", text)(base)
        (base / "notes" / "plan.png").write_bytes(picture())
        (base / "theme").mkdir()
        build(base)
        for name in edits:
            EDITS[name](base)
            if (base / "docs" / "extra.md").exists() and not (base / "notes" / "a-hundred-years.md").exists():
                deleted("docs/extra.md")(base)  # its link would lead nowhere
            build(base)
        assert differences(tree(base / "site"), as_if_for_the_first_time(base)) == []


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_after_an_edit_only_what_shows_it_is_written(make_base: MakeBase) -> None:
    base = make_base(STORY)
    build(base)
    before = {path: (base / "site" / path).stat().st_ino for path in tree(base / "site")}
    replaced("notes/a-hundred-years.md", "A plan", "A bold plan")(base)
    build(base)
    after = {path: (base / "site" / path).stat().st_ino for path in tree(base / "site")}
    pages = {path for path in before if path.endswith(".html") and after[path] != before[path]}
    packs = {f"{prefix}themes/integrated-planning/print/index.html" for prefix in ("", "id/")}
    assert pages == {"notes/a-hundred-years/index.html", *packs}


def test_a_list_forgets_its_mark_when_a_text_follows_its_summary(make_base: MakeBase) -> None:
    base = make_base(STORY | {f"{VISIT}/meetings.id.md": ONLY_SUMMARY})
    build(base)
    appended(f"notes/{VISIT}/meetings.id.md", "\nWarga datang ke ratusan rapat.\n")(base)
    build(base)
    assert differences(tree(base / "site"), as_if_for_the_first_time(base)) == []


def test_where_the_glossary_has_changed_only_the_notes_that_it_concerns_are_made_anew(make_base: MakeBase) -> None:
    using = ALONE.replace("A plan", "The BPBD has a plan")
    base = make_base(STORY | {"using.md": using, "writing-out.id.md": using.replace("title:", "lang: id\ntitle:")})
    build(base)
    before = {path: (base / "site" / path).stat().st_ino for path in tree(base / "site")}
    replaced("notes/glossary.yml", "Badan Penanggulangan", "Badan Pengelolaan")(base)
    build(base)
    after = {path: (base / "site" / path).stat().st_ino for path in tree(base / "site")}
    notes = {path for path in before if "notes/" in path and path.endswith(".html") and after[path] != before[path]}
    in_its_facts = f"id/notes/{VISIT}/index.html"
    assert notes - {in_its_facts} == {"notes/using/index.html", "id/notes/writing-out/index.html"}
    assert "(Badan Pengelolaan Bencana Daerah)" in page(base, "id/notes/writing-out")
    assert differences(tree(base / "site"), as_if_for_the_first_time(base)) == []


def test_with_the_glossary_go_its_pages_and_all_links_to_it(make_base: MakeBase) -> None:
    base = make_base(STORY | {"using.md": ALONE.replace("A plan", "The BPBD has a plan")})
    build(base)
    assert "glossary/bpbd/" in page(base, "notes/using")
    deleted("notes/glossary.yml")(base)
    build(base)
    assert not any(b"glossary/" in content for path, content in tree(base / "site").items() if path.endswith(".html"))
    assert differences(tree(base / "site"), as_if_for_the_first_time(base)) == []


def test_where_a_text_has_changed_its_abbreviations_are_written_out_as_in_a_first_build(make_base: MakeBase) -> None:
    base = make_base(STORY)
    build(base)
    for edit in ("The BPBD has a plan", "No BPBD of BPBD's plan", "A plan"):
        written("notes/a-hundred-years.md", ALONE.replace("A plan", edit))(base)
        build(base)
        assert differences(tree(base / "site"), as_if_for_the_first_time(base)) == []


def test_where_nothing_has_changed_nothing_is_written_and_the_warnings_are_said_again(make_base: MakeBase) -> None:
    base = make_base(STORY | {"another.md": ALONE.replace("summary: ", "tags: [x]\n#")})
    first = run("lintas", "build", cwd=base)
    before = {path: (base / "site" / path).stat().st_ino for path in tree(base / "site")}
    again = run("lintas", "build", cwd=base)
    assert again.stdout.startswith("Nothing has changed: site is up to date.")
    assert "warning[missing-summary]" in first.stderr
    assert again.stderr == first.stderr
    assert {path: (base / "site" / path).stat().st_ino for path in tree(base / "site")} == before


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of more notes than one process makes."""
    base = tmp_path_factory.mktemp("many") / "base"
    made_up.make(base, MANY, words=40)
    return base


def test_one_process_and_several_make_the_same(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTAS_WORKERS", "1")
    alone = as_if_for_the_first_time(many)
    monkeypatch.setenv("LINTAS_WORKERS", "3")
    assert differences(as_if_for_the_first_time(many), alone) == []


# What can't be believed


@pytest.mark.parametrize("name", ["notes.kept", "search.kept"])
def test_what_is_damaged_is_thrown_away_with_a_word(make_base: MakeBase, name: str) -> None:
    base = make_base(STORY)
    assert run("lintas", "build", cwd=base).returncode == 0
    (kept,) = (base / ".cache").rglob(name)
    data = bytearray(kept.read_bytes())
    data[-20] ^= 1
    kept.write_bytes(bytes(data))
    replaced("notes/a-hundred-years.md", "A plan", "A bold plan")(base)
    done = run("lintas", "build", cwd=base)
    assert done.returncode == 0
    assert "is damaged and was thrown away" in done.stderr
    assert differences(tree(base / "site"), as_if_for_the_first_time(base)) == []


def test_two_builds_at_once_do_not_harm_each_other(make_base: MakeBase) -> None:
    base = make_base(STORY)
    both = [start(base), start(base)]
    assert [process.wait() for process in both] == [0, 0]
    assert differences(tree(base / "site"), as_if_for_the_first_time(base)) == []
    assert list((base / ".cache" / "lintas").glob("alone-*")) == []


# What is in no digest


def with_settings(base: Path, settings: str) -> None:
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(settings)


def page(base: Path, uri: str) -> str:
    return (base / "site" / uri / "index.html").read_text(encoding="utf-8")


def test_a_hook_gets_every_page_each_time(make_base: MakeBase) -> None:
    base = make_base(STORY)
    hook = "from pathlib import Path\ndef on_page_markdown(markdown, **_):\n    "
    written("hook.py", f"{hook}return markdown.replace('A plan', Path('said.txt').read_text())\n")(base)
    with_settings(base, "hooks: [hook.py]\n")
    for said in ("A scheme", "A vision"):
        written("said.txt", said)(base)
        done = run("lintas", "build", cwd=base)
        assert done.stderr.count("hook.py: what this does to pages is not known") == 1
        assert f"{said} for a hundred years" in page(base, "notes/a-hundred-years")


def test_an_extension_that_reads_other_files_is_asked_each_time(make_base: MakeBase) -> None:
    base = make_base(STORY | {"another.md": ALONE.replace("A plan", '--8<-- "said.txt"\n\nA plan')})
    with_settings(base, "markdown_extensions: [pymdownx.snippets]\n")
    for said in ("First this.", "Then that."):
        written("said.txt", said)(base)
        assert run("lintas", "build", cwd=base).returncode == 0
        assert said in page(base, "notes/another")
    written("said.txt", "[Nowhere](nowhere.md)")(base)
    assert "error[broken-link]" in run("lintas", "check", cwd=base).stdout


def test_footnotes_that_are_numbered_on_are_numbered_as_in_a_first_build(make_base: MakeBase) -> None:
    base = make_base(STORY | {"another.md": ALONE.replace("A plan", "Text.[^1]\n\n[^1]: A note.\n\nA plan")})
    with_settings(base, "markdown_extensions:\n  - footnotes: {UNIQUE_IDS: true}\n")
    build(base)
    replaced("notes/another.md", "A plan", "A bold plan")(base)
    build(base)
    assert differences(tree(base / "site"), as_if_for_the_first_time(base)) == []


def test_settings_that_are_inherited_are_noticed(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "mkdocs.yml").rename(base / "common.yml")
    written("mkdocs.yml", "INHERIT: common.yml\n")(base)
    build(base)
    replaced("common.yml", "font: false}", "font: false, static_templates: [sitemap.xml, 404.html, main.html]}")(base)
    assert not build(base).unchanged


def test_what_was_edited_during_a_build_and_put_back_is_not_kept(
    make_base: MakeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = make_base(STORY)

    def load_meanwhile(*arguments: Any, **named: Any) -> Loaded:  # noqa: ANN401  (whatever `load` takes)
        replaced("notes/a-hundred-years.md", "A plan", "A slip")(base)
        loaded = load(*arguments, **named)
        replaced("notes/a-hundred-years.md", "A slip", "A plan")(base)
        return loaded

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("lintas.build.load", load_meanwhile)
        build(base)
    assert "A slip" in page(base, "notes/a-hundred-years")
    assert not build(base).unchanged
    assert "A plan" in page(base, "notes/a-hundred-years")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_among_the_notes_is_reported_and_not_waited_for(make_base: MakeBase) -> None:
    base = make_base(STORY)
    os.mkfifo(base / "notes" / "pipe.md")
    assert "notes/pipe.md:1:1: error[not-a-file]" in run("lintas", "build", cwd=base).stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_reported(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "notes" / os.fsdecode(b"caf\xe9.md")).write_text(ALONE, encoding="utf-8")
    done = run("lintas", "build", cwd=base)
    assert "error[bad-file-name]" in done.stderr
    assert "Traceback" not in done.stderr


# The site is whole at any moment


def start(base: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "lintas", "build", "-q"]
    return subprocess.Popen(command, cwd=base, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_build_that_is_stopped_at_any_moment_leaves_a_whole_site(many: Path, stop: signal.Signals) -> None:
    draw = random.Random(7)  # noqa: S311  (the same moments each time)
    with fresh_copy(many) as base:
        build(base)
        for number in range(6):
            before = tree(base / "site")
            for exchange in range(12):
                path = f"notes/exchange-{exchange:05}/index{'.id' if exchange % 2 else ''}.md"
                replaced(path, 'title: "', f'title: "Edit {number} ')(base)
            process = start(base)
            try:
                process.wait(timeout=draw.uniform(0.4, 2.2))
            except subprocess.TimeoutExpired:
                process.send_signal(stop)
            process.wait()
            there = tree(base / "site")
            assert there == before or differences(there, as_if_for_the_first_time(base)) == []
        build(base)
        assert differences(tree(base / "site"), as_if_for_the_first_time(base)) == []


def test_without_space_on_the_disk_the_old_site_stays(make_base: MakeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    base = make_base(STORY)
    build(base)
    before = tree(base / "site")
    replaced("notes/a-hundred-years.md", "title: ", "title: Once more, ")(base)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lintas.render.loop.write", full)
    config, _ = read_settings(base / "mkdocs.yml")
    assert config is not None
    with workspace(base, base / "site") as work, pytest.raises(OSError, match="No space left"):
        build_site(config, settings_of(config), work, Tell())
    assert tree(base / "site") == before


def test_hidden_files_from_docs_come_and_go_with_them(make_base: MakeBase) -> None:
    base = make_base(STORY)
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write('exclude_docs: "!.well-known"\n')
    written("docs/.well-known/security.txt", "Contact: us")(base)
    build(base)
    written("site/.git/config", "theirs")(base)
    assert run("lintas", "build", "-q", cwd=base).returncode == 0
    assert run("lintas", "build", cwd=base).stdout.startswith("Nothing has changed")
    deleted("docs/.well-known/security.txt")(base)
    for edit in ("A bold plan", "A plan"):
        replaced("notes/a-hundred-years.md", "A bold plan" if edit == "A plan" else "A plan", edit)(base)
        build(base)
        assert differences(tree(base / "site"), as_if_for_the_first_time(base)) == [".git/config"]


def test_a_folder_that_cannot_be_made_is_said(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / ".cache").write_text("in the way", encoding="utf-8")
    done = run("lintas", "build", cwd=base)
    assert done.returncode == 1
    assert "The build stopped" in done.stderr
    assert "Traceback" not in done.stderr
    assert run("lintas", "check", cwd=base).returncode == 0


def test_a_deleted_note_is_gone_from_the_search(make_base: MakeBase) -> None:
    base = make_base(STORY)
    build(base)
    assert any(b"hundred" in content for path, content in tree(base / "site").items() if path.startswith("search/"))
    deleted("notes/a-hundred-years.md")(base)
    build(base)
    left = tree(base / "site")
    assert [path for path in left if path.startswith("search/notes") and b"a-hundred-years" in left[path]] == []
    assert "notes/a-hundred-years/" not in BuiltSite(base / "site").pages
