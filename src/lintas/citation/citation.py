"""What a citation says, as plain values."""

from __future__ import annotations

from typing import NamedTuple

from lintas.names import as_name


class Citation(NamedTuple):
    """Something that can be cited; `site` and `address` are known only where its page is placed.

    `key` names it among others; the whole base goes by the site's name, as key and as title, until it has its own.
    `what` says what it is in a few words of `lang`, the title's language. Without `authors` the site speaks for itself.
    `year` is that in which it was last added to; None where that is not known.
    `other_title` is the original's of a translation, and a translation's of an original. `license` is where it can be
    read.
    """

    key: str
    title: str
    lang: str
    what: str
    year: int | None = None
    is_base: bool = False
    is_translation: bool = False
    other_title: str = ""
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    abstract: str = ""
    license: str = ""
    site: str = ""
    address: str = ""

    @property
    def publisher(self) -> str:
        """The site; empty where it is the author, since who speaks for itself is not named twice."""
        return "" if self.site in self.authors else self.site

    def at(self, site: str, address: str) -> Citation:
        """The citation of what stands on a site; `address` is complete, or empty where the site's is not known."""
        key, title, authors = self.key or as_name(site) or "base", self.title or site, self.authors or (site,)
        return self._replace(key=key, title=title, authors=authors, site=site, address=address)
