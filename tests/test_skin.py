from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

SKIN = Path(str(files("lintas"))) / "skin"
MATERIAL = Path(str(files("material"))) / "templates"


def said(key: str, lang: str, *folders: Path) -> str:
    """What the theme says for a key, with its templates from these folders."""
    env = Environment(loader=FileSystemLoader(folders), autoescape=False)  # noqa: S701  (as MkDocs has it)
    module = env.get_template("partials/language.html").make_module({"config": {"theme": {"language": lang}}})
    return str(module.t(key))  # type: ignore[attr-defined]  # a macro of the template


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_theme_says_all_that_it_says_but_for_its_search(lang: str) -> None:
    english = (MATERIAL / "partials" / "languages" / "en.html").read_text(encoding="utf-8")
    keys = re.findall(r'"([a-z._]+)":', english)
    assert "search.result.none" in keys
    for key in [*keys, "no.such.key"]:
        ours, theirs = said(key, lang, SKIN, MATERIAL), said(key, lang, MATERIAL)
        assert ours == ("" if key.startswith("search.result.") else theirs), key
