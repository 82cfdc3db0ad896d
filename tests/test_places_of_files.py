"""No two things share an address on any disk, and nothing is written beside the site.

A name that is accepted must be safe wherever the base is checked out or its site is put: on disks that don't tell `A`
from `a`, that put an accent and its letter together or apart, or that drop a dot at the end.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from attachments import DOCUMENT, picture
from built import run
from conftest import NOW, SMALL_BASE, MakeBase, settings_for
from hostile_cases import CASES
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from stocked import stock_at
from stories import ALONE, EXCHANGE, STORY

from lintas.build import Tell, build_site
from lintas.export.files import data_files
from lintas.inputs import read_inputs
from lintas.load import Loaded, load
from lintas.names import as_name, bad_file_part, bad_part, is_name, is_slug, on_disk, read_path, slug
from lintas.pages import make_pages
from lintas.problem import Problem
from lintas.render.loop import path_of
from lintas.render.pictures import picture_files
from lintas.render.word import word_files
from lintas.rules.addresses import clashes
from lintas.search.index import index_files
from lintas.settings import read_settings, settings_of
from lintas.workspace import workspace

# What our own pages, files and folders are called, what systems keep for themselves, and what people write.
OUR_OWN = (
    "404 about adoption api asks assets cards cities contribute data en exchanges explore feed glossary id index"
    " lessons matrix notes page pairs print project rules search sitemap tags themes".split()
)
AWKWARD = "con aux nul.x COM1 a. .. ... A é e\u0301 ß ss ſ ﬁ İ".split()


def is_text_of_a_name(text: str) -> bool:
    """Whether a disk could have it as a name, and a terminal could show it."""
    return not set(text) & {"/", "\0"} and text not in {".", ".."} and text.encode("utf-8", "ignore").decode() == text


NAMES = st.text(min_size=1, max_size=12).filter(is_text_of_a_name)
PARTS = st.sampled_from([*OUR_OWN, *AWKWARD, "a ", " a", "x" * 90]) | NAMES


@given(PARTS)
@example("lpt9")
@example("a--b")
def test_a_name_that_is_accepted_is_one_name_on_every_disk(name: str) -> None:
    if is_name(name):
        assert on_disk(name) == name
        assert name.isascii()
        assert os.path.basename(name) == name  # noqa: PTH119  (on this system)
        assert as_name(name) == name


@given(PARTS, PARTS)
def test_two_files_that_are_accepted_are_two_on_every_disk_or_are_told(one: str, other: str) -> None:
    """Windows drops what stands at the end of a name; `on_disk` does, and what is accepted has nothing there."""
    for name in (one, other):
        if not bad_file_part(name)[0]:
            assert on_disk(name).count("/") == 0
            assert len(on_disk(name)) >= len(name.rstrip(" ."))
    found = [*clashes([("one", f"notes/{one}"), ("other", f"notes/{other}")])]
    assert bool(found) == (on_disk(one) == on_disk(other))


@given(st.text(max_size=30), st.text(max_size=30))
@example("İstanbul", "i\u0307stanbul")
@example("ﬁ", "FI")
@example("ß", "SS")
def test_two_tags_have_one_page_or_two_on_every_disk(one: str, other: str) -> None:
    if slug(one) != slug(other):
        assert on_disk(slug(one)) != on_disk(slug(other))
    for tag in (one, other):
        if is_slug(slug(tag)):
            assert "/" not in slug(tag)
            assert len(slug(tag).encode()) < 250, "most disks know names of 255 bytes"
            assert slug(slug(tag)) == slug(tag)


@given(st.lists(PARTS, min_size=1, max_size=4))
def test_an_id_that_is_accepted_leads_to_no_other_folder(parts: list[str]) -> None:
    note_id = read_path("/".join(parts) + ".md").id
    if not bad_part(note_id):
        assert not {"", ".", ".."} & {*note_id.split("/")}
        assert not Path(note_id).is_absolute()


SAFE = [name for name in OUR_OWN if is_name(name)]
NOTES = st.dictionaries(
    st.lists(st.sampled_from([*SAFE, "visit"]), min_size=1, max_size=2).map("/".join),
    st.sampled_from([".md", ".png", ".PDF", "/index.md"]),
    min_size=1,
    max_size=6,
)
PAGES = st.dictionaries(
    st.lists(st.sampled_from([*OUR_OWN, "Themes"]), min_size=1, max_size=2).map("/".join),
    st.sampled_from([".md", ".id.md", "/index.md"]),
    max_size=2,
)
CONTENTS = {".png": picture(), ".PDF": DOCUMENT, "/index.md": EXCHANGE.encode()}


def accepted(notes: Mapping[str, str], pages: Mapping[str, str]) -> bool:
    """Whether a base of these files is accepted; if so, all files of its site are looked at."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        shutil.copytree(SMALL_BASE, base)
        files = {f"notes/{path}{ending}": CONTENTS.get(ending, ALONE.encode()) for path, ending in notes.items()}
        files |= {f"docs/{path}{ending}": b"# By hand\n" for path, ending in pages.items()}
        for path, content in files.items():
            (base / path).parent.mkdir(parents=True, exist_ok=True)
            (base / path).write_bytes(content)
        loaded = load(settings_for(base), NOW)
        if not loaded.errors:
            made = [*files_of_a_site(base, loaded)]
            # Over a list of ours a page in docs/ is noticed when both are made, see below.
            by_hand = {*loaded.base.pages.values()}
            found = clashes((path, path) for path in made)
            assert [one for one in found if by_hand.isdisjoint({one.at.path, str(one.values["other"])})] == []
            ours = [path for path in made if path not in by_hand]
            assert len({on_disk(path) for path in ours}) == len(ours)
            assert not [path for path in made if {"", ".", ".."} & {*path.split("/")} or "\\" in path]
        return not loaded.errors


def files_of_a_site(base: Path, loaded: Loaded) -> Iterator[str]:
    taken, library = {*loaded.base.pages.values()}, loaded.library
    yield from taken
    yield from (path for page in make_pages(library) if (path := path_of(page.uri)) not in taken)
    yield from (path for path in data_files(stock_at(base)) if path not in taken)
    yield from picture_files(library, "A base")
    yield from word_files(library, settings_for(base).doors)
    yield from index_files(library)
    yield from (f"notes/{path.removeprefix('notes/')}" for path in loaded.base.attachments)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(NOTES, PAGES)
def test_of_all_that_a_site_is_made_of_no_two_files_are_one(notes: Mapping[str, str], pages: Mapping[str, str]) -> None:
    accepted(notes, pages)


def test_notes_may_be_called_as_pages_languages_and_folders_of_ours() -> None:
    assert accepted({**dict.fromkeys(SAFE, ".md"), "id/themes": ".md"}, {"themes": ".md"})
    assert accepted({"notes": "/index.md", "notes/notes": ".md", "notes/print": ".png"}, {"cities/seoul": ".md"})


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("themes/index.html", "themes/index.html"),
        ("Themes.md", "themes/index.html"),
        ("themes", "themes/children/index.html"),
        ("id/Notes/about.md", ""),
        ("assets/lintas/search/root.json", ""),
    ],
)
def test_what_lies_in_docs_is_written_over_nothing_of_ours(make_base: MakeBase, path: str, other: str) -> None:
    base = make_base(STORY)
    site = built(base)
    before = tree(site)
    file = base / "docs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("<script>alert(1)</script>\n", encoding="utf-8")
    told: list[Problem] = []
    config, _ = read_settings(base / "mkdocs.yml")
    assert config is not None
    with workspace(base, site) as work:
        done = build_site(config, settings_of(config), work, Tell(problems=lambda found, _notes: told.extend(found)))
    found = [(one.at.path, one.values.get("other")) for one in told if one.rule == "address-clash"]
    assert done.refused == bool(other)
    assert found == ([(f"docs/{path}", other)] if other else [])
    if other:
        assert tree(site) == before, "the last good site stays"


def test_a_build_writes_into_its_site_and_its_cache_alone(make_base: MakeBase, tmp_path: Path) -> None:
    base = make_base(STORY | {f"{name}.md": ALONE for name in SAFE})
    before = tree(tmp_path)
    built(base)
    after = tree(tmp_path)
    assert {path: after[path] for path in before} == before
    new = {path.relative_to(base).parts[0] for path in after.keys() - before.keys()}
    assert new == {"site", ".cache"}


def tree(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(base: Path) -> Path:
    config, problems = read_settings(base / "mkdocs.yml")
    assert config is not None, problems
    own = settings_of(config)
    with workspace(base, own.site) as work:
        done = build_site(config, own, work, Tell())
    assert done.pages, done.failure or "refused"
    return own.site


def test_mkdocs_by_itself_writes_nothing_over_ours(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "docs" / "Themes.md").write_text("# By hand\n", encoding="utf-8")
    done = run("mkdocs", "build", cwd=base)
    assert done.returncode == 1
    assert "error[address-clash]: this has the same address as Themes.md" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_link_to_the_whole_disk_is_not_looked_through(make_base: MakeBase, tmp_path: Path) -> None:
    base = make_base(STORY)
    (tmp_path / "disk").mkdir()
    (base / "docs" / "disk").symlink_to(tmp_path / "disk")
    config, _ = read_settings(base / "mkdocs.yml")
    assert config is not None
    before = read_inputs(config, settings_of(config))
    (tmp_path / "disk" / "large.img").write_bytes(b"read")
    after = read_inputs(config, settings_of(config))
    assert (before.all, before.beyond) == (after.all, after.beyond)


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "exchange", "--in", "visit", "--title", "A visit", "--city", "Seoul", "--learners", "Jakarta"),
        ("new", "lesson", "--name", "../../outside", "--title", "A", "--city", "Seoul", "--learners", "Jakarta"),
        ("new", "lesson", "--in", "../..", "--title", "A lesson"),
        ("translate", "../../etc/passwd", "--to", "id"),
    ],
    ids=lambda arguments: " ".join(arguments[:4]),
)
def test_no_verb_writes_out_of_the_notes(make_base: MakeBase, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    base = make_base(STORY)
    (tmp_path / "elsewhere").mkdir()
    (base / "notes" / "visit").symlink_to(tmp_path / "elsewhere")
    before = tree(tmp_path)
    done = run(
        "lintas", *arguments, *(("--date", "2018-03", "--theme", "leadership") * (arguments[0] == "new")), cwd=base
    )
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert {path for path in tree(tmp_path) if ".cache" not in path.parts} == {*before}


def test_forms_are_not_written_through_a_link(make_base: MakeBase, tmp_path: Path) -> None:
    base = make_base(STORY)
    (tmp_path / "elsewhere").mkdir()
    (base / ".github").symlink_to(tmp_path / "elsewhere")
    done = run("lintas", "forms", cwd=base)
    assert done.returncode == 1
    assert "a link lies on the way there" in done.stderr
    assert [*(tmp_path / "elsewhere").iterdir()] == []


@pytest.mark.parametrize("verb", ["build", "check", "serve"])
def test_a_cache_that_is_a_link_is_refused_by_every_verb(make_base: MakeBase, tmp_path: Path, verb: str) -> None:
    base = make_base(STORY)
    (tmp_path / "elsewhere").mkdir()
    (base / ".cache").symlink_to(tmp_path / "elsewhere")
    done = run("lintas", verb, cwd=base)
    assert done.returncode == 1
    assert ".cache:1:1: error[symbolic-link]" in done.stdout + done.stderr
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_the_cache_of_a_base_is_no_place_for_a_site(make_base: MakeBase) -> None:
    done = run("lintas", "build", "-d", ".cache", cwd=make_base(STORY))
    assert done.returncode == 2
    assert "Not built into .cache" in done.stderr


def test_the_set_has_what_was_asked_for() -> None:
    kinds = [case.kind for case in CASES]
    assert kinds.count("path") >= 40
    assert kinds.count("attachment") >= 12
