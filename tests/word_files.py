"""Word files as people write them, made for the tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docx.oxml import parse_xml

DOCUMENT = "word/document.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
DOT = bytes.fromhex(  # a picture of one pixel
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def saved(file: Path, document: Document) -> Path:
    document.save(str(file))
    return file


def rewritten(file: Path, change: Mapping[str, Callable[[bytes], bytes]], extra: Mapping[str, bytes] = {}) -> Path:
    """The file with some of its parts changed, and others added."""
    made = BytesIO()
    with ZipFile(file) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename in change:
                content = change[entry.filename](content)
            new.writestr(entry.filename, content)
        for path, content in extra.items():
            new.writestr(path, content)
    file.write_bytes(made.getvalue())
    return file


def put_before_end(text: str) -> Callable[[bytes], bytes]:
    """Puts XML at the end of the body."""
    return lambda content: content.replace(b"<w:sectPr", text.encode() + b"<w:sectPr", 1)


def report(file: Path) -> Path:
    """A report as an office writes it, which never saw the template."""
    document = docx.Document()
    document.add_heading("Kunjungan Belajar ke Seoul", level=0)
    document.add_paragraph("Tanggal: 19–23 Maret 2018")
    document.add_paragraph("Kota: Seoul")
    document.add_heading("BAB I Pendahuluan", level=1)
    document.add_paragraph(
        "Sembilan orang dari Jakarta dan Semarang berkunjung untuk melihat rapat warga. 1 * 2 < 3 & 4 | 5."
    )
    document.add_paragraph("# bukan judul")
    document.add_paragraph("1. bukan daftar")
    document.add_paragraph("Pertama", style="List Bullet")
    document.add_paragraph("Di dalam", style="List Bullet 2")
    document.add_paragraph("Lebih dalam", style="List Bullet 3")
    document.add_paragraph("Satu", style="List Number")
    document.add_picture(BytesIO(DOT))
    document.sections[0].header.paragraphs[0].text = "Dinas Penanaman Modal"
    document.sections[0].footer.paragraphs[0].text = "Halaman terakhir"
    return saved(file, document)


def paragraph(inside: str) -> str:
    return f'<w:p xmlns:w="{WORD}" xmlns:r="{OFFICE}">{inside}</w:p>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def with_body(file: Path, text: str) -> Path:
    """A file with one paragraph, and XML after it."""
    document = docx.Document()
    document.add_paragraph("Satu kalimat.")
    return rewritten(saved(file, document), {DOCUMENT: put_before_end(text)})


def with_notes(file: Path) -> Path:
    """A footnote with a list of two paragraphs, and an endnote."""
    document = docx.Document()
    document.add_paragraph("Anggaran naik.")
    saved(file, document)
    parts = {}
    for kind in ("footnote", "endnote"):
        notes = paragraph(run(f"Menurut {kind} pertama.")) + paragraph(run(f"Lanjutan {kind}."))
        parts[f"word/{kind}s.xml"] = (
            f'<w:{kind}s xmlns:w="{WORD}"><w:{kind} w:id="2">{notes}</w:{kind}></w:{kind}s>'
        ).encode()
    signs = paragraph(
        run("Biaya")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run(" dan waktu")
        + '<w:r><w:endnoteReference w:id="2"/></w:r>'
    )
    relations = "".join(
        f'<Relationship Id="rIdN{kind}" Type="{OFFICE}/{kind}s" Target="{kind}s.xml"/>'
        for kind in ("footnote", "endnote")
    )
    types = "".join(
        f'<Override PartName="/word/{kind}s.xml" ContentType='
        f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"/>'
        for kind in ("footnote", "endnote")
    )
    return rewritten(
        file,
        {
            DOCUMENT: put_before_end(signs),
            "word/_rels/document.xml.rels": lambda old: old.replace(
                b"</Relationships>", f"{relations}</Relationships>".encode()
            ),
            "[Content_Types].xml": lambda old: old.replace(b"</Types>", f"{types}</Types>".encode()),
        },
        parts,
    )


def with_changes(file: Path) -> Path:
    return with_body(
        file,
        paragraph(
            '<w:ins w:id="1" w:author="A">' + run("ditambahkan") + "</w:ins>"
            '<w:del w:id="2" w:author="A"><w:r><w:delText>dicoret</w:delText></w:r></w:del>'
        ),
    )


def with_box(file: Path) -> Path:
    """A text box as Word 2010 and later write one, without the copy for older programs."""
    inside = paragraph(run("Kotak teks berisi angka 42."))
    return with_body(
        file,
        paragraph(
            f'<w:r><mc:AlternateContent xmlns:mc="{MARKUP}"><mc:Choice Requires="wps">'
            f'<w:drawing><wps:txbx xmlns:wps="{SHAPE}"><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing>'
            "</mc:Choice></mc:AlternateContent></w:r>"
        ),
    )


def with_comment(file: Path) -> Path:
    document = docx.Document()
    said = document.add_paragraph("Anggaran naik dua kali.")
    document.add_comment(said.runs, text="Periksa angkanya.", author="Staf", initials="ST")
    return saved(file, document)


def with_links(file: Path) -> Path:
    """Links to a page, to a mail, to what no page may lead to, and a name that a reader is not shown."""
    document = docx.Document()
    targets = ("https://example.org/a_b(c)", "mailto:kantor@kota.example", "javascript:alert(1)", "file:///C:/x.doc")
    for target in targets:
        key = document.part.relate_to(target, f"{OFFICE}/hyperlink", is_external=True)
        link = parse_xml(paragraph(f'<w:hyperlink r:id="{key}">{run("tautan ke sini")}</w:hyperlink>'))
        document.element.body.insert(0, link)
    return saved(file, document)


def with_merged_table(file: Path) -> Path:
    """A table with merged cells, lists and paragraphs in cells, and another table within."""
    document = docx.Document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"Sel {row}{column} a|b"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(1, 0).add_paragraph("Butir dalam sel", style="List Bullet")
    inner = table.cell(2, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "dalam kiri", "dalam kanan"
    return saved(file, document)


def with_nested_list(file: Path) -> Path:
    items = "".join(
        paragraph(
            f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr></w:pPr>'
            + run(f"Butir tingkat {level}")
        )
        for level in (0, 1, 2, 1, 0)
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>' for level in (0, 1, 2)
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="90">{levels}</w:abstractNum>'
        '<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num></w:numbering>'
    )
    return rewritten(
        with_body(file, items),
        {"word/numbering.xml": lambda old: old.replace(b"</w:numbering>", numbering.encode())},
    )


def with_odd_text(file: Path) -> Path:
    """What Markdown, YAML and HTML would take for something else."""
    document = docx.Document()
    for text in (
        "# bukan judul",
        "1. bukan daftar",
        "- bukan butir",
        "> bukan kutipan",
        "---",
        "<script>alert(1)</script> &amp; <b>",
        "[a](b) dan [^1] dan `kode` dan *bintang* dan garis_bawah_",
        "{{ x }} ${{ y }} {: #z }",
        "::: !!! catatan",
        "Emoji \U0001f30a dan 學習 dan \u200f\u0645\u062f\u064a\u0646\u0629",
    ):
        document.add_paragraph(text)
    return saved(file, document)


AWKWARD: Mapping[str, Callable[[Path], Path]] = {
    "report": report,
    "notes": with_notes,
    "changes": with_changes,
    "box": with_box,
    "comment": with_comment,
    "links": with_links,
    "table": with_merged_table,
    "list": with_nested_list,
    "odd": with_odd_text,
}
