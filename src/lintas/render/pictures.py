"""The pictures beside shared links as files: by path what they are made of, and how they come about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from lintas.fingerprint import digest_of, program
from lintas.library import Library
from lintas.pages.pictures import all_pictures
from lintas.pages.site import Site
from lintas.social.picture import Picture


def picture_files(library: Library, site_name: str) -> Mapping[str, tuple[str, Callable[[], bytes]]]:
    """All pictures of a site: by path a digest of all that goes into one, and what draws it."""
    return {
        picture.uri: (digest_of(program().hex(), site_name, vars(picture)).hex(), partial(_drawn, picture, site_name))
        for lang in library.languages
        for picture in all_pictures(Site(library, lang))
    }


@lru_cache(maxsize=512)  # a preview by MkDocs asks for all of them each time
def _drawn(picture: Picture, site_name: str) -> bytes:
    from lintas.social.paint import paint  # noqa: PLC0415  (most builds draw nothing, and Pillow takes 40 ms to load)

    return paint(picture, site_name)
