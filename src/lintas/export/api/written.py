"""Records of the API as bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

ENCODER = json.JSONEncoder(ensure_ascii=False)


def written(record: Mapping[str, object]) -> bytes:
    """A file about one record: a line for each field, so that people can read it and git compare it."""
    lines = (f"{ENCODER.encode(key)}: {ENCODER.encode(value)}" for key, value in record.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def written_out(record: Mapping[str, object]) -> bytes:
    """A short file for people, indented."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def written_lists(head: Mapping[str, object], lists: Mapping[str, Iterable[Mapping[str, object]]]) -> bytes:
    """A file about many records: a line for each of them.

    The records are made one by one as they are written: the whole base never stands in memory twice.
    """
    file = BytesIO()
    file.writelines(_parts(head, lists))
    return file.getvalue()


def _parts(head: Mapping[str, object], lists: Mapping[str, Iterable[Mapping[str, object]]]) -> Iterator[bytes]:
    before = "{\n"
    for key, value in head.items():
        yield f"{before}{ENCODER.encode(key)}: {ENCODER.encode(value)}".encode()
        before = ",\n"
    for key, records in lists.items():
        yield f"{before}{ENCODER.encode(key)}: [".encode()
        before = "\n"
        for record in records:
            yield f"{before}{ENCODER.encode(record)}".encode()
            before = ",\n"
        yield b"\n]"
        before = ",\n"
    yield b"\n}\n"
