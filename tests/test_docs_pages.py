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

from lintas.docs_pages import list_written, made_of
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


def told(base: Path, path: str, content: str | bytes) -> list[tuple[str, int, int]]:
    file = base / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    problems = load(settings_for(base), NOW).problems
    return [(one.rule, one.at.line, one.at.column) for one in problems if one.at.path == path]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("---\ntemplate: home.html\n---\n", 2, 1),
        ("---\ntitle: A\n\n'template' : x\n---\n", 4, 1),
        ("---\n{title: A, template: x}\n---\n", 2, 12),
        ('---\n"templ\\u0061te": x\n---\n', 2, 1),
        ("---\n? template\n: x\n...\n", 2, 3),
        ("template: x\n\nText\n", 1, 1),
        ("title: A\n    B\n  Template: x\n", 3, 3),
        ("\ufeff---\r\ntemplate: x\r\n---\r\n", 2, 1),
    ],
)
def test_a_template_of_its_own_is_told_at_its_line(make_base: MakeBase, text: str, line: int, column: int) -> None:
    base = make_base({"a-hundred-years.md": ALONE})
    assert told(base, "docs/contact.md", text) == [("own-template", line, column)]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\n---\n\ntemplate: x\n",
        "# A\n\ntemplate: x\n",
        '---\ntitle: "Notes, template: how"\n---\n',
        "---\nextra:\n  template: x\n  hide: yes\n---\n",
        "---\nTEMPLATE: x\n---\n",  # a key of no meaning
        "---\nA rule above a text, template: x\n---\n",
        "---\ntemplate: x: y\n---\n",  # no YAML to MkDocs either
        "title: A\n\ntemplate: x\n",
        "---\nhide: [navigation]\n---\n",
    ],
)
def test_what_is_no_fact_of_a_page_is_none(make_base: MakeBase, text: str) -> None:
    assert told(make_base({"a-hundred-years.md": ALONE}), "docs/contact.md", text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [("---\ntitle: A\nhide: toc\n---\n", 3), ("---\nhide:\n---\n", 2), ("hide: navigation\n\nText\n", 1)],
)
def test_what_is_to_be_hidden_is_a_list(make_base: MakeBase, text: str, line: int) -> None:
    assert told(make_base({"a-hundred-years.md": ALONE}), "docs/contact.md", text) == [("bad-hide", line, 1)]


@pytest.mark.parametrize("ending", [".md", ".markdown", ".mkd"])
@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("[a](b) " * 3_000, "too-large"),
        ("word " * 800_000 + "\n", "too-large"),
        ("- " * 60 + "deep\n", "too-deep"),
        (f"---\ntitle: {'a' * 70_000}\n---\n", "too-large"),
        ("---\na: &a {b: c}\n<<: [*a, *a]\n---\n", "yaml-feature"),
        ("Sürat".encode("latin-1"), "not-utf-8"),
    ],
)
def test_a_page_of_any_ending_has_the_bounds_of_a_note(
    make_base: MakeBase, ending: str, content: str | bytes, rule: str
) -> None:
    found = told(make_base({"a-hundred-years.md": ALONE}), f"docs/slow{ending}", content)
    assert [one[0] for one in found] == [rule]


@pytest.mark.parametrize("name", ["con.md", "a?b.md", "AUX.txt", "plan.php.jpg", "end."])
def test_a_name_that_breaks_somewhere_is_told_in_docs_too(make_base: MakeBase, name: str) -> None:
    base = make_base({"a-hundred-years.md": ALONE})
    assert [one[0] for one in told(base, f"docs/{name}", "# A\n")] == ["bad-file-name"]


def test_a_page_in_polish_is_no_program(make_base: MakeBase) -> None:
    assert told(make_base({"a-hundred-years.md": ALONE}), "docs/contact.pl.md", "# Kontakt\n") == []


def test_a_link_is_told_once(make_base: MakeBase) -> None:
    base = make_base({"a-hundred-years.md": ALONE})
    (base / "docs" / "passwd.md").symlink_to(base / "docs" / "about.md")
    found = [one.rule for one in load(settings_for(base), NOW).problems if one.at.path == "docs/passwd.md"]
    assert found == ["symbolic-link"]


def test_what_is_hidden_is_not_published_and_so_not_told(make_base: MakeBase) -> None:
    base = make_base({"a-hundred-years.md": ALONE})
    (base / "docs" / ".env").write_text("TOKEN=x", encoding="utf-8")
    assert told(base, "docs/.drafts/slow.md", "[" * 3_000) == []
    assert sorted(list_written(settings_for(base)).addresses) == ["docs/about.md"]


def test_a_page_may_stand_in_place_of_a_list_but_of_no_note(make_base: MakeBase) -> None:
    base = make_base({"a-hundred-years.md": ALONE})
    for path in ("themes/index.md", "notes/A-Hundred-Years.md"):
        file: Path = base / "docs" / path
        file.parent.mkdir()
        file.write_text("# By hand\n", encoding="utf-8")
    found = [(one.rule, one.at.path) for one in load(settings_for(base), NOW).problems]
    assert found == [("address-clash", "docs/notes/A-Hundred-Years.md")]
