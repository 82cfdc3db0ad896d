"""The page for a wrong address. It can't know what its reader speaks, and says all in every language."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from lintas.catalogue import catalogue
from lintas.pages.site import uri_in
from lintas.render.frame import Frame, PlainLink, frame

WAYS = ("themes", "cities", "asks")  # on from here, each an address and with `page.` before it the wording


@dataclass(frozen=True)
class InLanguage:
    """What the page says in one language. All texts are escaped.

    `search` is the page that takes up what was typed; without a script its lists lead on.
    """

    lang: str
    title: Markup
    text: Markup
    label: Markup
    search: PlainLink
    or_else: Markup
    ways: tuple[PlainLink, ...]


def not_found(languages: tuple[str, ...]) -> tuple[InLanguage, ...]:
    """The page in every language."""
    return tuple(_in_language(lang, languages) for lang in languages)


def _in_language(lang: str, languages: tuple[str, ...]) -> InLanguage:
    def say(key: str) -> Markup:
        return escape(catalogue(lang).say(key))

    return InLanguage(
        lang=lang,
        title=say("notfound.title"),
        text=say("notfound.text"),
        label=say("search.label"),
        search=PlainLink(say("search.open"), uri_in(lang, languages, "explore")),
        or_else=say("notfound.ways"),
        ways=tuple(PlainLink(say(f"page.{way}"), uri_in(lang, languages, way)) for way in WAYS),
    )


def not_found_frame(languages: tuple[str, ...], site_name: str, there: AbstractSet[str], license_id: str = "") -> Frame:
    """What stands around it: that of the first language; the switch leads home."""
    said = frame(
        title=" · ".join(catalogue(lang).say("notfound.title") for lang in languages),
        site_name=site_name,
        site_url="",
        lang=languages[0],
        languages=languages,
        alternates={lang: uri_in(lang, languages) for lang in languages},
        elsewhere={},
        description=" ".join(catalogue(lang).say("notfound.text") for lang in languages),
        there=there,
        license_id=license_id,
    )
    return replace(said, alternates=())
