"""Digests: of a file, of values, and of this program with all that it stands on."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from functools import lru_cache, partial
from importlib.metadata import distributions
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BufferedReader

LENGTH = 20  # bytes: of ten thousand million texts, two would share one with a chance of 1 in 10^28


def digest(data: bytes | memoryview) -> bytes:
    """A digest of some bytes."""
    return hashlib.blake2b(data, digest_size=LENGTH).digest()


def digest_of_file(file: BufferedReader) -> bytes:
    """A digest of a file of any size."""
    return hashlib.file_digest(file, partial(hashlib.blake2b, digest_size=LENGTH)).digest()


def digest_of(*values: object) -> bytes:
    """A digest of values that JSON can write, or that say what they are (`repr`)."""
    return digest(json.dumps(values, sort_keys=True, default=repr).encode())


def described(value: object) -> object:
    """A setting as JSON can write it: what has no simple form by where it comes from, and what it was given."""
    if isinstance(value, str | int | float | bool | None):
        return value
    if isinstance(value, Mapping):
        return {str(key): described(one) for key, one in sorted(value.items(), key=lambda item: str(item[0]))}
    if isinstance(value, list | tuple):
        return [described(one) for one in value]
    if isinstance(value, set | frozenset):
        return sorted(str(one) for one in value)
    if isinstance(value, partial):
        return [described(value.func), described(value.args), described(value.keywords)]
    named = value if hasattr(value, "__qualname__") else type(value)
    name = f"{getattr(named, '__module__', '')}.{getattr(named, '__qualname__', '')}"
    return [name, described(getattr(value, "config", None))]


@lru_cache(maxsize=1)
def program() -> bytes:
    """A digest of this package, of Python and of every installed package with its version.

    Whatever was made by another program is not what this one would make.
    """
    found = hashlib.blake2b(digest_size=LENGTH)
    for path, content in sorted(_files(files("lintas"), "")):
        found.update(path.encode() + b"\0" + digest(content))
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    found.update("\n".join([sys.version, *packages]).encode())
    return found.digest()


def _files(folder: Traversable, above: str) -> list[tuple[str, bytes]]:
    listed: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        path = f"{above}{entry.name}"
        if entry.is_dir():
            listed += _files(entry, f"{path}/") if entry.name != "__pycache__" else []
        elif not entry.name.endswith(".pyc"):
            listed.append((path, entry.read_bytes()))
    return listed
