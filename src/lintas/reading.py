"""The files of notes, read one by one: nothing that is found in one depends on another, so each can be kept.

They are read in as many processes as the machine has cores, and only those that have changed since the last run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from lintas.arrived import lost_text
from lintas.body import Body, BodyReader, Rendered
from lintas.bounded import MAX_SECONDS, TooSlowError, bounded
from lintas.fields import plain
from lintas.fingerprint import described, digest, digest_of
from lintas.glossary import Glossary, Used
from lintas.kept import Kept
from lintas.misleading import misleading
from lintas.names import read_path
from lintas.problem import Location, Problem
from lintas.removed import is_too_deep, removed
from lintas.settings import Settings
from lintas.source import Source, read_file, read_note
from lintas.versions import language_of
from lintas.workers import share_out

EMPTY = Glossary()
ODD_SIZE = 32_000  # bytes
ODD, ODD_SIGNS = (b"[", b"<", b"`", b"*", b"_", b"|", b">"), 400  # how often each may stand in what is not odd
PASSING = {"too-slow", "lost-reader"}  # rules that the next run, with more room, may have nothing to say by


@dataclass(frozen=True)
class NoteFile:
    """One file as read: `source` is None where nothing could be read of it.

    `key` is a digest of the file and of how it is read, `head` of all that stands before its body. `rendered` is the
    body's HTML, where it was made in this run; it is not kept.
    """

    source: Source | None
    problems: tuple[Problem, ...] = ()
    body: Body = Body()  # noqa: RUF009  (frozen)
    rendered: Rendered | None = None
    key: bytes = b""
    head: bytes = b""


def read_note_files(
    files: Mapping[str, Path],
    settings: Settings,
    kept: Kept | None = None,
    digests: Mapping[str, bytes] = MappingProxyType({}),
    glossary: Glossary = EMPTY,
) -> dict[str, NoteFile]:
    """Read the notes, by path below the notes folder; what `kept` has of an unchanged file is taken from there.

    `digests` are those of files that were just looked at: of these only what is not kept is read. The abbreviations of
    the `glossary` are written out in the HTML.
    """
    found: dict[str, NoteFile] = {}
    changed: list[tuple[str, str, bytes, bytes]] = []
    beyond = digest_of(described(settings.markdown.extensions), described(settings.markdown.options)).hex()
    prefix = settings.relative(settings.notes)
    for below, file in files.items():
        path = f"{prefix}/{below}"
        if kept and below in digests and (known := kept.get(digest_of(beyond, path, digests[below].hex()))):
            found[below] = known
            continue
        data, problems = read_file(file, path)
        if data is None:
            found[below] = NoteFile(None, tuple(problems))
            continue
        key = digest_of(beyond, path, digest(data).hex())
        known = kept.get(key) if kept else None
        if known is not None:
            found[below] = known
        else:
            found[below] = NoteFile(None)  # to keep the order
            changed.append((below, path, data, key))

    def used(below: str, source: Source) -> Used:
        root = "../" * (read_path(below).id.count("/") + 2)  # a note's page is notes/<id>/
        return glossary.used_in(source.body, language_of(below, source, settings.languages), root)

    def read(some: Sequence[tuple[str, str, bytes, bytes]]) -> Iterator[NoteFile]:
        for below, path, data, key in some:
            note = _read(path, data, reader, partial(used, below))
            yield replace(note, key=_key_of(note, key))

    reader = BodyReader(settings.markdown)
    # What is unlike a note may end the process that reads it; that is then never this one, where there are others.
    odd = [one for one in changed if is_odd(one[2])]
    usual = [one for one in changed if not is_odd(one[2])] if odd else changed
    notes = [*share_out(read, usual, lost=_lost), *share_out(read, odd, together=1, least=0, lost=_lost)]
    for (below, _, _, key), note in zip([*usual, *odd], notes, strict=True):
        found[below] = note
        if kept and not _is_passing(note):
            kept.put(key, replace(note, rendered=None))
    return found


def is_odd(data: bytes) -> bool:
    """Whether a file has more in it than a note of some pages."""
    return len(data) > ODD_SIZE or any(data.count(sign) > ODD_SIGNS for sign in ODD)


def _lost(one: tuple[str, str, bytes, bytes]) -> NoteFile:
    """What stands for a file whose reader was lost."""
    _, path, _, key = one
    note = NoteFile(None, (Problem("lost-reader", Location(path)),))
    return replace(note, key=_key_of(note, key))


def _key_of(note: NoteFile, key: bytes) -> bytes:
    """The key of a file, or another one where the next run may make something else of the same file."""
    return digest(key + b"passing") if _is_passing(note) else key


def _is_passing(note: NoteFile) -> bool:
    return any(problem.rule in PASSING for problem in note.problems)


def _read(path: str, data: bytes, reader: BodyReader, used: Callable[[Source], Used]) -> NoteFile:
    """Read one file; whatever goes wrong is a problem of that file."""
    try:
        with bounded():
            return _read_at_once(path, data, reader, used)
    except TooSlowError:
        return NoteFile(None, (Problem("too-slow", Location(path), {"limit": f"{MAX_SECONDS:g}"}),))
    except Exception as error:  # noqa: BLE001  (a fault of ours or of an extension, which no other note is to pay for)
        return NoteFile(None, (Problem("lost-reader", Location(path), {"detail": type(error).__name__}, "fault"),))


def _read_at_once(path: str, data: bytes, reader: BodyReader, used: Callable[[Source], Used]) -> NoteFile:
    source, problems = read_note(data, path)
    if source is None:
        return NoteFile(None, tuple(problems))
    body, rendered, body_problems = reader.read(source, used(source))
    if rendered and is_too_deep(source, rendered.html):
        body_problems, rendered = [*body_problems, Problem("too-deep", source.locate_in_body(""), variant="body")], None
    if rendered:
        signs = {problem.at.line for problem in problems if problem.rule == "forbidden-character"}
        lost = [*lost_text(source, body, rendered)] if reader.keeps_all_text else []
        lost = [problem for problem in lost if problem.at.line not in signs]  # it may be lost by them
        gone = removed(source, rendered.html, body.links)
        told = {problem.at for problem in lost}
        body_problems = [*body_problems, *misleading(source, rendered.html)]
        # Words in braces are lost as words; that no attribute of that name may stand there is no news then.
        body_problems = [*body_problems, *lost, *(problem for problem in gone if problem.at not in told)]
    head = digest(repr((path, source.body_line, plain(source.fields))).encode())
    return NoteFile(source, (*problems, *body_problems), body, rendered, head=head)
