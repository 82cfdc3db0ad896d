"""The six questions as a mail or a message that somebody only has to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from lintas.consent import WRITTEN, consent
from lintas.pages.site import Site
from lintas.word.form import SIX

# Characters of an address: old Windows and the mail programs on it cut what is longer than 2,083.
LONGEST_LETTER = 2_000


def questions(site: Site) -> tuple[str, ...]:
    """The six questions, in their order."""
    return tuple(site.say(f"question.{question}") for question in SIX)


def mail_address(site: Site) -> str:
    """What opens a mail with the questions in it (https://www.rfc-editor.org/rfc/rfc6068)."""
    subject, body = site.say("letter.subject"), "\r\n".join(_lines(site))
    return f"mailto:{quote(site.doors.mail, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def whatsapp_address(site: Site) -> str:
    """What opens a message with the questions in it."""
    return f"https://wa.me/{site.doors.whatsapp}?text={quote(chr(10).join(_lines(site)), safe='')}"


def _lines(site: Site) -> Iterator[str]:
    yield site.say("letter.hello")
    yield ""
    for number, question in enumerate(questions(site), start=1):
        yield f"{number}. {question}"
        yield ""
        yield ""
    yield site.say("letter.office")
    yield ""
    yield site.say("consent")
    yield consent(site.words, site.doors.license, WRITTEN)
    yield site.say("letter.consent")
