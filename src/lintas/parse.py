"""Sources to records: the language versions of a note are joined, and what an exchange gives is handed down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lintas.fields import is_blank, plain, plain_fields
from lintas.model import (
    INHERITED,
    MODELS,
    SIDES,
    AnyNote,
    Exchange,
    Header,
    Kind,
    Lesson,
    Version,
    written_fields,
)
from lintas.names import read_path
from lintas.problem import Location, Problem
from lintas.source import Source
from lintas.validate import Known, unknown_key, validate
from lintas.versions import Text, by_language, kind_of, original_of, read_text
from lintas.vocabulary import Vocabulary

HEADER_FIELDS = written_fields(Header)


@dataclass
class Parsed:
    """Records by id and what was wrong.

    `broken` are the ids of notes of which a file could not be read, `indexes` those of exchanges with an `index`.
    """

    records: dict[str, AnyNote] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    indexes: set[str] = field(default_factory=set)

    def exchange_in(self, folder: str) -> Exchange | None:
        """The exchange whose `index` lies in a folder; a file beside the folder hands nothing down."""
        record = self.records.get(folder) if folder in self.indexes else None
        return record if isinstance(record, Exchange) else None


def parse_notes(
    sources: Mapping[str, Source], unread: tuple[str, ...], vocabulary: Vocabulary, languages: tuple[str, ...]
) -> Parsed:
    """Make records of all sources, by path below `notes/`; `unread` are paths that are there but gave no source."""
    parsed = Parsed(broken={read_path(path).id for path in unread})
    notes: dict[str, list[Text]] = defaultdict(list)
    for path, source in sorted(sources.items()):
        text, problems = read_text(path, source, languages)
        parsed.problems.extend(problems)
        if text:
            notes[text.path.id].append(text)
        else:
            parsed.broken.add(read_path(path).id)
    for texts in notes.values():
        texts.sort(key=lambda text: languages.index(text.lang))
    exchanges_first = sorted(notes.items(), key=lambda item: (not _is_exchange(item[1]), item[0]))
    for note_id, texts in exchanges_first:
        record, problems = _record(texts, parsed, vocabulary)
        parsed.problems.extend(problems)
        if record:
            parsed.records[note_id] = record
            parsed.indexes.update(text.path.id for text in texts if text.path.is_index)
        else:
            parsed.broken.add(note_id)
    return parsed


def _is_exchange(texts: list[Text]) -> bool:
    return any(text.path.is_index or text.value("kind") == "exchange" for text in texts)


def _record(texts: list[Text], parsed: Parsed, vocabulary: Vocabulary) -> tuple[AnyNote | None, list[Problem]]:
    """One note of all its files: the original gives what is shared, each file its own header and body."""
    by_lang, problems = by_language(texts)
    original, found = original_of(by_lang)
    problems.extend(found)
    first = original or next(iter(by_lang.values()))
    kind, found = kind_of(first)
    problems.extend(found)
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
    misspelt = {problem.values["near"] for problem in problems if problem.rule == "unknown-key"}
    hushed = misspelt | doubtful  # said already, or not known as long as the exchange can't be read
    problems.extend(
        problem
        for problem in (*version_problems, *missing, *found)
        if problem.rule != "missing-field" or problem.values["field"] not in hushed
    )
    if original is None and first.path.id in parsed.broken:
        # The file that can't be read may well be the original; that one is reported.
        return None, [problem for problem in problems if problem.rule not in {"missing-field", "no-original"}]
    if original is None or len(versions) < len(by_lang):
        return None, problems
    return _with_others_as_learners(record, parsed), problems


def _missing_beside(given: Mapping[str, object], kind: Kind, text: Text, parsed: Parsed) -> Iterator[Problem]:
    """What is needed only because of something else: an exchange's date, and both sides below a mutual one."""
    needed: tuple[str, ...] = ()
    if kind == "exchange" and given.get("status") != "proposed":
        needed = ("date",)
    exchange = parsed.exchange_in(text.path.folder) if kind != "exchange" else None
    if exchange and exchange.mutual:
        needed = () if kind == "lesson" else SIDES[kind]
    for name in needed:
        if name not in given:
            yield Problem("missing-field", text.source.locate(name), {"field": name, "parent": ""})


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
    for key, _ in text.source.fields.entries:
        if key.text not in known:
            yield unknown_key(key.text, Location(text.source.path, key.line, key.column), known)


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
        return {}, set(INHERITED[kind]) if folder in parsed.broken else set()
    given: dict[str, object] = {
        name: getattr(exchange, source) for name, source in INHERITED[kind].items() if getattr(exchange, source)
    }
    if exchange.mutual:
        # Both sides teach: which one taught this must be said.
        for name in SIDES[kind]:
            given.pop(name, None)
    return given, set()


def _with_others_as_learners(record: AnyNote | None, parsed: Parsed) -> AnyNote | None:
    """In a mutual exchange the learners of a lesson are those whom it was not learned from."""
    exchange = parsed.records.get(record.exchange) if record else None
    if not isinstance(record, Lesson) or not isinstance(exchange, Exchange) or not exchange.mutual or record.learners:
        return record
    others = tuple(city for city in exchange.cities if city not in record.city)
    return record.model_copy(update={"learners": others})
