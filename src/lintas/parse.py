"""Sources to records: the language versions of a note are joined, and what an exchange gives is handed down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lintas.fields import is_blank, plain, plain_fields
from lintas.model import (
    INHERITED,
    MODELS,
    AnyNote,
    Exchange,
    Header,
    Kind,
    Lesson,
    Version,
    written_fields,
)
from lintas.names import read_path
from lintas.needed import handed_down, needed_beside
from lintas.problem import Location, Problem
from lintas.source import Source
from lintas.validate import Known, fields_meant, missing_field, unknown_keys, validate
from lintas.versions import Text, by_language, kind_of, original_of, read_text
from lintas.vocabulary import Vocabulary

HEADER_FIELDS = written_fields(Header)
# What can't be said of a note as long as nobody knows which of its files is the original, or of which kind it is.
FOLLOWING = frozenset({"missing-field", "versions-disagree"})
OF_A_KIND = frozenset({"missing-field", "unknown-key", "foreign-keys"})


@dataclass(frozen=True)
class ParsedNote:
    """One note: its record, where one could be made, and what was wrong.

    `is_broken` says that a file of it could not be read, or be made into a record; `is_index`, that it is an exchange
    with a file `index`, which hands down to the notes in its folder.
    """

    record: AnyNote | None
    problems: tuple[Problem, ...]
    is_broken: bool
    is_index: bool


@dataclass(frozen=True)
class Parsed:
    """The notes of a base by id, exchanges first."""

    notes: dict[str, ParsedNote]

    @property
    def records(self) -> dict[str, AnyNote]:
        """The records that could be made."""
        return {note_id: note.record for note_id, note in self.notes.items() if note.record}

    @property
    def broken(self) -> frozenset[str]:
        """The ids of notes that are there, but not or not wholly as records."""
        return frozenset(note_id for note_id, note in self.notes.items() if note.is_broken)

    def exchange_in(self, folder: str) -> Exchange | None:
        """The exchange whose `index` lies in a folder; a file beside the folder hands nothing down."""
        note = self.notes.get(folder)
        return note.record if note and note.is_index and isinstance(note.record, Exchange) else None

    def is_broken(self, note_id: str) -> bool:
        """Whether a note is there, but not or not wholly as a record."""
        return note_id in self.notes and self.notes[note_id].is_broken


def parse_notes(
    sources: Mapping[str, Source],
    unread: Iterable[str],
    vocabulary: Vocabulary,
    languages: tuple[str, ...],
    known: Mapping[str, ParsedNote] = MappingProxyType({}),
) -> Parsed:
    """Make records of all sources, by path below `notes/`; `unread` are paths that are there but gave no source.

    `known` notes, by id, are taken as they are.
    """
    parsed = Parsed(dict(known))
    files: dict[str, list[str]] = defaultdict(list)
    for path in sorted((*sources, *unread)):
        if (note_id := read_path(path).id) not in known:
            files[note_id].append(path)
    waiting: list[tuple[str, list[Text]]] = []
    for note_id, paths in files.items():
        texts: list[Text] = []
        problems: list[Problem] = []
        for path in paths:
            text, found = read_text(path, sources[path], languages) if path in sources else (None, [])
            texts.extend([text] if text else [])
            problems.extend(found)
        texts.sort(key=lambda text: languages.index(text.lang))
        parsed.notes[note_id] = ParsedNote(None, tuple(problems), len(texts) < len(paths), is_index=False)
        waiting.append((note_id, texts))
    # What hands something down comes before what takes it.
    for note_id, texts in sorted(waiting, key=lambda one: not any(text.path.is_index for text in one[1])):
        if texts:
            parsed.notes[note_id] = _note(note_id, texts, parsed, vocabulary)
    ordered = sorted(parsed.notes.items(), key=lambda item: (not isinstance(item[1].record, Exchange), item[0]))
    return Parsed(dict(ordered))


def _note(note_id: str, texts: list[Text], parsed: Parsed, vocabulary: Vocabulary) -> ParsedNote:
    so_far = parsed.notes[note_id]
    record, problems = _record(texts, parsed, vocabulary)
    return ParsedNote(
        record,
        (*so_far.problems, *problems),
        is_broken=so_far.is_broken or record is None,
        is_index=record is not None and any(text.path.is_index for text in texts),
    )


def _record(texts: list[Text], parsed: Parsed, vocabulary: Vocabulary) -> tuple[AnyNote | None, list[Problem]]:
    """One note of all its files: the original gives what is shared, each file its own header and body."""
    by_lang, problems = by_language(texts)
    original, unsettled = original_of(by_lang)
    problems.extend(unsettled)
    first = original or next(iter(by_lang.values()))
    kind, kind_problems = kind_of(first)
    shared_fields = tuple(name for name in written_fields(MODELS[kind]) if name not in HEADER_FIELDS)
    for text in by_lang.values():
        problems.extend(_unknown_keys(text, shared_fields))
        problems.extend(_disagreements(text, first, shared_fields))
    versions, version_problems = _versions([first, *by_lang.values()], vocabulary)
    written = plain_fields(first.source.fields)
    inherited, doubtful = _inherited(first, kind, parsed)
    given: dict[str, object] = {
        **inherited,
        **{name: written[name] for name in shared_fields if name in written},
        "id": first.path.id,
        "kind": kind,
        "versions": versions,
        "exchange": first.path.folder if parsed.exchange_in(first.path.folder) and not first.path.is_index else "",
    }
    missing = _missing_beside(given, kind, first, parsed)
    record, found = validate(MODELS[kind], given, first.source, Known(vocabulary, first.lang))
    misspelt = {field for problem in problems for field in fields_meant(problem)}
    hushed = misspelt | doubtful  # said already, or not known as long as the exchange can't be read
    problems.extend(
        problem
        for problem in (*version_problems, *missing, *found)
        if problem.rule != "missing-field" or problem.values["field"] not in hushed
    )
    if any(problem.rule == "unknown-value" and not problem.values["near"] for problem in kind_problems):
        # Nobody knows which fields it has.
        problems = [problem for problem in problems if problem.rule not in OF_A_KIND]
    problems.extend(kind_problems)
    if any(problem.rule == "no-original" for problem in unsettled) and original is None:
        problems = [problem for problem in problems if problem.rule not in FOLLOWING]
        if parsed.is_broken(first.path.id):
            # The file that can't be read may well be the original; that one is reported.
            problems = [problem for problem in problems if problem.rule != "no-original"]
    if unsettled or len(versions) < len(by_lang):
        return None, problems
    return _with_others_as_learners(record, parsed), problems


def _missing_beside(given: Mapping[str, object], kind: Kind, text: Text, parsed: Parsed) -> Iterator[Problem]:
    exchange = parsed.exchange_in(text.path.folder) if kind != "exchange" else None
    for name in needed_beside(kind, given, exchange):
        if name not in given:
            yield missing_field(text.source, name)


def _versions(texts: list[Text], vocabulary: Vocabulary) -> tuple[dict[str, Version], list[Problem]]:
    """The versions by language, in the order of the texts; one that comes again is not read again."""
    versions: dict[str, Version] = {}
    problems: list[Problem] = []
    for text in dict.fromkeys(texts):
        version, found = _version(text, vocabulary)
        problems.extend(found)
        if version:
            versions[text.lang] = version
    return versions, problems


def _unknown_keys(text: Text, shared_fields: tuple[str, ...]) -> Iterator[Problem]:
    known = (*HEADER_FIELDS, *shared_fields)
    yield from unknown_keys(
        (
            (key.text, Location(text.source.path, key.line, key.column))
            for key, _ in text.source.fields.entries
            if key.text not in known
        ),
        known,
    )


def _disagreements(text: Text, original: Text, shared_fields: tuple[str, ...]) -> Iterator[Problem]:
    """A translation may repeat a shared value only as it stands in the original."""
    for key, node in text.source.fields.entries if text is not original else ():
        if key.text not in shared_fields or is_blank(node):
            continue
        other = original.source.fields.get(key.text)
        if other is None or plain(other) != plain(node):
            at = Location(text.source.path, key.line, key.column)
            yield Problem("versions-disagree", at, {"field": key.text, "other": original.source.path})


def _version(text: Text, vocabulary: Vocabulary) -> tuple[Version | None, list[Problem]]:
    written = plain_fields(text.source.fields)
    values: dict[str, object] = {name: written[name] for name in HEADER_FIELDS if name in written}
    values |= {"path": text.source.path, "body": text.source.body, "body_line": text.source.body_line}
    values["lang"] = text.lang
    return validate(Version, values, text.source, Known(vocabulary, text.lang))


def _inherited(text: Text, kind: Kind, parsed: Parsed) -> tuple[dict[str, object], set[str]]:
    """What the exchange in the same folder gives, and the fields of which we can't say since it could not be read."""
    folder = text.path.folder
    if kind == "exchange" or not folder:
        return {}, set()
    exchange = parsed.exchange_in(folder)
    if exchange is None:
        return {}, set(INHERITED[kind]) if parsed.is_broken(folder) else set()
    return handed_down(kind, exchange), set()


def _with_others_as_learners(record: AnyNote | None, parsed: Parsed) -> AnyNote | None:
    """In a mutual exchange the learners of a lesson are those whom it was not learned from."""
    exchange = parsed.exchange_in(record.exchange) if record else None
    if not isinstance(record, Lesson) or not isinstance(exchange, Exchange) or not exchange.mutual or record.learners:
        return record
    others = tuple(city for city in exchange.cities if city not in record.city)
    return record.model_copy(update={"learners": others})
