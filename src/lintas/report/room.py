"""How much room each text has in the comment of a pull request: declared here, for whoever writes and reads them."""

from __future__ import annotations

from lintas.catalogue import languages

# Characters that GitHub takes in a comment, less those that `comment/body.py` writes around the texts. No text has more
# characters than bytes, which are counted.
COMMENT = 65_536 - 3_500
# Parts of the room of one language: what is to be mended needs most of it.
NOTES, CHANGES = 0.8, 0.2
WRITTEN = 0.9  # of it what our programs fill before they write headings and counts, which come on top


def room(share: float) -> int:
    """The bytes that a text may have with a share of the room: there is one of it in every language."""
    return int(COMMENT * share / len(languages()))


def fillable(share: float) -> int:
    """The bytes of it that may be filled with items."""
    return int(room(share) * WRITTEN)
