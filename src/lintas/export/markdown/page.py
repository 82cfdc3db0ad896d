"""A page as a file: frontmatter, the way to its other languages, its blocks."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.catalogue import catalogue
from lintas.export.escape import as_html_scalar
from lintas.export.markdown import drawn, pack
from lintas.export.markdown.blocks import paragraphs
from lintas.export.markdown.place import Place
from lintas.pages.page import Facts, Link, Page

KINDS_OF_BLOCKS = (drawn, pack)  # imported for what they tell `paragraphs`


def page_text(place: Place) -> str:
    """The whole file of a page."""
    page = place.page
    found = [languages(place), *(text for block in page.view for text in paragraphs(block, place))]
    text = "\n\n".join(part.strip("\n") for part in found if part.strip())
    return "\n".join(("---", *_frontmatter(page), "---", "", text, ""))


def languages(place: Place) -> str:
    """Links to the page in other languages, or to what is near it there."""
    led = {**place.page.elsewhere, **place.page.alternates}
    say = catalogue(place.page.lang).say
    return " · ".join(
        place.link(Link(say(f"language.other.{lang}"), uri)) for lang, uri in led.items() if lang != place.page.lang
    )


def _frontmatter(page: Page) -> Iterator[str]:
    """What engines take for their own use. They place it in HTML as it is, so it is escaped here."""
    yield f"title: {as_html_scalar(page.title)}"
    if page.description:
        yield f"description: {as_html_scalar(page.description, in_attribute=True)}"
    tags = [link.text for block in page.view if isinstance(block, Facts) for link in _tags(block)]
    if tags:
        yield "tags:"
        yield from (f"  - {as_html_scalar(tag)}" for tag in tags)


def _tags(block: Facts) -> Iterator[Link]:
    return (link for fact in block.facts if fact.key == "tags" for link in fact.values)
