"""JSON-LD as those read it who find it in a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from rdflib import Graph
from rdflib.plugins.parsers.jsonld import to_rdf

from lintas.pages.page import Page
from lintas.render.html import render_page
from lintas.render.linked import Origin, linked_data

ADDRESS = "https://example.org/lintas/"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
ORIGIN = Origin(ADDRESS, "Lintas", LICENSE)


class _Scripts(HTMLParser):
    """The JSON-LD of an HTML file."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = (tag, dict(attrs).get("type")) == ("script", "application/ld+json")
        if self.inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  (whatever ends, it is no longer in a script)
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data


def linked_in(html: str) -> list[dict[str, Any]]:
    """What the JSON-LD of an HTML file says, script by script."""
    reader = _Scripts()
    reader.feed(html)
    reader.close()
    return [json.loads(text) for text in reader.found]


def linked_of(page: Page, origin: Origin = ORIGIN) -> dict[str, Any]:
    """What a page says."""
    (said,) = linked_in(render_page(page, "", site_name=origin.name, linked=linked_data(page, origin)))
    return said


def as_triples(said: Mapping[str, Any]) -> Graph:
    """JSON-LD read by rdflib, with the vocabulary in place of the context, which would be fetched."""
    assert said["@context"] == "https://schema.org"
    # What `Graph.parse` calls as well, after it has made a graph of a kind that rdflib deprecates.
    graph = Graph()
    to_rdf({**said, "@context": {"@vocab": "https://schema.org/"}}, graph)
    return graph


def inner(value: object) -> Iterator[dict[str, Any]]:
    """All objects in JSON, the outer ones first."""
    if isinstance(value, list):
        for one in value:
            yield from inner(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from inner(one)
