"""Links between pages, as a file manager opens pages: by the file, where a server would take the folder."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

INDEX = "index.html"
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)  # the path; query and anchor


@dataclass(frozen=True)
class Ground:
    """What links of a site stand on: its files by path, and its complete address, as far as it is known."""

    files: AbstractSet[str]
    address: str = ""

    def led(self, link: str, page: str) -> str:
        """A link on the page at a path, with `index.html` where it leads to a folder.

        Complete addresses stay. One that begins at the root of the host becomes relative, or complete where it leads
        out of the site: a disk has no host.
        """
        if not link or link[0] in "#?" or _SCHEME.match(link):
            return link
        if link.startswith("//"):
            return f"https:{link}"
        path, rest = _PARTS.fullmatch(link).groups()  # type: ignore[union-attr]  # it fits any text
        if path.startswith("/"):
            if not path.startswith(self._path):
                return f"{self._host}{link}" if self._host else link
            path = self._relative(path.removeprefix(self._path), page)
        last = path.rpartition("/")[2]
        if not last:
            return f"{path}{INDEX}{rest}"
        is_folder = last in {".", ".."} or f"{self.place(path, page)}/{INDEX}" in self.files
        return f"{path}/{INDEX}{rest}" if is_folder else f"{path}{rest}"

    def place(self, path: str, page: str) -> str:
        """The path below the site's root of what a page names by a relative path without query and anchor."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))

    @staticmethod
    def _relative(path: str, page: str) -> str:
        return f"{'../' * page.count('/') or './'}{path}"

    @cached_property
    def _path(self) -> str:
        return urlsplit(self.address).path.rstrip("/") + "/"

    @cached_property
    def _host(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
