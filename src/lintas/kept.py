"""Results that are kept from one run to the next, by a digest of all that they were made from.

What is in the file is believed only if it bears the seal of this machine and this very program wrote it; otherwise it
is thrown away. It is written beside and then renamed, so that a run that is stopped leaves the old one.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from lintas.fingerprint import LENGTH, program
from lintas.seal import seal, sealer

MARK = b"lintas kept\n"
# How files are called while they are written: with the number of the process.
HALF_WRITTEN = ("*.kept.*", "*.since.*")
MOST_BESIDE = 0.1  # of what is kept; with more that is new or no longer wanted, all is written anew
# All that may be made of what a file keeps: values whose making does nothing else, whatever they are given.
HARMLESS = {
    "builtins": {"frozenset", "set"},
    "datetime": {"date"},
    "lintas.body": {"Body", "Link"},
    "lintas.dates": {"Point", "When"},
    "lintas.fields": {"Fields", "Items", "Scalar"},
    "lintas.model": {"Adoption", "Ask", "Exchange", "Lesson", "Offer", "Raising", "Reference", "Version"},
    "lintas.parse": {"ParsedNote"},
    "lintas.phrases": {"Match", "Phrases"},
    "lintas.problem": {"Location", "Problem"},
    "lintas.reading": {"NoteFile"},
    "lintas.search.concepts": {"Concept", "Concepts"},
    "lintas.search.index": {"KeptIndex", "KeptNote"},
    "lintas.search.written": {"KeptFile"},
    "lintas.source": {"Source"},
}

TellKey = Callable[[str], None]


class Kept:
    """Results by digest. `tell` is called with the wording's key when what was there had to be thrown away.

    What came in the last runs is in a file beside, so that a small change does not write all of it anew.
    """

    def __init__(self, file: Path, tell: TellKey = lambda _key: None) -> None:
        self.file = file
        self._beside = file.with_suffix(".since")
        whole = _read(file, tell)
        self._whole: dict[bytes, Any] = whole.value if whole and isinstance(whole.value, dict) else {}
        self._seal = whole.seal if whole else b""
        since = _read(self._beside, tell) if whole else None
        fits = since and isinstance(since.value, tuple) and since.value[:1] == (self._seal,)
        self._since: dict[bytes, Any] = since.value[1] if since and fits else {}
        self._used: dict[bytes, Any] = {}

    def get(self, key: bytes) -> Any:  # noqa: ANN401  (whoever kept it knows what it is)
        """What was kept under a digest; None where nothing was."""
        for known in (self._used, self._whole, self._since):
            if key in known:
                self._used[key] = known[key]
                return known[key]
        return None

    def put(self, key: bytes, value: object) -> None:
        """Keep a result: plain values and records of ours."""
        self._used[key] = value

    def save(self) -> None:
        """Write what was used or put since it was read or saved; the rest is no longer wanted."""
        since = {key: value for key, value in self._used.items() if key not in self._whole}
        unwanted = len(self._whole) - (len(self._used) - len(since))
        if len(since) + unwanted > MOST_BESIDE * len(self._whole):
            self._seal = write_kept(self.file, self._used)
            with contextlib.suppress(OSError):
                self._beside.unlink(missing_ok=True)
            self._whole, since = self._used, {}
        elif since.keys() != self._since.keys():
            write_kept(self._beside, (self._seal, since))
        self._since, self._used = since, {}


class _Read(NamedTuple):
    """What a file keeps, and the seal of it that stands in the file."""

    value: Any
    seal: bytes


def read_kept(file: Path, tell: TellKey = lambda _key: None) -> Any:  # noqa: ANN401
    """What a file keeps; None where there is none, or none that can be believed."""
    found = _read(file, tell)
    return found.value if found else None


def _read(file: Path, tell: TellKey) -> _Read | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    start = len(MARK) + 3 * LENGTH
    content = memoryview(data)[start:]
    made_by, sealed_by, sealed = (data[end - LENGTH : end] for end in range(len(MARK) + LENGTH, start + 1, LENGTH))
    for wrong, is_wrong in (
        ("kept.damaged", not data.startswith(MARK)),
        ("kept.other_version", made_by != program()),
        ("kept.other_machine", sealed_by != sealer(file)),
        ("kept.damaged", sealed != seal(content, file)),
    ):
        if is_wrong:
            tell(wrong)
            return None
    try:
        return _Read(_Careful(io.BytesIO(content)).load(), sealed)
    except Exception:  # noqa: BLE001  (pickle raises what it likes on what it can't read)
        tell("kept.damaged")
        return None


def write_kept(file: Path, value: object) -> bytes:
    """Keep plain values and records of ours in a file. What can't be kept is worked out again in the next run.

    Gives the seal by which the file will be known; an empty one where there is none and nothing is kept.
    """
    content = pickle.dumps(value, protocol=5)
    sealed, sealed_by = seal(content, file), sealer(file)
    if sealed is None or sealed_by is None:
        return b""
    beside = file.with_name(f"{file.name}.{os.getpid()}")  # a second run may write at the same time
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as written:
            written.writelines((MARK + program() + sealed_by + sealed, content))
        beside.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    return sealed


class _Careful(pickle.Unpickler):
    """Makes what is `HARMLESS` and nothing else: also a forged file with a right seal can run nothing."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        if name in HARMLESS.get(module, ()):
            return super().find_class(module, name)
        forged = f"{module}.{name}"
        raise pickle.UnpicklingError(forged)
