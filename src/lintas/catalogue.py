"""Every wording that Lintas shows, from one gettext catalogue a language; the ids are ours, not English sentences.

A `.po` file is what translators' tools open; it is read as it is, no compiled copy lies beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

FOLDER = files("lintas") / "catalogues"


@dataclass(frozen=True)
class Catalogue:
    """The wordings of one language."""

    lang: str
    messages: Catalog

    def say(self, key: str, /, **values: object) -> str:
        """The wording of `key` with `values` filled in.

        Raises:
            KeyError: there is no such wording; a test holds every key in use against every catalogue.
        """
        text = self._texts[key]
        return text.format_map(values) if "{" in text else text

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        """The wordings of one form by key."""
        return {
            str(message.id): message.string
            for message in self.messages
            if isinstance(message.string, str) and message.string
        }

    def count(self, key: str, n: int) -> str:
        """The wording of `key` for `n` things, in the number's form of the language."""
        message = self.messages.get(key)
        if message is None:
            raise KeyError(key)
        # Indonesian has one form for all numbers; Babel pads what it reads with an empty second one.
        forms = [form for form in message.string or () if form]
        return str(forms[0 if n == 1 else -1]).format(n=n)

    def number(self, n: int) -> str:
        """How many things there are, as it is written in the language: `10,000` or `10.000`."""
        return str(format_decimal(n, locale=self.lang))

    def below(self, prefix: str) -> dict[str, str]:
        """All wordings whose key begins with `prefix`, by the rest of the key; not filled in."""
        found = ((message.id, message.string) for message in self.messages if str(message.id).startswith(prefix))
        return {str(key).removeprefix(prefix): str(text) for key, text in found}

    def has(self, key: str) -> bool:
        """Whether there is a wording of that key."""
        return self.messages.get(key) is not None


@lru_cache(maxsize=16)
def catalogue(lang: str) -> Catalogue:
    """The catalogue of a language.

    Raises:
        KeyError: there is no catalogue of that language; `languages()` lists them.
    """
    path = FOLDER / f"{lang}.po"
    if not path.is_file():
        raise KeyError(lang)
    with path.open("rb") as file:
        return Catalogue(lang, read_po(file, locale=lang))


@lru_cache(maxsize=16)
def locale(lang: str) -> Locale:
    """What the Unicode repository knows of a language: names of months, countries and other languages."""
    return Locale.parse(lang)


@lru_cache(maxsize=256)
def language_name(lang: str, in_lang: str) -> str:
    """The name of a language in words of another: `language_name("en", "id")` is `Inggris`."""
    return str(locale(lang).get_language_name(in_lang))


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(entry.name.removesuffix(".po") for entry in FOLDER.iterdir() if entry.name.endswith(".po")))
