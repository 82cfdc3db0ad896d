"""Attachments that are what their names say, and those that are not; the hostile set tells more of these."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from attachments import DOCUMENT, bomb, document, moving, picture, taken_at
from conftest import NOW, MakeBase, settings_for
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from stories import ALONE

from lintas import attached
from lintas.attached import MAX_UNPACKED, faults_of
from lintas.bounded import bounded
from lintas.fingerprint import digest
from lintas.kept import Kept
from lintas.load import load
from lintas.problem import Problem


def told(name: str, data: bytes) -> list[str]:
    return [problem.rule for problem in faults_of(f"notes/{name}", data)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", picture()),
        ("a.PNG", picture()),
        ("a.jpg", picture("JPEG")),
        ("a.jpeg", picture("JPEG", progressive=True)),
        ("a.webp", picture("WEBP")),
        ("a.pdf", DOCUMENT),
        ("a.pdf", document(b"<< /Type /Page /Title (JavaScript in schools) /JSON 1 >>")),
        ("a.pdf", document(b"<< /S /URI /URI (https://example.org/JS/EF/plan.html) >>")),
        ("a.pdf", document(b"<< /EF_1 2 0 R /JS-font 3 0 R /S /GoTo /Type /StructElem >>")),
        ("a.jpg", picture("JPEG") + b"what phones put behind a photograph"),
    ],
)
def test_what_programs_make_is_fine(name: str, data: bytes) -> None:
    assert told(name, data) == []


def test_a_picture_of_as_many_pixels_as_allowed_is_fine_and_one_of_more_is_not() -> None:
    assert told("a.png", bomb(10_000, 5_000)) == []
    assert told("a.png", bomb(10_000, 5_001)) == ["huge-picture"]


def test_a_document_of_streams_that_never_end_keeps_nobody_waiting() -> None:
    with bounded(1.0):
        assert told("a.pdf", b"%PDF-" + b"stream\n" * 100_000 + b"%%EOF") == []


def test_a_file_that_takes_too_long_is_named_and_looked_at_again(
    make_base: MakeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = make_base({"a-hundred-years.md": f"{ALONE}\n[The plan](plan.pdf)\n"})
    (base / "notes" / "plan.pdf").write_bytes(DOCUMENT)

    def busy(*_: object) -> list[Problem]:
        while True:
            pass

    kept = Kept(tmp_path / "kept")
    with monkeypatch.context() as patch:
        patch.setattr(attached, "MAX_SECONDS", 0.05)
        patch.setattr(attached, "faults_of", busy)
        found = load(settings_for(base), NOW, kept).problems
    assert [(problem.rule, problem.at.path) for problem in found] == [("too-slow", "notes/plan.pdf")]
    kept.save()
    again = load(settings_for(base), NOW, Kept(tmp_path / "kept"), {"plan.pdf": digest(DOCUMENT)})
    assert again.problems == ()


def test_two_bytes_that_begin_a_scan_of_a_photograph_mean_nothing_in_a_png() -> None:
    assert told("a.png", bomb(8_000, 5_000, b"\xff\xda by chance" * 30)) == []


def test_a_photograph_with_a_second_picture_of_its_phone_does_not_move() -> None:
    assert told("a.jpg", moving("MPO", 2)) == []


@pytest.mark.parametrize(
    ("acts", "found"),
    [
        (b"<< /Names [(plan.exe) << /EF << /F 3 0 R >> >>] >>", "/EF"),
        (b"<< /Names << /EmbeddedFiles 3 0 R >> >>", "/EmbeddedFiles"),
        (b"<< /S/SubmitForm/F (https://example.org) >>", "/SubmitForm"),
        (b"<< /S /ImportData /F (plan.fdf) >>", "/ImportData"),
        (b"<< /S /GoToE /T << /R /C >> >>", "/GoToE"),
        (b"<< /S /URI /URI (https://example.org) /Next << /S /Launch >> >>", "/Launch"),
        (b"% /URI (\n<< /S /JavaScript /JS 3 0 R >>\n% )", "/JavaScript"),
    ],
)
def test_a_document_that_acts_or_holds_files_is_told_with_what_does(acts: bytes, found: str) -> None:
    assert [one.values["found"] for one in faults_of("notes/a.pdf", document(acts))] == [found]


@pytest.mark.parametrize("data", [b"MZ\x90", b"\x7fELF", b"<!DOCTYPE html>", b"<svg onload='x()'/>"])
def test_nobody_is_told_to_open_a_program(data: bytes) -> None:
    assert [one.variant for one in faults_of("notes/a.jpg", data)] == ["program"]


def test_many_frames_are_counted_as_pixels() -> None:
    frames = [Image.new("1", (4000, 4000), number % 2) for number in range(70)]
    made = io.BytesIO()
    frames[0].save(made, "PNG", save_all=True, append_images=frames[1:])
    assert told("a.png", made.getvalue()) == ["huge-picture", "moving-picture"]


def test_the_place_is_told_in_every_kind_of_picture() -> None:
    with Image.open(io.BytesIO(taken_at(-6.2, 106.8))) as shown:
        exif = shown.getexif()
    assert told("a.jpg", picture("JPEG", exif=exif)) == ["place-in-picture"]
    assert told("a.webp", picture("WEBP", exif=exif)) == ["place-in-picture"]
    assert told("a.png", picture("PNG", exif=exif)) == ["place-in-picture"]


def test_a_name_of_a_script_inside_a_picture_of_a_document_is_no_script() -> None:
    assert told("a.pdf", document(b"<< /Length 20 >>\nstream\n/JavaScript /Launch \nendstream")) == []


def test_a_document_is_unpacked_to_its_bound() -> None:
    def packed(before: int) -> bytes:
        objects = zlib.compress(b" " * before + b"/Launch ")
        return document(b"<< /Type /ObjStm >>\nstream\n" + objects + b"\nendstream")

    assert told("a.pdf", packed(MAX_UNPACKED - 10)) == ["active-document"]
    assert [one.variant for one in faults_of("notes/a.pdf", packed(MAX_UNPACKED))] == ["unread"]


@pytest.mark.parametrize(
    ("written", "variant"),
    [
        (b"<< /Type /ObjStm /N 1 >>\nstream\n1 0 << /S /JavaScript /JS (x) >>\nendstream", ""),
        (b"<< /Type /Obj#53tm >>\nstream\n" + zlib.compress(b"<< /S /Launch >>") + b"\nendstream", ""),
        (b"<< /Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n789c>\nendstream", "unread"),
        (b"%stream\n3 0 obj << /S /JavaScript /JS (x) >> endobj\n%endstream", ""),
        (b"<< /OpenAction << /S /GoToR /F (a.pdf) >> >>", ""),
    ],
)
def test_a_document_that_hides_what_it_does_is_told(written: bytes, variant: str) -> None:
    assert [(one.rule, one.variant) for one in faults_of("notes/a.pdf", document(written))] == [
        ("active-document", variant)
    ]


def test_a_place_that_is_written_as_xml_is_told() -> None:
    xmp = b'<rdf:Description exif:GPSLatitude="6,12.5S"/>'
    assert told("a.jpg", picture("JPEG", xmp=xmp)) == ["place-in-picture"]


@given(st.sampled_from([".png", ".jpg", ".webp", ".pdf"]), st.binary(max_size=200))
def test_whatever_somebody_attaches_is_told_and_nothing_fails(ending: str, noise: bytes) -> None:
    assert told(f"a{ending}", noise)


@given(
    st.sampled_from([(".png", picture()), (".jpg", picture("JPEG")), (".webp", moving()), (".pdf", DOCUMENT)]),
    st.integers(0, 400),
    st.binary(max_size=8),
)
def test_a_file_with_some_bytes_exchanged_is_judged_without_a_failure(
    kind: tuple[str, bytes], at: int, noise: bytes
) -> None:
    ending, data = kind
    told(f"a{ending}", data[:at] + noise + data[at + len(noise) :])


def test_what_was_found_is_kept_and_told_again(make_base: MakeBase, tmp_path: Path) -> None:
    base = make_base({"a-hundred-years.md": ALONE})
    (base / "notes" / "stream.png").write_bytes(picture("JPEG"))
    kept = Kept(tmp_path / "kept")
    first = load(settings_for(base), NOW, kept).problems
    kept.save()
    assert load(settings_for(base), NOW, Kept(tmp_path / "kept")).problems == first
    (base / "notes" / "stream.png").write_bytes(picture())
    assert {one.rule for one in load(settings_for(base), NOW, Kept(tmp_path / "kept")).problems} == {"unlinked-file"}
