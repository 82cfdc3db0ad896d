"""What lies in `docs/`: which file of the site is made of it, and what is refused."""

from __future__ import annotations

import posixpath
from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.structure.files import File, Files
from stories import ALONE

from lintas.hand_written import list_written, made_of
from lintas.load import load
from lintas.render.places import place_docs

LANGUAGES = ("en", "id")
NAMES = st.text("abAB.é", min_size=1, max_size=6).filter(lambda name: name.strip(".") == name)
STEMS = st.sampled_from(["index", "README", "about", "about.id", "index.id", "README.en", "v1.5", "x.fr"]) | NAMES
ENDINGS = st.sampled_from([".md", ".markdown", ".mkd", ".mdown", ".MD", ".txt", ".html", ""])
PATHS = st.builds(
    lambda folders, stem, ending: posixpath.join(*folders, f"{stem}{ending}"),
    st.lists(NAMES, max_size=2),
    STEMS,
    ENDINGS,
)


@given(PATHS)
@example("id/about.md")
@example("about.id.md")
def test_the_file_that_mkdocs_makes_is_known_without_it(path: str) -> None:
    files = Files([File(path, "docs", "site", use_directory_urls=True)])
    place_docs(files, LANGUAGES)
    assert made_of(path, LANGUAGES) == next(iter(files)).dest_uri


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("---\ntemplate: home.html\n---\n", 2, 1),
        ("---\ntitle: A\n\n'template' : x\n---\n", 4, 2),
        ("---\n{title: A, template: x}\n---\n", 2, 12),
        ("template: x\n\nText\n", 1, 1),
        ("\ufeff---\r\nTEMPLATE: x\r\n---\r\n", 2, 1),
        ("---\ntitle: A\n---\n\ntemplate: x\n", 0, 0),
        ("# A\n\ntemplate: x\n", 0, 0),
    ],
)
def test_a_template_of_its_own_is_told_at_its_line(make_base: MakeBase, text: str, line: int, column: int) -> None:
    base = make_base({"a-hundred-years.md": ALONE})
    (base / "docs" / "contact.md").write_text(text, encoding="utf-8", newline="")
    found = [(one.rule, one.at.line, one.at.column) for one in list_written(settings_for(base)).problems]
    assert found == ([("own-template", line, column)] if line else [])


def test_what_is_hidden_is_not_published_and_so_not_told(make_base: MakeBase) -> None:
    base = make_base({"a-hundred-years.md": ALONE})
    (base / "docs" / ".env").write_text("TOKEN=x", encoding="utf-8")
    assert sorted(list_written(settings_for(base)).addresses) == ["docs/about.md"]


def test_a_page_may_stand_in_place_of_a_list_but_of_no_note(make_base: MakeBase) -> None:
    base = make_base({"a-hundred-years.md": ALONE})
    for path in ("themes/index.md", "notes/A-Hundred-Years.md"):
        file: Path = base / "docs" / path
        file.parent.mkdir()
        file.write_text("# By hand\n", encoding="utf-8")
    found = [(one.rule, one.at.path) for one in load(settings_for(base), NOW).problems]
    assert found == [("address-clash", "docs/notes/A-Hundred-Years.md")]
