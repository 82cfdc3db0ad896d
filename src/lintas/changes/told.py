"""What has changed in a site, for a terminal and for the comment of a pull request."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from lintas.catalogue import Catalogue
from lintas.changes.compare import WHATS, Change, Version
from lintas.report.quoted import quoted, still_code
from lintas.report.room import CHANGES, fillable
from lintas.report.words import printable

Style = Literal["text", "markdown"]
MOST_NOTES = 25  # that are listed; more are counted
MOST_OTHERS = 5  # lists and other pages: a note brings about a dozen of them, which nobody wants to read
LONG = 120  # characters of a title


def as_text(changes: Sequence[Change], words: Catalogue) -> str:
    """A line for each note, with its titles and addresses; then the other pages, or how many there are."""
    lines = []
    for heading, some, left_out in _parts(changes, words, MOST_NOTES):
        lines.append(f"{heading}:")
        lines += (f"  {', '.join(map(_written, change.versions))}" for change in some)
        lines += [f"  {left_out}"] * bool(left_out)
    return "\n".join(lines) or words.say("changes.none")


def as_markdown(changes: Sequence[Change], words: Catalogue) -> str:
    """The same as lists, shorter where it would be too long. No links: what is published is not yet what changed."""
    most = fillable(CHANGES)  # a title of signs that have to be escaped takes many
    texts = (_listed(changes, words, number) for number in range(MOST_NOTES, -1, -1))
    return next(text for text in texts if len(text.encode()) <= most)


def _listed(changes: Sequence[Change], words: Catalogue, most: int) -> str:
    lines = [f"### {words.say('changes.title')}", ""]
    for heading, some, left_out in _parts(changes, words, most):
        lines += (f"**{heading}**", "")
        lines += (f"- {'<br>'.join(map(_marked, change.versions))}" for change in some)
        lines += [f"- {left_out}"] * bool(left_out)
        lines.append("")
    return "\n".join(lines) if changes else "\n".join((*lines, words.say("changes.none"), ""))


TOLD: Mapping[Style, Callable[[Sequence[Change], Catalogue], str]] = {"text": as_text, "markdown": as_markdown}


def _parts(changes: Sequence[Change], words: Catalogue, most: int) -> Iterator[tuple[str, Sequence[Change], str]]:
    """A heading, what is listed below it (at most so many), and how much more there is."""
    for is_note in (True, False):
        for what in WHATS:
            some = [change for change in changes if change.what == what and change.is_note is is_note]
            if not some:
                continue
            # A few of many lists say nothing about the rest.
            listed = some[:most] if is_note else some if len(some) <= min(most, MOST_OTHERS) else []
            left_out = words.count("count.note" if is_note else "count.page", len(some) - len(listed))
            said = words.say("changes.more", things=left_out) if listed else left_out
            heading = words.say(f"changes.{'note' if is_note else 'page'}.{what}")
            yield heading, listed, said if len(listed) < len(some) else ""


def _title(version: Version) -> str:
    title = printable(version.title or version.uri)
    return title if len(title) <= LONG else f"{title[:LONG]}…"


def _written(version: Version) -> str:
    return f"{_title(version)} ({printable(version.uri) or '/'})"


def _marked(version: Version) -> str:
    title = quoted(_title(version).replace("`", "ˋ"))
    return f"{title} · {still_code(printable(version.uri or '/'))}"
