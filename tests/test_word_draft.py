"""A Word file to a draft note: nothing is lost, and what is understood is in its field."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import frontmatter
import pytest
from conftest import ROOT, SMALL_BASE, settings_for
from word_files import (
    AWKWARD,
    WORD,
    report,
    with_box,
    with_changes,
    with_comment,
    with_links,
    with_merged_table,
    with_nested_list,
    with_notes,
    with_odd_text,
)

from lintas.doors import NO_DOORS, Doors
from lintas.load import load
from lintas.model import Kind
from lintas.vocabulary import Vocabulary
from lintas.word.draft import WordDraft, draft_of
from lintas.word.refusal import UnreadableError
from lintas.word.template import template_docx

LANGUAGES = ("en", "id")
DOORS = Doors("", "notes@city.example", "628123456789", license="CC-BY-4.0")
FILLED = {
    "en": {
        "[Such as: The hundredth meeting decides, not the first]": "Plan a hundred years ahead",
        "[Choose, or write]": ["Leadership", "", "Seoul", "Jakarta and Semarang", "Study visit"],
        "[Such as: 19–23 March 2018, or only 2018]": "19–23 March 2018",
        "[Name of the office, or “none”]": "Bappeda",
        "[Write here]": [
            "Hundreds of meetings.",
            "CityNet",
            "",
            "A regulation.",
            "",
            "The plan of 2018, https://example.org/plan.",
        ],
        "[Office or position]": "The head of Bappeda",
    },
    "id": {
        "[Misalnya: Rapat keseratus yang menentukan, bukan yang pertama]": "Rencanakan seratus tahun",
        "[Pilih atau tulis]": ["Kepemimpinan", "", "Seoul", "Jakarta dan Semarang", "Kunjungan belajar"],
        "[Misalnya: 19–23 Maret 2018, atau cukup 2018]": "19–23 Maret 2018",
        "[Nama kantor, atau “tidak perlu”]": "Bappeda",
        "[Tulis di sini]": [
            "Ratusan rapat.",
            "CityNet",
            "",
            "Peraturan.",
            "",
            "Rencana 2018, https://example.org/plan.",
        ],
        "[Kantor atau jabatan]": "Kepala Bappeda",
    },
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load(settings_for(SMALL_BASE)).library.vocabulary


@pytest.fixture
def draft(vocabulary: Vocabulary) -> Callable[[Path], WordDraft]:
    return lambda file: draft_of(file, "lesson", vocabulary, LANGUAGES)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def words_of(file: Path) -> set[str]:
    """All words that a Word file has in any of its texts, whatever Lintas makes of them."""
    found: set[str] = set()
    with ZipFile(file) as archive:
        for path in archive.namelist():
            if re.fullmatch(r"word/(document|footnotes|endnotes|comments|header\d|footer\d)\.xml", path):
                for paragraph in ET.fromstring(archive.read(path)).iter(f"{{{WORD}}}p"):
                    found |= words("".join(text.text or "" for text in paragraph.iter(f"{{{WORD}}}t")))
    return found


def fill_in(file: Path, lang: str, vocabulary: Vocabulary) -> Path:
    """The template of a language, filled in as somebody would: by typing over what stands there."""
    file.write_bytes(template_docx(lang, vocabulary, DOORS))
    document = docx.Document(str(file))
    waiting = {key: list(text) if isinstance(text, list) else [text] for key, text in FILLED[lang].items()}
    for text in document.element.iter(f"{{{WORD}}}t"):
        if waiting.get(text.text):
            text.text = waiting[text.text].pop(0) or text.text
    document.save(str(file))
    return file


@pytest.mark.parametrize("name", AWKWARD)
def test_every_word_of_a_file_is_in_the_note(tmp_path: Path, draft: Callable[[Path], WordDraft], name: str) -> None:
    file = AWKWARD[name](tmp_path / "file.docx")
    assert words_of(file) - words(html.unescape(draft(file).text.replace("\\", ""))) == set()


def test_a_label_is_known_in_whatever_blanks(tmp_path: Path, draft: Callable[[Path], WordDraft]) -> None:
    document = docx.Document()
    document.add_paragraph("\xa0 Kota\n\xa0:\xa0\n Seoul")
    document.save(str(tmp_path / "a.docx"))
    assert frontmatter.loads(draft(tmp_path / "a.docx").text)["city"] == "seoul"


@pytest.mark.parametrize("filling", ["\xa0", "\n"], ids=["blanks", "lines"])
def test_a_paragraph_of_next_to_nothing_is_read_like_any_other(
    tmp_path: Path, draft: Callable[[Path], WordDraft], filling: str
) -> None:
    """A pattern that tries every beginning of it again would take minutes for this one."""
    document = docx.Document()
    document.add_paragraph(f"{filling * 16_000}b")
    document.save(str(tmp_path / "a.docx"))
    assert draft(tmp_path / "a.docx").text.rstrip().endswith("b")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_filled_in_template_is_a_lesson(tmp_path: Path, vocabulary: Vocabulary, lang: str) -> None:
    made = draft_of(fill_in(tmp_path / "form.docx", lang, vocabulary), "lesson", vocabulary, LANGUAGES)
    note = frontmatter.loads(made.text)
    assert made.lang == lang
    assert note["title"] in {"Plan a hundred years ahead", "Rencanakan seratus tahun"}
    facts = {key: note[key] for key in ("theme", "city", "learners", "date", "authors", "draft")}
    assert facts == {
        "theme": "leadership",
        "city": "seoul",
        "learners": ["jakarta", "semarang"],
        "date": "2018-03-19/2018-03-23",
        "authors": "Bappeda",
        "draft": True,
    }
    assert "\n  url: https://example.org/plan\n" in made.text
    assert made.agreed == {"en": "The head of Bappeda", "id": "Kepala Bappeda"}[lang]
    assert made.agreed not in made.text
    headings = re.findall(r"^## (.*)$", note.content, re.MULTILINE)
    assert (
        headings
        == {
            "en": [
                "What was seen",
                "Why it worked there",
                "What it asks of another city",
                "Limits",
                "Who was there",
                "Facts still to be placed",
            ],
            "id": [
                "Apa yang ditemukan",
                "Mengapa berhasil di sana",
                "Apa yang diperlukan kota lain",
                "Batas penerapan",
                "Siapa yang hadir",
                "Data yang belum ditempatkan",
            ],
        }[lang]
    )


def answered(file: Path, lang: str, vocabulary: Vocabulary, *, placeholder: str, by: str) -> Path:
    """The template of a language with one answer."""
    file.write_bytes(template_docx(lang, vocabulary, DOORS))
    document = docx.Document(str(file))
    first = next(text for text in document.element.iter(f"{{{WORD}}}t") if text.text == placeholder)
    first.text = by
    document.save(str(file))
    return file


@pytest.mark.parametrize(
    ("lang", "placeholder"),
    [
        ("en", "[Write here]"),
        ("id", "[Tulis di sini]"),
        ("en", "[Office or position]"),
        ("id", "[Kantor atau jabatan]"),
    ],
)
@pytest.mark.parametrize("by", ["", " \n", "\xa0"])
def test_an_empty_template_is_refused(
    tmp_path: Path, vocabulary: Vocabulary, lang: str, placeholder: str, by: str
) -> None:
    file = answered(tmp_path / "form.docx", lang, vocabulary, placeholder=placeholder, by=by)
    with pytest.raises(UnreadableError, match=r"word\.refused\.empty"):
        draft_of(file, "lesson", vocabulary, LANGUAGES)


def test_who_agreed_alone_makes_no_note(tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = answered(tmp_path / "form.docx", "en", vocabulary, placeholder="[Office or position]", by="Bappeda")
    with pytest.raises(UnreadableError, match=r"word\.refused\.empty"):
        draft_of(file, "lesson", vocabulary, LANGUAGES)


def test_an_empty_document_is_refused(tmp_path: Path, draft: Callable[[Path], WordDraft]) -> None:
    document = docx.Document()
    document.add_paragraph(" ")
    document.save(str(tmp_path / "a.docx"))
    with pytest.raises(UnreadableError, match=r"word\.refused\.empty"):
        draft(tmp_path / "a.docx")


@pytest.mark.parametrize(("lang", "placeholder"), [("en", "[Write here]"), ("id", "[Tulis di sini]")])
def test_of_an_empty_template_nothing_is_taken_for_an_answer(
    tmp_path: Path, vocabulary: Vocabulary, lang: str, placeholder: str
) -> None:
    file = answered(tmp_path / "form.docx", lang, vocabulary, placeholder=placeholder, by="42")
    made = draft_of(file, "lesson", vocabulary, LANGUAGES)
    assert made.told == {}
    assert frontmatter.loads(made.text)["title"] == "form"
    assert "@" not in made.text


def test_what_somebody_writes_beside_a_placeholder_is_the_answer(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """As it comes out of programs that do not know places to write in."""
    file = tmp_path / "form.docx"
    file.write_bytes(template_docx("id", vocabulary, NO_DOORS))
    document = docx.Document(str(file))
    for text in document.element.iter(f"{{{WORD}}}t"):
        if text.text == "[Tulis di sini]":
            text.text = "[Tulis di sini] Ratusan rapat."
        if text.text == "[Misalnya: 19–23 Maret 2018, atau cukup 2018]":
            text.text += " 5 Mei 2019"
    document.save(str(file))
    made = draft_of(file, "lesson", vocabulary, LANGUAGES)
    assert "## Apa yang ditemukan\n\nRatusan rapat.\n" in made.text
    assert "\ndate: 2019-05-05\n" in made.text.replace("'", "")
    assert made.told == {}


def test_the_file_tells_the_language_whoever_reads_it(tmp_path: Path, vocabulary: Vocabulary) -> None:
    assert draft_of(report(tmp_path / "a.docx"), "lesson", vocabulary, LANGUAGES, "en").lang == "id"
    bare = docx.Document()
    bare.add_paragraph("42")
    bare.save(str(tmp_path / "b.docx"))
    assert draft_of(tmp_path / "b.docx", "lesson", vocabulary, LANGUAGES, "id").lang == "id"


@pytest.mark.parametrize("kind", ["lesson", "exchange", "ask", "offer"])
def test_a_file_can_become_a_note_of_any_kind(tmp_path: Path, vocabulary: Vocabulary, kind: Kind) -> None:
    made = draft_of(fill_in(tmp_path / "form.docx", "en", vocabulary), kind, vocabulary, LANGUAGES)
    sides = {"ask": ("asked_of", "asked_by"), "offer": ("offered_by", "offered_to")}.get(kind, ("city", "learners"))
    note = frontmatter.loads(made.text)
    assert [note[side] for side in sides] == ["seoul", ["jakarta", "semarang"]]


def test_a_fact_that_is_not_understood_is_kept(tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / "form.docx"
    file.write_bytes(template_docx("en", vocabulary, NO_DOORS))
    document = docx.Document(str(file))
    for text in document.element.iter(f"{{{WORD}}}t"):
        if text.text and text.text.startswith("[Such as: 19"):
            text.text = "some time in spring"
    document.save(str(file))
    made = draft_of(file, "lesson", vocabulary, LANGUAGES)
    assert "- When: some time in spring" in made.text
    assert made.told == {"count.word_facts": 1}


def test_who_agreed_is_never_in_a_note_of_whatever_file(tmp_path: Path, draft: Callable[[Path], WordDraft]) -> None:
    document = docx.Document()
    document.add_paragraph("Ratusan rapat.")
    document.add_paragraph("Yang menyetujui penerbitan isian ini: Kepala Bappeda")
    document.save(str(tmp_path / "a.docx"))
    made = draft(tmp_path / "a.docx")
    assert made.agreed == "Kepala Bappeda"
    assert "menyetujui" not in made.text
    assert "Kepala" not in made.text


def test_a_report_keeps_its_text_and_gives_the_facts_that_it_names(
    tmp_path: Path, draft: Callable[[Path], WordDraft]
) -> None:
    made = draft(report(tmp_path / "a.docx"))
    note = frontmatter.loads(made.text)
    assert (note["title"], note["date"], note["city"]) == (
        "Kunjungan Belajar ke Seoul",
        "2018-03-19/2018-03-23",
        "seoul",
    )
    assert "Tanggal: 19–23 Maret 2018" in note.content
    assert "## BAB I Pendahuluan" in note.content
    assert "Dinas Penanaman Modal" in note.content
    assert "[Gambar tidak disertakan: –]" in note.content
    assert made.told == {"count.word_pictures": 1, "count.word_left_over": 2}


def test_notes_at_the_foot_are_footnotes(tmp_path: Path, draft: Callable[[Path], WordDraft]) -> None:
    text = draft(with_notes(tmp_path / "a.docx")).text
    assert "Biaya[^2] dan waktu[^e2]" in text or "Biaya[^1] dan waktu" in text
    assert re.search(r"^\[\^\d\]: Menurut footnote pertama\.\n\n? +Lanjutan footnote\.", text, re.MULTILINE)


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path, draft: Callable[[Path], WordDraft]) -> None:
    made = draft(with_changes(tmp_path / "a.docx"))
    assert "ditambahkan" in made.text
    assert "dicoret" not in made.text
    assert made.told == {"count.word_changes": 2}


def test_comments_stand_at_the_end(tmp_path: Path, draft: Callable[[Path], WordDraft]) -> None:
    made = draft(with_comment(tmp_path / "a.docx"))
    assert re.search(
        r"\n## (?:Komentar dalam berkas|Comments in the file)\n\n- Comment \[ST1\]: Periksa angkanya\.\n$", made.text
    )
    assert made.told == {"count.word_comments": 1}


def test_a_box_that_nobody_else_reads_stands_at_the_end(tmp_path: Path, draft: Callable[[Path], WordDraft]) -> None:
    assert "Kotak teks berisi angka 42." in draft(with_box(tmp_path / "a.docx")).text


def test_links_lead_where_they_may_and_others_are_named(tmp_path: Path, draft: Callable[[Path], WordDraft]) -> None:
    text = draft(with_links(tmp_path / "a.docx")).text
    assert "[tautan ke sini](https://example.org/a_b(c))" in text
    assert "[tautan ke sini](mailto:kantor@kota.example)" in text
    assert "tautan ke sini (javascript:alert(1))" in text
    assert "](javascript" not in text
    assert "](file" not in text


def test_merged_cells_are_filled_once(tmp_path: Path, draft: Callable[[Path], WordDraft]) -> None:
    rows = re.findall(r"^\|.*\|$", draft(with_merged_table(tmp_path / "a.docx")).text, re.MULTILINE)
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}
    assert "• Butir dalam sel" in rows[2]
    assert "dalam kiri – dalam kanan" in rows[3]


def test_lists_keep_their_levels(tmp_path: Path, draft: Callable[[Path], WordDraft]) -> None:
    assert re.findall(r"^ *- Butir tingkat \d", draft(with_nested_list(tmp_path / "a.docx")).text, re.MULTILINE) == [
        "- Butir tingkat 0",
        "  - Butir tingkat 1",
        "    - Butir tingkat 2",
        "  - Butir tingkat 1",
        "- Butir tingkat 0",
    ]


def test_text_stays_text(tmp_path: Path, draft: Callable[[Path], WordDraft]) -> None:
    text = draft(with_odd_text(tmp_path / "a.docx")).text
    assert not re.search(r"^(?:# |\d\. |- |> )", frontmatter.loads(text).content, re.MULTILINE)
    assert "<script" not in text


def test_the_bases_own_vocabulary_is_known(tmp_path: Path) -> None:
    own = load(settings_for(ROOT)).library.vocabulary
    file = answered(tmp_path / "form.docx", "id", own, placeholder="[Tulis di sini]", by="42")
    assert draft_of(file, "lesson", own, LANGUAGES).told == {}
