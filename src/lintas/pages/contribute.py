"""How to bring a note, for people who write reports and not programs."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from lintas.pages.listing import alternates
from lintas.pages.page import Body, Page, Title
from lintas.pages.site import Site

TEXTS = files("lintas.pages") / "texts"


def contribute_pages(site: Site) -> Iterator[Page]:
    """`/contribute/`."""
    lead = site.say("contribute.lead")
    yield Page(
        uri=site.uri("contribute"),
        lang=site.lang,
        title=site.say("page.contribute"),
        view=(Title(site.say("contribute.title"), lead=lead), Body()),
        body=(TEXTS / f"contribute.{site.lang}.md").read_text(encoding="utf-8"),
        description=lead,
        alternates=alternates(site, "contribute"),
        is_listing=False,
    )
