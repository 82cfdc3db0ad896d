"""A citation on its page: placed there, and for reference managers as files that stand in the links to them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from lintas.citation.bibtex import bibtex
from lintas.citation.citation import Citation
from lintas.citation.csl import csl
from lintas.citation.ris import ris
from lintas.pages.linked import At
from lintas.pages.page import Cite

# What may stand in an address as it is (https://url.spec.whatwg.org/#url-code-points); all from U+00A0 on may as well.
ALLOWED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!$()*+,-./:;=?@_~"
# The percent sign first, which is in what stands for the others.
ENCODED = {chr(code): f"%{code:02X}" for code in (ord("%"), *range(128)) if chr(code) not in ALLOWED}
COMPACT = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


class CitationFile(NamedTuple):
    """A file in a link: its format as it is known, the name that it is saved under, and the address that holds it."""

    format: str
    name: str
    href: str


def placed(block: Cite, site_name: str, site_url: str) -> Citation:
    """What a block cites, with its address where the site's is known."""
    return block.citation.at(site_name, f"{site_url}{At(block.uri)}" if site_url else "")


def citation_files(citation: Citation) -> Iterator[CitationFile]:
    """A file for each format."""
    # The file with all notes is called as the base is; this one has the base alone.
    name = f"cite-{citation.key}" if citation.is_base else citation.key.replace("/", "-")
    yield CitationFile("BibTeX", f"{name}.bib", _data(bibtex(citation)))
    yield CitationFile("RIS", f"{name}.ris", _data(ris(citation)))
    yield CitationFile("CSL-JSON", f"{name}.csl.json", _data(COMPACT.encode([csl(citation)])))


def file_links(citation: Citation) -> Markup:
    """The links that hold these files, beside one another."""
    links = [
        f'<a download="{escape(file.name)}" href="{file.href}">{file.format}</a>' for file in citation_files(citation)
    ]
    return Markup(" · ".join(links))  # noqa: S704  (of the addresses nothing is left to escape)


def _data(content: str) -> str:
    """An address that holds a file; of what type it is its name says, in fewer bytes."""
    for character, encoded in ENCODED.items():  # much faster than to look at every character
        if character in content:
            content = content.replace(character, encoded)
    return f"data:;charset=utf-8,{content}"
