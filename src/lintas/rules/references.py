"""Rules on what a note points to: links, headings, pictures, and other notes by id."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from urllib.parse import unquote

from lintas.body import Body, Link, linked_path, split_target
from lintas.model import AnyNote, Ask, Exchange, Lesson
from lintas.names import MAX_NAME, MAX_PATH, bad_file_part
from lintas.problem import Location, Problem, Value
from lintas.rules.rule import Base, base_rule
from lintas.suggest import Choices, nearest

MAX_ATTACHMENT = 2_000_000  # bytes: a phone on a slow line loads it in under a minute
# The kinds of note that a field can mean, where it is not an exchange.
FITTING = {"superseded_by": {"lesson"}, "answered_by": {"lesson", "exchange"}}


class Prepared(dict[str, Choices]):
    """Choices by name, made when they are first asked for: a base may have many links that lead nowhere."""

    def __init__(self, make: Callable[[str], Choices]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> Choices:
        self[name] = self._make(name)
        return self[name]


def _broken_link(base: Base) -> Iterator[Problem]:
    yield from broken_links(base, _inner_links(base))


def broken_links(base: Base, links: Iterable[tuple[str, Link]]) -> Iterator[Problem]:
    """Those of some links inside the base, each with the path of its file, that lead to no file."""
    known = {*base.files, *base.attachments, *base.pages}
    by_name = {posixpath.basename(path): path for path in sorted(known)}
    in_folder: dict[str, list[str]] = defaultdict(list)
    for path in known:
        in_folder[posixpath.dirname(path)].append(posixpath.basename(path))
    choices = Prepared(lambda folder: Choices(in_folder.get(folder, ())))
    for path, link in links:
        target = linked_path(path, link.target)
        if (target and target not in known) or not link.target:
            folder, name = posixpath.split(target)
            own = posixpath.basename(path) if posixpath.dirname(path) == folder else ""
            near = by_name.get(name) or posixpath.join(folder, choices[folder].nearest(name, own))
            if f"{target}/index.md" in known:  # a link to a folder
                near = f"{target}/index.md"
            shown = posixpath.relpath(near, posixpath.dirname(path)) if near in known else ""
            yield Problem("broken-link", link.at, {"target": link.target, "near": shown}, "near" * bool(shown))


def _broken_anchor(base: Base) -> Iterator[Problem]:
    for path, link in _inner_links(base):
        anchor = unquote(split_target(link.target).fragment)
        body = _shown_body(base, path, linked_path(path, link.target) or path)
        if anchor and body is not None and anchor not in body.anchors:
            values: dict[str, Value] = {"anchor": anchor, "near": nearest(anchor, body.anchors)}
            yield Problem("broken-anchor", link.at, values, "near" * bool(values["near"]))


def _link_to_draft(base: Base) -> Iterator[Problem]:
    drafts = {version.path: note for note, version in base.versions if not note.published()}
    for path, link in _inner_links(base):
        here = base.by_path.get(path)
        if here and not here[1].draft and linked_path(path, link.target) in drafts:
            yield Problem("link-to-draft", link.at, {"target": link.target})


def _missing_alternative_text(base: Base) -> Iterator[Problem]:
    for body in base.bodies.values():
        for link in body.links:
            if link.is_picture and not link.text.strip():
                yield Problem("missing-alternative-text", link.at, {"target": link.target})


def _foreign_picture(base: Base) -> Iterator[Problem]:
    for body in base.bodies.values():
        for link in body.links:
            if link.is_picture and split_target(link.target).netloc:
                yield Problem("foreign-picture", link.at, {"target": link.target})


def _bad_file_name(base: Base) -> Iterator[Problem]:
    for path in base.attachments:
        name, why = bad_file_part(path.removeprefix(f"{base.notes_folder}/"))
        if name:
            yield Problem("bad-file-name", Location(path), {"name": name, "limit": MAX_NAME, "whole": MAX_PATH}, why)


def _unlinked_file(base: Base) -> Iterator[Problem]:
    linked = {linked_path(path, link.target) for path, link in _inner_links(base)}
    for path in base.attachments:
        if path not in linked:
            yield Problem("unlinked-file", Location(path), {"name": posixpath.basename(path)})


def _large_file(base: Base) -> Iterator[Problem]:
    for path, size in base.attachments.items():
        if size > MAX_ATTACHMENT:
            values: dict[str, Value] = {"size": f"{size / 1e6:.1f}"}
            yield Problem("large-file", Location(path), values)


def _unknown_note(base: Base) -> Iterator[Problem]:
    notes = base.library.notes
    choices = Prepared(lambda name: Choices(other.id for other in notes.values() if other.kind in _kinds(name)))
    for note in notes.values():
        for name, targets in references(note).items():
            for index, target in enumerate(targets):
                there = target in notes and notes[target].kind in _kinds(name)
                if not there and target not in base.broken:
                    near = choices[name].nearest(target)
                    values: dict[str, Value] = {"field": name, "target": target, "near": near}
                    yield Problem("unknown-note", base.locate(note, name, index), values, "near" * bool(near))


def _kinds(name: str) -> AbstractSet[str]:
    return FITTING.get(name, {"exchange"})


def _circle(base: Base) -> Iterator[Problem]:
    for name in ("follows", "part_of", "superseded_by"):
        targets = {note.id: references(note).get(name, ()) for note in base.library.notes.values()}
        for note_id in targets:
            if _leads_to_itself(note_id, targets):
                note = base.library.notes[note_id]
                yield Problem("circle", base.locate(note, name), {"field": name, "start": note_id})


def _shown_body(base: Base, path: str, target: str) -> Body | None:
    """The text that a link leads to: of a note the version in the language of the text that links it.

    What is only a title and a summary so far shows the original's.
    """
    here, there = base.by_path.get(path), base.by_path.get(target)
    if here and there and (version := there[0].versions.get(here[1].lang)):
        target = there[0].text_of(version).path
    return base.bodies.get(target)


def _inner_links(base: Base) -> Iterator[tuple[str, Link]]:
    for path, body in base.bodies.items():
        for link in body.links:
            parts = split_target(link.target)
            if not parts.scheme and not parts.netloc:
                yield path, link


def references(note: AnyNote) -> Mapping[str, tuple[str, ...]]:
    """By field the ids of the notes that a note names."""
    if isinstance(note, Exchange):
        return {"follows": note.follows, "part_of": (note.part_of,) * bool(note.part_of)}
    if isinstance(note, Lesson):
        return {"superseded_by": (note.superseded_by,) * bool(note.superseded_by)}
    if isinstance(note, Ask):
        return {"answered_by": note.answered_by}
    return {}


def _leads_to_itself(start: str, targets: Mapping[str, tuple[str, ...]]) -> bool:
    seen: set[str] = set()
    waiting = list(targets.get(start, ()))
    while waiting:
        current = waiting.pop()
        if current == start:
            return True
        if current not in seen:
            seen.add(current)
            waiting.extend(targets.get(current, ()))
    return False


REFERENCES = (
    base_rule(
        _broken_link,
        "error",
        reach="led-to",
        bad="[the visit](indx.md)",
        mended="[the visit](index.md)",
        values={"target": "indx.md", "near": "index.md"},
        variant="near",
    ),
    base_rule(
        _broken_anchor,
        "error",
        reach="led-to",
        bad="(index.md#who-was-here)",
        mended="(index.md#who-was-there)",
        values={"anchor": "who-was-here", "near": "who-was-there"},
        variant="near",
    ),
    base_rule(
        _link_to_draft, "error", reach="led-to", bad="draft: yes", mended="draft: no", values={"target": "other.md"}
    ),
    base_rule(
        _missing_alternative_text,
        "error",
        reach="note",
        bad="![](stream.png)",
        mended="![The stream at night](stream.png)",
        values={"target": "stream.png"},
    ),
    base_rule(
        _foreign_picture,
        "error",
        reach="note",
        bad="![The stream](https://pictures.example.org/stream.png)",
        mended="[The stream](https://pictures.example.org/stream.png)",
        values={"target": "https://pictures.example.org/stream.png"},
    ),
    base_rule(_bad_file_name, "error", reach="base", values={"name": "plan#1.pdf", "limit": MAX_NAME}, variant="signs"),
    base_rule(
        _unlinked_file,
        "warning",
        reach="base",
        bad="The plan is attached.",
        mended="[The plan](plan.pdf) is attached.",
        values={"name": "plan.pdf"},
    ),
    base_rule(_large_file, "error", reach="base", values={"size": "2.1"}),
    base_rule(
        _unknown_note,
        "error",
        reach="base",
        bad="follows: 2018-03-jakarta-soul",
        mended="follows: 2018-03-jakarta-seoul",
        values={"field": "follows", "target": "2018-03-jakarta-soul", "near": "2018-03-jakarta-seoul"},
        variant="near",
    ),
    base_rule(
        _circle, "error", reach="led-to", bad="follows: b", mended="follows:", values={"field": "follows", "start": "a"}
    ),
)
