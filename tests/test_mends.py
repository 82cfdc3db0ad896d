from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from lintas.render.mends import MENDS, mend

MATERIAL = Path(str(files("material"))) / "templates"


@pytest.mark.parametrize("name", MENDS)
def test_what_is_mended_is_still_there(name: str) -> None:
    """Where this fails, a new Material has mended a fault itself, or says the same in other words."""
    text = (MATERIAL / name).read_text(encoding="utf-8")
    assert [theirs for theirs, _ in MENDS[name] if theirs not in text] == []


def shown(folder: Path, mended: Path) -> str:
    env = Environment(loader=FileSystemLoader(folder), autoescape=False)  # noqa: S701  (as MkDocs has it)
    mend(env, str(mended))
    return env.get_template("partials/toc.html").render()


def test_only_the_templates_of_the_theme_are_mended(tmp_path: Path) -> None:
    own = tmp_path / "partials" / "toc.html"
    own.parent.mkdir()
    own.write_text('<label for="__toc">', encoding="utf-8")
    assert shown(tmp_path, tmp_path) == "<label>"
    assert shown(tmp_path, MATERIAL) == '<label for="__toc">'
