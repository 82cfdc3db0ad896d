"""What somebody agrees to who brings a text: the same words on every way in."""

from __future__ import annotations

from lintas.catalogue import Catalogue
from lintas.license import LICENSES, license_name

# How the licence stands in it: where links are written in Markdown, and where they are not.
LINKED, WRITTEN = "[{name}]({address})", "{name} ({address})"


def consent(words: Catalogue, license_id: str, shown: str = LINKED) -> str:
    """The text to agree to; `license_id` is one of `LICENSES`, or empty where the base promises none."""
    if not license_id:
        return words.say("consent.text")
    licence = shown.format(name=license_name(license_id), address=LICENSES[license_id])
    return words.say("consent.text.licence", licence=licence)
