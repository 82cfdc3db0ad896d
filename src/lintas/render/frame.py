"""What stands around a page's content: its head, the language switch, the footer's links."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import urljoin

from markupsafe import Markup, escape

from lintas.catalogue import catalogue, language_name
from lintas.pages.site import uri_in


@dataclass(frozen=True)
class Switch:
    """A link to another language; `hint` says where it leads if not to the same page."""

    lang: str
    text: str
    uri: str
    hint: str = ""


@dataclass(frozen=True)
class Alternate:
    """What search engines are told: the same page in a language."""

    lang: str
    uri: str


@dataclass(frozen=True)
class PlainLink:
    """A link on every page: its text, escaped, and where it leads."""

    text: Markup
    uri: str


@dataclass(frozen=True)
class Frame:
    """The values that the skin's templates place. All texts are escaped."""

    head_title: Markup
    alternates: tuple[Alternate, ...]
    switches: tuple[Switch, ...]
    footer: tuple[PlainLink, ...]
    search: PlainLink
    html: Markup
    is_found: bool = True  # by search engines


def frame(
    *,
    title: str,
    site_name: str,
    site_url: str,
    lang: str,
    languages: tuple[str, ...],
    alternates: Mapping[str, str],
    elsewhere: Mapping[str, str],
    there: AbstractSet[str] = frozenset(),
    html: Markup | None = None,
    is_found: bool = True,
) -> Frame:
    """The frame of one page; `alternates` lead to it in other languages, `elsewhere` to something near.

    `there` are the addresses of all pages: the footer leads to no other.
    """
    words = catalogue(lang)
    home = uri_in(lang, languages)
    switches = []
    for other in languages:
        if other == lang:
            continue
        hint = ""
        if other not in alternates:
            hint = words.say("language.elsewhere", language=language_name(other, lang))
        uri = alternates.get(other) or elsewhere.get(other) or uri_in(other, languages)
        switches.append(Switch(other, words.say(f"language.other.{other}"), _from_root(uri), str(escape(hint))))
    footer = tuple(
        PlainLink(escape(words.say(f"page.{key}")), _from_root(f"{home}{key}/"))
        for key in ("tags", "contribute", "about")
        if f"{home}{key}/" in there
    )
    head_title = title if title == site_name else f"{title} · {site_name}"
    found = _alternates(alternates, languages, site_url)
    search = search_link(lang, languages)
    return Frame(escape(head_title), found, tuple(switches), footer, search, html or Markup(), is_found)


def search_link(lang: str, languages: tuple[str, ...]) -> PlainLink:
    """The way to the search: a page that also works without a script."""
    return PlainLink(escape(catalogue(lang).say("search.open")), uri_in(lang, languages, "explore"))


def _alternates(alternates: Mapping[str, str], languages: tuple[str, ...], site_url: str) -> tuple[Alternate, ...]:
    """The page itself, its other languages, and the one for readers of neither; nothing where there is no other.

    They are complete addresses where the site's is known, as search engines ask.
    """
    there = [lang for lang in languages if lang in alternates]
    found = {lang: urljoin(site_url, alternates[lang]) if site_url else _from_root(alternates[lang]) for lang in there}
    if len(found) <= 1:
        return ()
    found["x-default"] = found[there[0]]
    return tuple(Alternate(lang, uri) for lang, uri in found.items())


def _from_root(uri: str) -> str:
    # MkDocs' `url` filter makes a path relative to the page at hand; the site's root is "." to it.
    return uri or "."


def not_found(languages: tuple[str, ...]) -> list[dict[str, str]]:
    """What the page for a wrong address says, in every language: it can't know the reader's."""
    return [
        {
            "lang": lang,
            "title": catalogue(lang).say("notfound.title"),
            "text": catalogue(lang).say("notfound.text"),
            "link": catalogue(lang).say("page.themes"),
            "uri": uri_in(lang, languages, "themes"),
        }
        for lang in languages
    ]
