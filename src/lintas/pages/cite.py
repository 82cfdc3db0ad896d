"""How to name a note or the whole base elsewhere."""

from __future__ import annotations

from lintas.citation.read import base_citation, citation_of
from lintas.model import AnyNote
from lintas.pages.page import Cite
from lintas.pages.site import Site


def note_cite(site: Site, note: AnyNote) -> Cite:
    """A note's citation."""
    citation = citation_of(site.library, note, site.lang)
    return Cite("cite", site.say("cite.heading"), citation, site.uri("notes", note.id))


def base_cite(site: Site) -> Cite:
    """The citation of the whole base."""
    return Cite("cite", site.say("cite.base_heading"), base_citation(site.library, site.lang), site.uri())
