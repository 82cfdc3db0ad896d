"""What is kept between runs is sealed by a key of this machine, so that nobody who sends files can forge it.

The key lies in the cache folder of whoever runs us, outside of the base, and only they can read it. Where no such key
can be had there is no seal, and nothing is kept.
"""

from __future__ import annotations

import os
import secrets
import stat
import sys
from hashlib import blake2b
from pathlib import Path

from lintas.fingerprint import LENGTH

KEY = 32  # bytes
OWN = ".cache"  # the folder of a base in which everything is kept


def seal(data: bytes | memoryview, file: Path) -> bytes | None:
    """The seal of what a file keeps; None where there is no key that the base of the file could not hold itself."""
    return _keyed(data, file, b"what is kept")


def sealer(file: Path) -> bytes | None:
    """Whose seals are on what is kept: one for all that this machine seals, of which no seal can be made."""
    return _keyed(b"", file, b"who sealed it")


def _keyed(data: bytes | memoryview, file: Path, purpose: bytes) -> bytes | None:
    where = key_file()
    if where is None or any(where.is_relative_to(folder) for folder in _bases(file)):
        return None
    key = _key(where)
    return blake2b(data, digest_size=LENGTH, key=key, person=purpose).digest() if key else None


def key_file() -> Path | None:
    """Where the key lies; None where nobody knows whose machine this is."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = home / "Library" / "Caches"
    else:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return folder / "lintas" / "key" if folder.is_absolute() else None


def _bases(file: Path) -> list[Path]:
    """The folders in which a base may begin that keeps something in a file."""
    parents = Path(os.path.abspath(file)).parents  # noqa: PTH100  (what a link leads to is not the base's)
    return [folder.parent for folder in parents if folder.name == OWN] or [parents[0]]


def _key(file: Path) -> bytes | None:
    """The key, made where there is none yet; None where it can't be made, or others could read or change it."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "wb") as written:
            written.write(secrets.token_bytes(KEY))
    except FileExistsError:
        pass
    except OSError:
        return None
    try:
        with file.open("rb") as kept:
            there = os.fstat(kept.fileno())
            key = kept.read(KEY + 1)
    except OSError:
        return None
    is_open = os.name != "nt" and (stat.S_IMODE(there.st_mode) & 0o077 or there.st_uid != os.getuid())
    return key if len(key) == KEY and stat.S_ISREG(there.st_mode) and not is_open else None
