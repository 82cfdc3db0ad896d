"""The zip: a finished site in a folder of its own, the same bytes for the same site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lintas.export.offline.parts import Part

OURS = b"Lintas, for reading offline"  # the comment in a zip by which we know it again
OFTEN = 100  # files, between two words on how far it is
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the time of every file: the first that a zip can hold
PERMISSIONS = 0o100644 << 16  # a file that its owner may write and all may read, as other systems than Windows have it
LEVEL = 6  # of compression: 9 takes three times as long for two parts in a hundred
PACKED = frozenset(".docx .gif .gz .jpeg .jpg .mp3 .mp4 .odp .ods .odt .png .pptx .webp .woff2 .xlsx .zip".split())


@dataclass(frozen=True)
class Zipped:
    """How many files went into a zip, its size in bytes, and the longest path in it; or why there is none."""

    files: int = 0
    size: int = 0
    longest: str = ""
    failure: str = ""


def why_not(file: Path, folders: Iterable[Path]) -> str:
    """The wording of why no zip can be written there; empty where one can.

    Nothing of others may be lost by it, nor may it lie in `folders`, which a build reads or empties.
    """
    if file.suffix.lower() != ".zip" or any(folder in file.parents for folder in folders):
        return "build.zip_not_there"
    return "" if not os.path.lexists(file) or _is_ours(file) else "build.zip_not_ours"


def _is_ours(file: Path) -> bool:
    try:
        with ZipFile(file) as archive:
            return archive.comment == OURS
    except (OSError, BadZipFile):
        return False


def write_zip(file: Path, parts: Iterator[Part], progress: Callable[[int], None] = lambda _done: None) -> Zipped:
    """Write a zip; whatever fails, an old one stays. Raises: `OSError`, and what `parts` raises."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with ZipFile(beside, "w", compresslevel=LEVEL) as archive:
            archive.comment = OURS
            for done, (path, content) in enumerate(parts):
                _put(archive, path, content)
                if done % OFTEN == 0:
                    progress(done)
            paths = archive.namelist()
        beside.replace(file)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    return Zipped(len(paths), file.stat().st_size, max(paths, key=len))


def _put(archive: ZipFile, path: str, content: bytes | Path) -> None:
    """A file into the zip: what is made for it, or as it lies on the disk, which may be large."""
    entry = ZipInfo(path, EARLIEST)
    entry.create_system = 3  # Unix, which is what the permissions are of, whatever this system is
    entry.external_attr = PERMISSIONS
    entry.compress_type = ZIP_STORED if Path(path).suffix.lower() in PACKED else ZIP_DEFLATED
    if isinstance(content, bytes):
        archive.writestr(entry, content)
        return
    entry.file_size = content.stat().st_size
    with content.open("rb") as source, archive.open(entry, "w") as target:
        shutil.copyfileobj(source, target)
