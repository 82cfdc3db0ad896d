"""Files from which no draft can be made: each is refused in words that say what to do."""

from __future__ import annotations

import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from built import run
from conftest import MakeBase
from stories import STORY
from word_files import DOCUMENT, report, rewritten, with_body

from lintas.catalogue import catalogue
from lintas.vocabulary import Vocabulary
from lintas.word.draft import draft_of
from lintas.word.opened import MOST_BYTES, MOST_TEXT, open_word
from lintas.word.refusal import UnreadableError

LANGUAGES = ("en", "id")


def refused(file: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        draft_of(file, "lesson", Vocabulary(), LANGUAGES)
    return caught.value.key.removeprefix("word.refused.")


def zipped(*parts: tuple[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for path, content in parts:
            archive.writestr(path, content)
    return made.getvalue()


def lying_about_its_size() -> bytes:
    """A zip whose directory says that its document has 100 bytes, and that unpacks to 50 MB."""
    content = zipped((DOCUMENT, b" " * 50_000_000))
    size = struct.pack("<L", 50_000_000)
    return content.replace(size, struct.pack("<L", 100))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "other"),
        (b"Just some text.", "other"),
        (b"%PDF-1.7", "other"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "old"),
        (zipped(("mimetype", b"application/vnd.oasis.opendocument.text")), "other"),
        (zipped((DOCUMENT, b"<w:document")), "damaged"),
        (zipped((DOCUMENT, b"<a/>"))[:40], "damaged"),
        (zipped((DOCUMENT, b" " * (MOST_TEXT + 1))), "long"),
        (zipped((DOCUMENT, b"<a/>"), *((f"word/media/{n}.png", b" " * 20_000_000) for n in range(11))), "unpacked"),
        (zipped((DOCUMENT, b"<a/>"), *((f"a/{n}", b"") for n in range(2_001))), "unpacked"),
        (lying_about_its_size(), "damaged"),
    ],
    ids=["empty", "text", "pdf", "doc", "odt", "no XML", "cut off", "10,000 pages", "bomb", "many parts", "a lie"],
)
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(content)
    assert refused(file) == why


def test_a_file_that_no_mail_would_carry_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with file.open("wb") as large:
        large.truncate(MOST_BYTES + 1)
    assert refused(file) == "large"


@pytest.mark.parametrize("way", [ZIP_BZIP2, ZIP_LZMA], ids=["bzip2", "LZMA"])
@pytest.mark.parametrize("path", [DOCUMENT, "word/media/1.png"])
def test_a_file_packed_as_no_word_packs_is_refused_unread(tmp_path: Path, way: int, path: str) -> None:
    file = report(tmp_path / "a.docx")
    with ZipFile(file) as old:
        parts = {entry.filename: old.read(entry) for entry in old.infolist()} | {"word/media/1.png": b""}
    with ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content, compress_type=way if name == path else ZIP_DEFLATED)
    assert refused(file) == "damaged"


def test_a_file_whose_text_stands_where_nobody_looks_is_refused(tmp_path: Path) -> None:
    """Its relations name another part than that which is looked at."""
    file = with_body(tmp_path / "a.docx", "")
    with ZipFile(file) as archive:
        trap = b'<!DOCTYPE a [<!ENTITY b "c">]>' + archive.read(DOCUMENT).partition(b"?>")[2]
    change = {"_rels/.rels": lambda old: old.replace(b"word/document.xml", b"word/x.bin")}
    assert refused(rewritten(file, change, {"word/x.bin": trap})) == "damaged"


def test_only_what_was_looked_at_is_handed_on(tmp_path: Path) -> None:
    opened = open_word(rewritten(report(tmp_path / "a.docx"), {}, {"word/x.bin": b"<a/>"}))
    with ZipFile(BytesIO(opened.content)) as archive:
        assert {path: archive.read(path) for path in archive.namelist()} == opened.parts
    assert not any(path.endswith((".bin", ".png")) for path in opened.parts)


@pytest.mark.parametrize("path", [DOCUMENT, "word/header9.xml", "word/_rels/header9.xml.rels", "_rels/.rels"])
@pytest.mark.parametrize(
    "broken",
    [b'<?xml version="1.0" encoding="gbk"?><a/>', b'<?xml version="1.0" encoding="none-such"?><a/>', b"<a", b""],
    ids=["two bytes a letter", "no encoding", "cut off", "empty"],
)
def test_a_file_with_a_part_that_is_no_xml_is_refused(tmp_path: Path, path: str, broken: bytes) -> None:
    file = with_body(tmp_path / "a.docx", "")
    with ZipFile(file) as archive:
        is_there = path in archive.namelist()
    changed = rewritten(file, {path: lambda _old: broken}, {} if is_there else {path: broken})
    assert refused(changed) == "damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_that_would_have_other_files_read_is_refused(tmp_path: Path, encoding: str) -> None:
    trap = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'.encode(encoding)
    assert refused(rewritten(report(tmp_path / "a.docx"), {DOCUMENT: lambda _old: trap})) == "damaged"


def test_a_file_that_is_nested_without_end_is_refused(tmp_path: Path) -> None:
    depth = 3_000
    deep = "<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth
    assert refused(with_body(tmp_path / "a.docx", deep)) == "damaged"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_person_reads_why_and_what_to_do(make_base: MakeBase, lang: str) -> None:
    base = make_base(STORY)
    (base / "old.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    done = run("lintas", "new", "--from", "old.doc", "--lang", lang, cwd=base)
    assert done.returncode == 1
    assert "old.doc: " in done.stderr
    assert {"en": "“Save as”", "id": "“Simpan Sebagai”"}[lang] in done.stderr
    assert "Traceback" not in done.stderr


def test_a_draft_is_written_once_and_never_over_another(make_base: MakeBase) -> None:
    base = make_base(STORY)
    report(base / "laporan.docx")
    done = run("lintas", "new", "--from", "laporan.docx", cwd=base)
    assert done.returncode == 0, done.stderr
    note = base / "notes" / "kunjungan-belajar-ke-seoul.id.md"
    assert "\ndraft: yes\n" in note.read_text(encoding="utf-8")
    assert "“draft: yes”" in done.stdout
    again = run("lintas", "new", "--from", "laporan.docx", cwd=base)
    assert again.returncode == 1
    assert "kunjungan-belajar-ke-seoul.id.md is already there." in again.stderr


def test_a_file_that_is_not_there(make_base: MakeBase) -> None:
    done = run("lintas", "new", "--from", "none.docx", "--lang", "id", cwd=make_base(STORY))
    assert done.returncode == 1
    assert f"none.docx: {catalogue('id').say('usage.refused.not_there')}" in done.stderr


def test_facts_beside_a_file_are_refused_and_not_lost_in_silence(make_base: MakeBase) -> None:
    base = make_base(STORY)
    report(base / "laporan.docx")
    done = run("lintas", "new", "--from", "laporan.docx", "--title", "A title", "--date", "2018", cwd=base)
    assert done.returncode == 2
    assert "--title, --date: " in done.stderr
    assert not (base / "notes" / "kunjungan-belajar-ke-seoul.id.md").exists()


def test_a_picture_of_the_same_name_is_no_note(make_base: MakeBase) -> None:
    base = make_base({**STORY, "kunjungan-belajar-ke-seoul.png": ""})
    report(base / "laporan.docx")
    done = run("lintas", "new", "--from", "laporan.docx", cwd=base)
    assert done.returncode == 0, done.stderr


def test_that_the_disk_is_full_is_told_and_nothing_half_stays(make_base: MakeBase) -> None:
    base = make_base(STORY)
    report(base / "laporan.docx")
    before = sorted((base / "notes").rglob("*"))
    told = ["new", "exchange", "--from", "laporan.docx", "--name", "a-visit", "--lang", "en"]
    full = ["sh", "-c", 'ulimit -f 0; exec "$0" "$@"', sys.executable, "-m", "lintas", *told]
    done = subprocess.run(full, cwd=base, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "Nothing was written:" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted((base / "notes").rglob("*")) == before
