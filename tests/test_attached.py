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

from lintas.attached import MAX_UNPACKED, faults_of
from lintas.kept import Kept
from lintas.load import load


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
        ("a.jpg", picture("JPEG") + b"what phones put behind a photograph"),
    ],
)
def test_what_programs_make_is_fine(name: str, data: bytes) -> None:
    assert told(name, data) == []


def test_a_picture_of_as_many_pixels_as_allowed_is_fine_and_one_of_more_is_not() -> None:
    assert told("a.png", bomb(10_000, 5_000)) == []
    assert told("a.png", bomb(10_000, 5_001)) == ["huge-picture"]


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
    assert told("a.pdf", packed(MAX_UNPACKED)) == [], "a bomb is not unpacked to its end"


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
