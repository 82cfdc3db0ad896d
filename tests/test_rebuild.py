"""What a preview makes at once after an edit, and in which cases it makes everything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from attachments import picture
from conftest import MakeBase
from stories import ALONE, STORY

from lintas.build import Tell, make_site
from lintas.inputs import Inputs, read_inputs
from lintas.load import Loaded, load
from lintas.rebuild import LastBuild
from lintas.settings import read_settings, settings_of
from lintas.tree import Tree
from lintas.workspace import Workspace

NOTE = "a-hundred-years.md"


def read(base: Path) -> tuple[Inputs, Loaded]:
    config, problems = read_settings(base / "mkdocs.yml")
    assert config is not None, problems
    inputs = read_inputs(config, settings_of(config))
    return inputs, load(settings_of(config), digests=inputs.notes)


def built(base: Path, folder: Path) -> tuple[LastBuild, Workspace]:
    """A build of a base into a folder."""
    config, _ = read_settings(base / "mkdocs.yml")
    assert config is not None
    work = Workspace(folder / "work" / "one", folder / "site")
    work.folder.mkdir(parents=True)
    inputs, loaded = read(base)
    plugin = make_site(config, loaded, work, inputs, Tell(), address=f"{config.site_url}")
    return LastBuild(inputs, loaded, plugin.loop, Tree(work.site, plugin.loop.tree.entries), plugin.for_programs), work


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edited(base: Path, old: str, new: str) -> None:
    note = base / "notes" / NOTE
    text = note.read_text(encoding="utf-8")
    assert old in text
    note.write_text(text.replace(old, new), encoding="utf-8")


def test_the_page_of_an_edited_text_comes_first_and_the_search_follows(make_base: MakeBase, tmp_path: Path) -> None:
    base = make_base(STORY)
    last, work = built(base, tmp_path)
    before = files(work.site)
    edited(base, "A plan", "A kolibega plan")
    inputs, loaded = read(base)
    assert last.fits(inputs, loaded)
    last.pages(loaded)
    now = files(work.site)
    packs = {f"{prefix}themes/integrated-planning/print/index.html" for prefix in ("", "id/")}
    changed = {path for path in now if now[path] != before.get(path)}
    assert changed == {"notes/a-hundred-years/index.html", *packs}
    last.rest(loaded, work)
    assert files(work.site) == files(built(base, tmp_path / "anew")[1].site)


@pytest.mark.parametrize(
    "edit",
    [
        lambda base: edited(base, "title: ", "title: Once more, "),
        lambda base: edited(base, "A plan", "![A plan](plan.png) and a plan"),
        lambda base: (base / "notes" / "another.md").write_text(ALONE, encoding="utf-8"),
        lambda base: (base / "notes" / NOTE).unlink(),
        lambda base: (base / "mkdocs.yml").write_text(
            (base / "mkdocs.yml").read_text(encoding="utf-8").replace("A small", "Another"), encoding="utf-8"
        ),
    ],
    ids=["a title", "a picture", "a new note", "a note gone", "a setting"],
)
def test_what_concerns_other_pages_makes_all_anew(
    make_base: MakeBase, tmp_path: Path, edit: Callable[[Path], object]
) -> None:
    base = make_base(STORY)
    (base / "notes" / "plan.png").write_bytes(picture())
    last, _ = built(base, tmp_path)
    edit(base)
    assert not last.fits(*read(base))


def test_another_picture_under_the_same_name_is_shown(make_base: MakeBase, tmp_path: Path) -> None:
    base = make_base(STORY)
    (base / "notes" / "plan.png").write_bytes(picture())
    edited(base, "A plan", "![A plan](plan.png) and a plan")
    last, _ = built(base, tmp_path)
    assert last.fits(*read(base))
    (base / "notes" / "plan.png").write_bytes(picture(colour="red"))
    assert not last.fits(*read(base))
