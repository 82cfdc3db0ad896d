from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from lintas.docs_pages import docs_language
from lintas.pages.page import Page
from lintas.render.files import move, page_file
from lintas.render.places import place_docs


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ntheme: material\n", encoding="utf-8")
    config = load_config(config_file=str(tmp_path / "mkdocs.yml"))
    config.plugins._current_plugin = "lintas"  # noqa: SLF001  (MkDocs sets it while it calls a plugin)
    return config


def test_a_page_lies_at_its_address(config: MkDocsConfig) -> None:
    file = page_file(Page("id/themes/leadership/", "id", "Kepemimpinan", ()), config)
    assert (file.url, file.dest_uri) == ("id/themes/leadership/", "id/themes/leadership/index.html")


def test_a_note_keeps_its_true_path(config: MkDocsConfig) -> None:
    file = page_file(Page("notes/a/", "en", "A", (), "Text", source="notes/a.md"), config)
    assert (file.src_uri, file.url) == ("notes/a.md", "notes/a/")
    assert file.content_string == "\nText"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("about.md", ("about.md", "en")),
        ("about.id.md", ("about.md", "id")),
        ("project/v1.5.md", ("project/v1.5.md", "en")),
        ("a.fr.md", ("a.fr.md", "en")),
    ],
)
def test_a_page_in_docs_says_its_language(path: str, expected: tuple[str, str]) -> None:
    assert docs_language(path, ("en", "id")) == expected


def test_a_page_in_docs_goes_to_the_addresses_of_its_language(tmp_path: Path) -> None:
    names = ("about.md", "about.id.md", "index.id.md", "a/b.id.md")
    files = Files([File(name, str(tmp_path), str(tmp_path / "site"), use_directory_urls=True) for name in names])
    placed = place_docs(files, ("en", "id"))
    urls = {(name, lang): file.url for name, by_language in placed.items() for lang, file in by_language.items()}
    assert urls == {
        ("about.md", "en"): "about/",
        ("about.md", "id"): "id/about/",
        ("index.md", "id"): "id/",
        ("a/b.md", "id"): "id/a/b/",
    }


def test_a_moved_file_forgets_where_it_was(tmp_path: Path) -> None:
    file = File("a.md", str(tmp_path), str(tmp_path / "site"), use_directory_urls=True)
    assert file.url == "a/"
    move(file, "b/index.html")
    assert file.url == "b/"
    assert Path(file.abs_dest_path) == tmp_path / "site" / "b" / "index.html"


def test_a_suffix_of_the_first_language_is_no_part_of_an_address(tmp_path: Path) -> None:
    files = Files([File("about.id.md", str(tmp_path), str(tmp_path / "site"), use_directory_urls=True)])
    assert place_docs(files, ("id", "en"))["about.md"]["id"].url == "about/"
