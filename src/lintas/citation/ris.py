"""Citations for reference managers, in the RIS format of Research Information Systems, as revised in 2011."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.citation.citation import Citation

END_OF_LINE = "\r\n"


def ris(citation: Citation) -> str:
    """One record."""
    lines = [f"{tag}  - {value}{END_OF_LINE}" for tag, value in _lines(citation) if value]
    return "".join((*lines, f"ER  - {END_OF_LINE}"))


def _lines(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "DATA" if citation.is_base else "ELEC"
    yield "TI", citation.title
    yield "TT", citation.other_title
    yield from (("AU", author) for author in citation.authors)
    yield "PY", str(citation.year or "")
    yield "M3", citation.what
    yield "T2", citation.site
    yield "PB", citation.publisher
    yield "LA", citation.lang
    yield from (("KW", keyword) for keyword in citation.keywords)
    yield "AB", citation.abstract
    yield "C1", citation.license
    yield "UR", citation.address
