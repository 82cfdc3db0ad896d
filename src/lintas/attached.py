"""Pictures and documents beside notes: that each is what its name says, whole, and no burden to who opens it."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from lintas.bounded import MAX_SECONDS, TooSlowError, bounded
from lintas.file_kinds import KINDS, UNKNOWN
from lintas.fingerprint import digest, digest_of
from lintas.kept import Kept
from lintas.listing import Listing
from lintas.problem import Location, Problem, Value
from lintas.rules.references import MAX_ATTACHMENT
from lintas.source import read_file

# What a browser or a server that looks into files could take for a page or a program.
HIDDEN = re.compile(rb"<(?:script|html|iframe|!doctype\s+html)[\s>]|<\?php", re.IGNORECASE)
START_OF_SCAN, END_OF_IMAGE = b"\xff\xda", b"\xff\xd9"  # of JPEG
PNG_END = b"IEND\xaeB`\x82"
# What Pillow raises on files that it can't make sense of; one that is none of its own is an `OSError`.
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, TypeError, LookupError, ArithmeticError, struct.error)
MAX_PIXELS = 50_000_000  # a browser needs four bytes for each
MAX_SHOWN = 1_000_000_000  # pixels times frames, or times the passes in which a JPEG comes
GPS, LATITUDE, LONGITUDE = 0x8825, 2, 4  # https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E

XMP_PLACE = b"exif:GPSLatitude"  # XMP, part 2, 2.6: the same facts written as XML

# PDF, ISO 32000-1: 12.6.4 and 12.7.5 what is done when it is opened or clicked; 12.6.4.7 addresses that are linked;
# 7.11.3 and 7.11.4 files in it; 7.2.2 where a name ends; 7.3.5 how names are written; 7.5.7 objects in compressed
# streams. ISO 32000-2: 13.7 films and models.
ACTIVE = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFiles?|EF|RichMedia|SubmitForm|XFA|ImportData|GoToE|GoToR|Rendition)(?![^\0\s()<>\[\]{}/%])"
)
LINKED = re.compile(rb"/URI\s*\([^\0-\x20()\\<>]*\)")
STREAM, END_OF_STREAM = re.compile(rb"stream\r?\n"), b"endstream"
OBJECTS = re.compile(rb"/ObjStm\b")
BY_NUMBER = re.compile(rb"#([0-9A-Fa-f]{2})")
REMARK, FILTER, ENCRYPTED = b"%", b"/Filter", b"/Encrypt"
MAX_UNPACKED = 8_000_000  # bytes of a document's streams of objects


def attached_problems(
    listing: Listing, prefix: str, kept: Kept | None, digests: Mapping[str, bytes] = MappingProxyType({})
) -> Iterator[Problem]:
    """What is wrong with the attachments; what `kept` has of an unchanged one is not looked for again.

    `prefix` is the path of the notes folder; `digests` are those of files that were just looked at, by path below it.
    One that is larger than any may be is not looked into.
    """
    for below, file in listing.attachments.items():
        path = f"{prefix}/{below}"
        if listing.sizes[below] > MAX_ATTACHMENT:
            continue
        known = kept.get(_key(path, digests[below])) if kept and below in digests else None
        if known is None:
            data, problems = read_file(file, path, MAX_ATTACHMENT)
            known = (*problems, *(_in_time(path, data) if data is not None else ()))
            # The next run, on a machine that is less busy, may have nothing to say by that.
            if kept and data is not None and not any(problem.rule == "too-slow" for problem in known):
                kept.put(_key(path, digest(data)), known)
        yield from known


def _key(path: str, content: bytes) -> bytes:
    return digest_of("attached", path, content.hex())


def _in_time(path: str, data: bytes) -> list[Problem]:
    try:
        with bounded(MAX_SECONDS):
            return list(faults_of(path, data))
    except TooSlowError:
        return [Problem("too-slow", Location(path), {"limit": f"{MAX_SECONDS:g}"}, "attachment")]


def faults_of(path: str, data: bytes) -> Iterator[Problem]:
    """What is wrong with a file, known in messages as `path`."""
    at, name = Location(path), Path(path).name
    values: dict[str, Value] = {"name": name}
    ending = Path(path).suffix
    if not data:
        yield Problem("damaged-file", at, values, "empty")
        return
    found = next((kind for kind in KINDS if kind.begins.match(data)), UNKNOWN)
    values |= {"found": found.name, "ending": ending}
    if ending.casefold() not in found.endings:
        near = f"{Path(path).stem}{found.endings[0]}" if found.endings else ""
        variant = "near" if near else "program" if found.acts else "other" if found.name else ""
        yield Problem("not-what-it-says", at, {**values, "near": near}, variant)
    elif found.pillow:
        yield from _picture(data, found.pillow, at, values)
    else:
        yield from _document(data, at, values)


def _picture(data: bytes, kind: str, at: Location, values: dict[str, Value]) -> Iterator[Problem]:
    from PIL import Image  # noqa: PLC0415  (takes a while, and many bases have no picture)

    if HIDDEN.search(data) or zipfile.is_zipfile(io.BytesIO(data)):
        yield Problem("not-what-it-says", at, values, "hidden")
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it warns of is judged below
            with Image.open(io.BytesIO(data), formats=[kind]) as shown:
                # Phones put a second picture into a JPEG (its depth, a preview), which no browser shows.
                frames = getattr(shown, "n_frames", 1) if kind != "JPEG" else 1
                times = data.count(START_OF_SCAN) if kind == "JPEG" else frames
                pixels = shown.width * shown.height
                is_huge = pixels > MAX_PIXELS or pixels * times > MAX_SHOWN
                # Of a PNG Pillow would make all pixels to look for these facts behind them.
                place = shown.getexif().get_ifd(GPS) if kind != "PNG" or "exif" in shown.info else {}
            is_whole = is_huge or _is_whole(data, kind)
    except Image.DecompressionBombError:
        is_huge, is_whole, frames, place = True, True, 1, {}
    except UNREADABLE:
        yield Problem("damaged-file", at, values)
        return
    if is_huge:
        yield Problem("huge-picture", at, {**values, "limit": MAX_PIXELS // 1_000_000})
    if not is_whole:
        yield Problem("damaged-file", at, values)
    if LATITUDE in place or LONGITUDE in place or XMP_PLACE in data:
        yield Problem("place-in-picture", at, values)
    if frames > 1:
        yield Problem("moving-picture", at, values)


def _is_whole(data: bytes, kind: str) -> bool:
    """Whether a picture goes on to its end, as far as that can be told without making all of its pixels.

    Raises: one of `UNREADABLE`, where it does not.
    """
    from PIL import Image  # noqa: PLC0415

    if kind == "JPEG":
        return data.rfind(END_OF_IMAGE) > data.rfind(START_OF_SCAN)
    if kind == "WEBP":
        return len(data) >= int.from_bytes(data[4:8], "little") + 8
    with Image.open(io.BytesIO(data), formats=["PNG"]) as shown:
        shown.verify()
    return PNG_END in data


def _document(data: bytes, at: Location, values: dict[str, Value]) -> Iterator[Problem]:
    if b"%%EOF" not in data:
        yield Problem("damaged-file", at, values)
        return
    objects, is_read = _objects(data)
    if match := ACTIVE.search(_named(LINKED.sub(b"", objects))):
        yield Problem("active-document", at, {**values, "found": match[0].decode()})
    elif not is_read:
        yield Problem("active-document", at, {**values, "found": ""}, "unread")


def _named(objects: bytes) -> bytes:
    """Objects with all signs of their names as themselves."""
    return BY_NUMBER.sub(lambda sign: bytes([int(sign[1], 16)]), objects)


def _objects(data: bytes) -> tuple[bytes, bool]:
    """The objects of a PDF: what stands outside of its streams, and in those streams that hold objects.

    And whether all of them could be read; of an encrypted file nobody can without its key.
    """
    found, left, last, is_read = list[bytes](), MAX_UNPACKED, 0, True
    while (start := STREAM.search(data, last)) and (end := data.find(END_OF_STREAM, start.end())) >= 0:
        outside, inside = data[last : start.start()], data[start.end() : end]
        found.append(outside)
        last = end + len(END_OF_STREAM)
        if REMARK in outside[outside.rfind(b"\n") + 1 :]:  # then it may begin no stream
            found.append(inside)
        if OBJECTS.search(_named(outside[max(outside.rfind(b"obj"), 0) :])):
            unpacking = zlib.decompressobj()
            try:
                unpacked = unpacking.decompress(inside, max(left, 1))
            except zlib.error:
                unpacked = inside
                is_read = is_read and (FILTER not in _named(outside) or ENCRYPTED in data)
            left -= len(unpacked)
            is_read = is_read and left > 0
            found.append(unpacked)
    return b"\n".join([*found, data[last:]]), is_read
