"""A Library to the pages of its site."""

from __future__ import annotations

from lintas.doors import NO_DOORS, Doors
from lintas.library import Library
from lintas.pages.adoption import adoption_pages
from lintas.pages.asks import ask_pages
from lintas.pages.cities import city_pages
from lintas.pages.contribute import contribute_pages
from lintas.pages.data import data_pages
from lintas.pages.exchanges import exchange_pages
from lintas.pages.explore import explore_pages
from lintas.pages.fields import field_pages
from lintas.pages.glossary import glossary_pages
from lintas.pages.home import home_pages
from lintas.pages.matrix import matrix_pages
from lintas.pages.notes import note_pages
from lintas.pages.pack import pack_pages
from lintas.pages.page import Page
from lintas.pages.pairs import pair_pages
from lintas.pages.rules import rule_pages
from lintas.pages.site import Site
from lintas.pages.tags import tag_pages
from lintas.pages.themes import theme_pages

LISTS = (  # what each makes: all pages of a kind, in one language
    home_pages,
    explore_pages,
    theme_pages,
    matrix_pages,
    city_pages,
    pair_pages,
    exchange_pages,
    ask_pages,
    adoption_pages,
    tag_pages,
    glossary_pages,
    contribute_pages,
    field_pages,
    data_pages,
    rule_pages,
)


def make_pages(library: Library, doors: Doors = NO_DOORS) -> tuple[Page, ...]:
    """Every page of the site, in every language."""
    sites = (Site(library, lang, doors) for lang in library.languages)
    return tuple(page for site in sites for maker in (*LISTS, pack_pages, note_pages) for page in maker(site))
