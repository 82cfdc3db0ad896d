"""What stands around a page's content: its head, the language switch, the footer's links."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import urljoin

from babel.core import get_global
from markupsafe import Markup, escape

from lintas.catalogue import Catalogue, catalogue, language_name
from lintas.license import LICENSES, license_name
from lintas.pages.page import Link
from lintas.pages.pictures import site_picture
from lintas.pages.site import uri_in
from lintas.render.forms import Rendition, feed_forms, note_forms
from lintas.social.picture import SIZE, Picture

FOOTER = ("tags", "matrix", "glossary", "data", "contribute", "about")  # as far as there are such pages


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
class Shared:
    """What is shown of a page where somebody shares a link to it (Open Graph, https://ogp.me).

    `picture` is a complete address; it is empty where the site's is not known.
    """

    title: Markup
    description: Markup
    kind: str
    locale: str
    other_locales: tuple[str, ...]
    picture: str
    picture_alt: Markup
    picture_size: tuple[int, int] = SIZE


@dataclass(frozen=True)
class Frame:
    """The values that the skin's templates place. All texts are escaped."""

    head_title: Markup
    shared: Shared
    alternates: tuple[Alternate, ...]
    switches: tuple[Switch, ...]
    footer: tuple[PlainLink, ...]
    search: PlainLink
    html: Markup
    is_found: bool = True  # by search engines
    linked: Markup | None = None  # of a page in docs/, which we don't write ourselves
    forms: tuple[Rendition, ...] = ()
    licence: PlainLink | None = None  # of the notes


def frame(
    *,
    title: str,
    site_name: str,
    site_url: str,
    lang: str,
    languages: tuple[str, ...],
    alternates: Mapping[str, str],
    elsewhere: Mapping[str, str],
    description: str = "",
    picture: Picture | None = None,
    is_article: bool = False,
    there: AbstractSet[str] = frozenset(),
    license_id: str = "",
    html: Markup | None = None,
    is_found: bool = True,
    linked: Markup | None = None,
    feed: Link | None = None,
    record: str = "",
) -> Frame:
    """The frame of one page; `alternates` lead to it in other languages, `elsewhere` to something near.

    `there` are the addresses of all pages: the footer leads to no other. `license_id` is one of `LICENSES`, or empty.
    Without a `picture` the site's is shown. `feed` is what somebody can follow who reads the page; `record` is the
    address of the JSON file about a note.
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
        for key in FOOTER
        if f"{home}{key}/" in there
    )
    head_title = title if title == site_name else f"{title} · {site_name}"
    found = _alternates(alternates, languages, site_url)
    search = search_link(lang, languages)
    beside = picture or site_picture(lang)
    shared = Shared(
        title=escape(title),
        description=escape(description),
        kind="article" if is_article else "website",
        locale=_locale(lang),
        other_locales=tuple(_locale(other) for other in languages if other in alternates and other != lang),
        picture=urljoin(site_url, beside.uri) if site_url else "",
        picture_alt=escape(beside.alt),
    )
    forms = (
        *feed_forms(feed, site_name, site_url),
        *(note_forms(alternates[lang], record, site_url) if record else ()),
    )
    return Frame(
        head_title=escape(head_title),
        shared=shared,
        alternates=found,
        switches=tuple(switches),
        footer=footer,
        search=search,
        html=html or Markup(),
        is_found=is_found,
        linked=linked,
        forms=forms,
        licence=licence_link(words, license_id) if license_id else None,
    )


def licence_link(words: Catalogue, license_id: str) -> PlainLink:
    """The way to the text of the licence that the notes are published under."""
    text = words.say("footer.licence", licence=license_name(license_id))
    return PlainLink(escape(text), LICENSES[license_id])


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


def _locale(lang: str) -> str:
    """A language with the country where most speak it, as Open Graph wants both: `id_ID`."""
    return f"{lang}_{get_global('likely_subtags').get(lang, '').rpartition('_')[2]}".rstrip("_")


def _from_root(uri: str) -> str:
    # MkDocs' `url` filter makes a path relative to the page at hand; the site's root is "." to it.
    return uri or "."
