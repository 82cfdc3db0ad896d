"""Citations as CSL-JSON, the data of the Citation Style Language 1.0.2 (https://docs.citationstyles.org)."""

from __future__ import annotations

from typing import Any

from lintas.citation.citation import Citation


def csl(citation: Citation) -> dict[str, Any]:
    """One item. A translated title is left out, and the licence under `custom`: there is no variable for either."""
    item = {
        "id": citation.key,
        "type": "dataset" if citation.is_base else "webpage",
        "title": citation.title,
        "original-title": citation.other_title if citation.is_translation else "",
        "author": [{"literal": author} for author in citation.authors],
        "issued": {"date-parts": [[citation.year]]} if citation.year else None,
        "genre": citation.what,
        "container-title": citation.site,
        "publisher": citation.publisher,
        "language": citation.lang,
        "keyword": ", ".join(citation.keywords),
        "abstract": citation.abstract,
        "custom": {"license": citation.license} if citation.license else None,
        "URL": citation.address,
    }
    return {name: value for name, value in item.items() if value}
