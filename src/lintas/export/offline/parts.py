"""What goes into the zip: every file of a finished site, made to be read without a server.

Left out is what no page here leads to: the page that a host shows for wrong addresses, pictures that only other hosts
show beside a link, Material's own search, and what the theme's developers look at. Files for programs stay as they are:
they are the base's data, and the complete addresses in them hold wherever they lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from lintas.catalogue import catalogue
from lintas.export.offline.links import INDEX, Ground
from lintas.export.offline.modules import Joiner
from lintas.export.offline.pages import Pages
from lintas.folder import found_in
from lintas.names import as_name
from lintas.pages.site import uri_in
from lintas.search.index import FOLDER as SEARCH

# A path in the zip, and the content or the file that has it.
Part = tuple[str, bytes | Path]

READ_ME = "READ-ME-FIRST-BACA-DULU.txt"
LEFT_OUT = ("404.html", "assets/lintas/cards/", "assets/javascripts/lunr/", "assets/javascripts/workers/")
FOR_DEVELOPERS = (".css.map", ".js.map")
AS_IT_IS = "surrogateescape"  # what is no UTF-8, in a page that somebody else's program made, stays as it is
SITE_JS = "assets/lintas/search/site.js"  # of the browser's side of the search: what is different without a server


@dataclass(frozen=True)
class Whole:
    """A finished site: its folder, its name, its complete address if that is known, and its languages."""

    folder: Path
    name: str
    address: str
    languages: tuple[str, ...]

    def listed(self) -> list[str]:
        """The paths of its files; what is hidden at the top (`.git`) is somebody else's."""
        hidden = {path.name for path in self.folder.iterdir() if path.name.startswith(".")}
        return sorted(path for path, _, _ in found_in(self.folder, without=hidden))


def parts_of(site: Whole, listed: Sequence[str]) -> Iterator[Part]:
    """The files of the zip: what to do with it first, then the pages, then what they load.

    Raises: `OSError`, and `UnknownFormError` for a script that can't be read without a server.
    """
    top = as_name(site.name) or "site"
    pages = Pages(Ground(frozenset(listed), site.address))
    there = [path for path in listed if not path.startswith(LEFT_OUT) and not path.endswith(FOR_DEVELOPERS)]

    def read(path: str) -> str:
        return (site.folder / path).read_bytes().decode(errors=AS_IT_IS)

    yield READ_ME, _read_me(top, site.languages).encode("utf-8-sig")  # by which old editors know the encoding
    for path in there:
        if path.endswith(".html"):
            yield f"{top}/{path}", pages.offline(read(path), path).encode(errors=AS_IT_IS)
    joiner = Joiner(read, {SITE_JS: (files("lintas") / "export" / "offline" / "site.js").read_text(encoding="utf-8")})
    scripts = {path: joiner.join(path) for path in sorted(pages.modules)}
    for path in there:
        if path in scripts:
            yield f"{top}/{path}", scripts[path].encode(errors=AS_IT_IS)
        elif path.startswith(SEARCH) and path.endswith(".json"):
            name = path.removeprefix(SEARCH).removesuffix(".json")
            yield f"{top}/{SEARCH}{name}.js", handed_over(name, read(path)).encode()
        elif path not in joiner.used and not path.endswith(".html"):
            yield f"{top}/{path}", site.folder / path


def handed_over(name: str, text: str) -> str:
    """A file of the search index as a script, which a page from a disk may load; its checksum is that of the text."""
    quoted = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    return f"lintasIndexFile('{name}','{quoted}');\n"


def _read_me(top: str, languages: tuple[str, ...]) -> str:
    """What to do with the zip, in each language: many file managers open a page in a zip without what is beside it."""
    said = (
        catalogue(lang).say("offline.read_me", folder=f"{top}/{uri_in(lang, languages)}".rstrip("/"), page=INDEX)
        for lang in languages
    )
    return "\r\n\r\n".join((*said, ""))
