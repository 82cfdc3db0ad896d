"""Where a link leads by which a reader does something about a note: to a form filled in, else to what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from lintas.catalogue import catalogue
from lintas.forms.address import Form, form_address
from lintas.forms.sheet import TYPED
from lintas.model import AnyNote, Ask, Lesson
from lintas.names import slug
from lintas.pages.page import Link
from lintas.pages.site import Site

# What a reader can do about a note, which is also a part of the page /contribute/.
Part = Literal["answer", "follow_up", "mend"]
# The wording of each part's heading.
PARTS: Mapping[Part, str] = {
    "answer": "contribute.answer",
    "follow_up": "form.follow-up.name",
    "mend": "form.mistake.name",
}
# What a link to it says, and the form that asks what is needed for it: who can help makes an offer.
SAID: Mapping[Part, str] = {**PARTS, "answer": "ask.help"}
FORM: Mapping[Part, Form] = {"answer": "offer", "follow_up": "follow-up", "mend": "mistake"}


def door(site: Site, part: Part, note: AnyNote) -> Link:
    """The link by which a reader does something about a note."""
    text = site.say(SAID[part])
    if not site.doors.repository:
        return Link(text, f"{site.uri('contribute')}#{anchor(site.lang, part)}")
    return Link(text, form_address(site.doors.repository, FORM[part], site.lang, _known(site, part, note)))


def doors_of(site: Site, note: AnyNote) -> tuple[Link, ...]:
    """All that a reader can do about a note."""
    parts: list[Part] = ["mend"]
    if isinstance(note, Lesson):
        parts.append("follow_up")
    if isinstance(note, Ask) and note.state == "open":
        parts.append("answer")
    return tuple(door(site, part, note) for part in parts)


@lru_cache(maxsize=64)
def anchor(lang: str, part: Part) -> str:
    """The anchor of a part's heading on the page /contribute/."""
    return slug(catalogue(lang).say(PARTS[part]))


def _known(site: Site, part: Part, note: AnyNote) -> Mapping[str, str]:
    """What a form need not ask. Only what is typed: where an address has a choice, GitHub may show no form at all."""
    title = site.note(note).text
    if part == "answer":
        cities = "; ".join(city.text for city in site.cities(note.students))
        return {"text": site.say("ask.helped", title=title, note=note.id), f"offered_to{TYPED}": cities}
    return {"note": note.id, "title": f"{site.say(SAID[part])}: {title}"}
