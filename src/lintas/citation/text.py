"""A citation as it stands in a text: in the manner of the American Psychological Association (APA, 7th edition)."""

from __future__ import annotations

from collections.abc import Mapping

from lintas.catalogue import catalogue
from lintas.citation.citation import Citation
from lintas.citation.read import citation_of
from lintas.library import Library
from lintas.model import AnyNote


def citation_text(citation: Citation) -> str:
    """`Lintas. (2018). Title [Lesson for Jakarta from Seoul, 19–23 March 2018]. https://…`, in the title's language."""
    words = catalogue(citation.lang)
    author = ", ".join(citation.authors).rstrip(".")
    text = words.say(
        "cite.text",
        author=author,
        year=citation.year or words.say("cite.undated"),
        title=citation.title,
        what=citation.what,
    )
    site = f"{citation.publisher}." if citation.publisher else ""
    return " ".join(part for part in (text, site, citation.address) if part)


def citation_texts(library: Library, note: AnyNote, site: str, addresses: Mapping[str, str]) -> dict[str, str]:
    """The citation of a note in each language that it has a text in, with the complete addresses of its pages."""
    return {
        lang: citation_text(citation_of(library, note, lang).at(site, addresses.get(lang, "")))
        for lang in note.versions
    }
