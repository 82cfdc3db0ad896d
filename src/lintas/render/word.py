"""The Word templates as files: by path what they are made of, and how they come about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from lintas.doors import Doors
from lintas.fingerprint import digest_of, program
from lintas.library import Library
from lintas.pages.contribute import template_uri
from lintas.pages.site import Site
from lintas.vocabulary import Vocabulary


def word_files(library: Library, doors: Doors) -> Mapping[str, tuple[str, Callable[[], bytes]]]:
    """The template of each language, beside the page that leads to it."""
    return {template_uri(Site(library, lang)): _file(lang, library.vocabulary, doors) for lang in library.languages}


def _file(lang: str, vocabulary: Vocabulary, doors: Doors) -> tuple[str, Callable[[], bytes]]:
    themes = [vocabulary.theme_label(theme, lang) for theme in vocabulary.themes]
    cities = [vocabulary.city_name(city, lang) for city in vocabulary.cities]
    key = digest_of(program().hex(), lang, themes, cities, vars(doors)).hex()

    def made() -> bytes:
        if key not in _known():
            from lintas.word.template import template_docx  # noqa: PLC0415  (most builds write none; it takes 100 ms)

            _known()[key] = template_docx(lang, vocabulary, doors)
        return _known()[key]

    return key, made


@lru_cache(maxsize=1)
def _known() -> dict[str, bytes]:
    """What was made in this process: a preview by MkDocs asks for all files each time."""
    return {}
