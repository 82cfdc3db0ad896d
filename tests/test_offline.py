"""The zip for reading offline: every link leads to a file, and nothing else is changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from built import BuiltSite, run
from conftest import MakeBase
from on_disk import Packed, packed, story, whole
from stories import ALONE, STORY

from lintas.export.offline.archive import write_zip
from lintas.export.offline.links import Ground
from lintas.export.offline.pages import NAMING, Pages
from lintas.export.offline.parts import READ_ME, Part, parts_of


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """The story with awkward titles, packed by the command."""
    return story(tmp_path_factory.mktemp("story"))


@pytest.fixture(scope="module")
def own(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """This repository's own base."""
    return packed(site, tmp_path_factory.mktemp("own"))


@pytest.fixture(params=["told", "own"])
def any_packed(request: pytest.FixtureRequest) -> Packed:
    found: Packed = request.getfixturevalue(request.param)
    return found


# Links


def test_every_link_leads_to_a_file_that_is_there(any_packed: Packed) -> None:
    assert any_packed.disk.broken_links() == []


def test_no_link_ends_in_a_folder(any_packed: Packed) -> None:
    links = [link for page in any_packed.disk.pages.values() for link in (*page.links, *page.loaded)]
    paths = [urlsplit(link).path for link in links if not urlsplit(link).scheme]
    assert [path for path in paths if path.endswith(("/", "."))] == []


def test_there_is_no_script_that_a_disk_does_not_load(any_packed: Packed) -> None:
    assert [uri for uri, page in any_packed.disk.pages.items() if 'type="module"' in page.text] == []


class Events(HTMLParser):
    """What a parser sees of a page, but for where links lead, how scripts are loaded, and whether from a disk."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.seen: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        naming = NAMING.get(tag, frozenset())
        script = {"type": "module"} if tag == "script" else {}
        self.seen.append(
            (tag, [one for one in attrs if one[0] not in {*naming, "defer"} and one not in script.items()])
            if ("http-equiv", "Content-Security-Policy") not in attrs
            else (tag, (dict(attrs)["content"] or "").replace(" file:", ""))
        )

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    def handle_comment(self, data: str) -> None:
        self.seen.append(f"<!--{data}")

    def handle_entityref(self, name: str) -> None:
        self.seen.append(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self.seen.append(f"&#{name}")


def test_nothing_else_of_a_page_is_changed(any_packed: Packed) -> None:
    for uri, page in any_packed.disk.pages.items():
        assert Events(page.text).seen == Events(any_packed.site.pages[uri].text).seen, uri


def test_a_page_by_hand_keeps_what_only_looks_like_a_link(told: Packed) -> None:
    text = told.disk.pages["by-hand/"].text
    assert '<a href="../themes/index.html" title="see <a href=\'no/\'>">unquoted</a>' in text
    assert '<a HREF="../about/index.html?a=1&amp;b=2">single</a>' in text
    assert '<a href="../tags/index.html">from the root</a>' in text
    assert '<a href="https://example.org/elsewhere/">outside</a>' in text
    assert '<a href="https://example.com/x/">host</a>' in text
    for kept in ('href="mailto:a@example.org"', 'href="data:text/plain,x/"', 'href="#a-page-by-hand"'):
        assert kept in text
    assert '&lt;a href="x/"&gt;a link in a text' in text or "&lt;a href=&quot;x/&quot;&gt;a link in a text" in text
    assert '<!-- <a href="comment/">gone</a> -->' in text
    assert '{"@id": "https://example.org/lessons/", "text": "<a href=\\"y/\\">"}' in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href="../b/?q=1#c">', '<a href="../b/index.html?q=1#c">'),
        ('<a href="../b">', '<a href="../b/index.html">'),  # a folder without a slash
        ('<a href="../file">', '<a href="../file">'),
        ('<a href="../b/table.csv">', '<a href="../b/table.csv">'),
        ('<a href="">', '<a href="">'),
        ('<a href="?q=1">', '<a href="?q=1">'),
        ('<a href=" ../b/ ">', '<a href="../b/index.html">'),
        ('<a href="../%62">', '<a href="../%62/index.html">'),
        ('<form action="../b/"><input value="../b/">', '<form action="../b/index.html"><input value="../b/">'),
        ('<use xlink:href="#a"/><a xlink:href="../b/"/>', '<use xlink:href="#a"/><a xlink:href="../b/index.html"/>'),
        ('<img src="/site/b/c.png">', '<img src="../b/c.png">'),
        ('<textarea><a href="../b/"></textarea>', '<textarea><a href="../b/"></textarea>'),
        ("<script>'<a href=\"../b/\">'</script>", "<script>'<a href=\"../b/\">'</script>"),
        ('<script type="module">import "../b/";</script>', '<script type="module">import "../b/";</script>'),
        ('<script type="module" src="../b/c.js">', '<script defer src="../b/c.js">'),
        ('<script type="module" src="https://other.example/c.js">',) * 2,
        ('<p data-href="../b/" title=">"><a href="..">', '<p data-href="../b/" title=">"><a href="../index.html">'),
        ('a < b <a href="../b/">', 'a < b <a href="../b/index.html">'),
        ('<!--><a href="../b/">', '<!--><a href="../b/index.html">'),
        ('<a href="../b/', '<a href="../b/'),  # nobody closes it
    ],
)  # fmt: skip
def test_a_link_leads_to_a_file(before: str, after: str) -> None:
    ground = Ground(
        frozenset({"a/index.html", "b/index.html", "b/c.js", "b/c.png", "file"}), "https://host.example/site/"
    )
    assert Pages(ground).offline(before, "a/index.html") == after


def test_the_theme_asks_no_server() -> None:
    config = '<script id="__config" type="application/json">{"features": ["navigation.instant", "toc.follow"]}</script>'
    asked = Pages(Ground(frozenset())).offline(config, "a/index.html")
    assert '"features": ["toc.follow"]' in asked


# The zip


def test_it_says_first_what_to_do_with_it(told: Packed) -> None:
    with ZipFile(told.zip) as archive:
        assert archive.namelist()[0] == READ_ME
        said = archive.read(READ_ME).decode("utf-8-sig")
    assert "First unpack" in said
    assert "index.html in the folder a-small-base;" in said
    assert "Ekstrak dahulu" in said
    assert "index.html di folder a-small-base/id;" in said


def test_names_in_every_script_survive(told: Packed) -> None:
    assert "tags/横浜/" in told.disk.pages
    assert "tags/são-paulo/" in told.disk.pages
    with ZipFile(told.zip) as archive:
        assert all(one.flag_bits & 0x800 for one in archive.infolist() if not one.filename.isascii())


def test_what_no_page_here_leads_to_is_left_out(own: Packed) -> None:
    there = {path.relative_to(own.disk.folder).as_posix() for path in own.disk.folder.rglob("*") if path.is_file()}
    assert "404.html" not in there
    assert not [path for path in there if path.startswith("search/") and not path.endswith(".js")]
    assert {path for path in there if path.startswith("assets/lintas/") and path.endswith(".js")} == {
        "assets/lintas/start.js",
        "assets/lintas/tools.js",
    }


def test_the_same_site_gives_the_same_bytes(told: Packed, tmp_path: Path) -> None:
    for path in told.site.folder.rglob("*.html"):
        os.utime(path, (1, 1))
    again, there = tmp_path / "again.zip", whole(told.site, "A small base", "https://example.org/lessons/")
    write_zip(again, parts_of(there, there.listed()))
    assert again.read_bytes() == told.zip.read_bytes()


def test_a_disk_that_fails_leaves_the_old_zip(tmp_path: Path) -> None:
    def failing() -> Iterator[Part]:
        yield "a.txt", b"new"
        raise OSError(28, "No space left on device")

    file = tmp_path / "site.zip"
    write_zip(file, iter([("a.txt", b"old")]))
    before = file.read_bytes()
    with pytest.raises(OSError, match="No space left"):
        write_zip(file, failing())
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["site.zip"]


# The command


def test_it_is_packed_again_where_nothing_has_changed(make_base: MakeBase) -> None:
    base = make_base(STORY)
    first = run("lintas", "build", "--offline", "../one.zip", cwd=base)
    assert first.returncode == 0, first.stderr
    assert "For reading offline: " in first.stdout
    again = run("lintas", "build", "--lang", "id", "--offline", "../two.zip", cwd=base)
    assert "Tidak ada yang berubah" in again.stdout
    assert "Untuk dibaca tanpa internet: " in again.stdout
    assert (base.parent / "one.zip").read_bytes() == (base.parent / "two.zip").read_bytes()
    assert run("lintas", "build", "-q", "--offline", "../one.zip", cwd=base).stdout == ""


def test_a_zip_of_others_stays(make_base: MakeBase) -> None:
    base = make_base(STORY)
    with ZipFile(base / "theirs.zip", "w") as archive:
        archive.writestr("letter.txt", "Dear colleague")
    before = (base / "theirs.zip").read_bytes()
    done = run("lintas", "build", "--offline", "theirs.zip", cwd=base)
    assert done.returncode == 2
    assert "theirs.zip is there and was not made by this command" in done.stderr
    assert (base / "theirs.zip").read_bytes() == before
    assert not (base / "site").exists()


@pytest.mark.parametrize("name", ["site/all.zip", "notes/all.zip", "docs/deep/all.zip", "all", "all.html"])
def test_a_zip_lies_in_a_place_of_its_own(make_base: MakeBase, name: str) -> None:
    done = run("lintas", "build", "--offline", name, cwd=make_base(STORY))
    assert done.returncode == 2
    assert "its name must end in .zip" in done.stderr


def test_with_errors_in_the_notes_the_old_zip_stays(make_base: MakeBase) -> None:
    base = make_base(STORY)
    run("lintas", "build", "--offline", "all.zip", cwd=base)
    before = (base / "all.zip").read_bytes()
    (base / "notes" / "broken.md").write_text(ALONE.replace("Yokohama", "Yokohoma"), encoding="utf-8")
    assert run("lintas", "build", "--offline", "all.zip", cwd=base).returncode == 1
    assert (base / "all.zip").read_bytes() == before


def test_a_script_that_can_not_be_joined_is_named(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "docs" / "own.js").write_text('import "https://other.example/x.js";\n', encoding="utf-8")
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    (base / "mkdocs.yml").write_text(settings + "extra_javascript: [{path: own.js, type: module}]\n", encoding="utf-8")
    done = run("lintas", "build", "--offline", "all.zip", cwd=base)
    assert done.returncode == 1
    assert 'own.js:1: import "https://other.example/x.js";' in done.stderr
    assert (base / "site" / "index.html").is_file()
    assert not (base / "all.zip").exists()
