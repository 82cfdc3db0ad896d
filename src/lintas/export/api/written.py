"""Records of the API as bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

P = TypeVar("P")
ENCODER = json.JSONEncoder(ensure_ascii=False)


def written(record: Mapping[str, object]) -> bytes:
    """A file about one record: a line for each field, so that people can read it and git compare it."""
    lines = (f"{ENCODER.encode(key)}: {ENCODER.encode(value)}" for key, value in record.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def written_out(record: Mapping[str, object]) -> bytes:
    """A short file for people, indented."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def written_list(name: str, records: Iterable[Mapping[str, object]]) -> bytes:
    """A file about many records: a line for each of them."""
    return b"".join(lists({}, {name: map(line, records)}))


def line(record: Mapping[str, object]) -> bytes:
    """A record on a line of its own."""
    return ENCODER.encode(record).encode()


def lists(head: Mapping[str, object], records: Mapping[str, Iterable[P]]) -> Iterator[bytes | P]:
    """The pieces of a file: some fields, and lists of records, each of which is a piece."""
    before = b"{\n"
    for key, value in head.items():
        yield before + line({key: value})[1:-1]
        before = b",\n"
    for key, some in records.items():
        yield before + line({key: []})[1:-2]
        before = b"\n"
        for record in some:
            yield before
            yield record
            before = b",\n"
        yield b"\n]"
        before = b",\n"
    yield b"\n}\n"
