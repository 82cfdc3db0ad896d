"""A Word file as HTML, made plain enough for Markdown: pictures, notes and links as text, no table within another."""

from __future__ import annotations

from io import BytesIO

import mammoth  # type: ignore[import-untyped]
import mammoth.html  # type: ignore[import-untyped]
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from mammoth.documents import Image  # type: ignore[import-untyped]

from lintas.catalogue import Catalogue
from lintas.values import is_address
from lintas.word.refusal import UnreadableError

# Beside mammoth's own: the title above all headings, comments as well, and headings under their Indonesian names.
STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Judul'] => h1.title:fresh
p[style-name='Judul 1'] => h1:fresh
p[style-name='Judul 2'] => h2:fresh
p[style-name='Judul 3'] => h3:fresh
comment-reference => sup
u => em
"""
LINE = "¶"  # stands for a new line within a cell, which Markdown has no other way to write than <br>


def html_of(content: bytes, words: Catalogue) -> tuple[BeautifulSoup, int]:
    """The text of a file, with words in the place of its pictures, and how many these are.

    Nothing outside the file is read, and none of its pictures.

    Raises: `UnreadableError`.
    """
    left_out: list[str] = []

    def picture(image: Image) -> list[object]:
        left_out.append(words.say("word.picture", text=" ".join((image.alt_text or "–").split())))
        return [mammoth.html.text(left_out[-1])]

    try:
        made = mammoth.convert_to_html(
            BytesIO(content),  # without a name: a picture beside the file can't be found
            style_map=STYLES,
            include_embedded_style_map=False,  # a stranger's could leave out whatever it likes
            external_file_access=False,
            convert_image=picture,
        )
        soup = BeautifulSoup(made.value, "html.parser")
        _plain(soup)
    except Exception as error:  # mammoth follows what a file names without asking: KeyError, AttributeError, any other
        raise UnreadableError("word.refused.damaged") from error
    return soup, len(left_out)


def blocks_of(element: Tag) -> list[Tag]:
    """What an element is made of, without what is within that, and without white space between."""
    return [child for child in element.children if isinstance(child, Tag)]


def _plain(soup: BeautifulSoup) -> None:
    for note in soup.select("li[id^=footnote-], li[id^=endnote-], dl dd"):
        for back in note.select("a[href^='#']"):
            back.decompose()
    for link in soup.find_all("a"):
        _link(link)
    for table in reversed(soup.find_all("table")):  # those within others first
        _table(soup, table)


def _link(link: Tag) -> None:
    target = str(link.get("href", ""))
    if target.startswith(("#footnote-", "#endnote-")):
        return
    if not target or target.startswith("#"):
        link.unwrap()  # to another place of the file, where no reader of the note gets to
    elif not is_address(target) and not target.startswith("mailto:"):
        link.insert_after(NavigableString(f" ({target})"))
        link.unwrap()


def _table(soup: BeautifulSoup, table: Tag) -> None:
    within = table.find_parent(["td", "th", "li"])
    if within:
        rows = [" – ".join(map(_line, row.find_all(["td", "th"]))) for row in table.find_all("tr")]
        table.name, table.string = "p", LINE.join(rows)
        return
    for cell in table.find_all(["td", "th"]):
        _flatten(cell)
    _square(soup, table)


def _line(cell: Tag) -> str:
    return LINE.join(text.strip() for text in cell.stripped_strings)


def _flatten(cell: Tag) -> None:
    """The paragraphs and lists of a cell as lines, with what is within them as it was."""
    for item in cell.find_all("li"):
        item.insert(0, NavigableString("• "))
    for block in cell.find_all(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"]):
        block.insert_after(NavigableString(LINE))
        block.unwrap()
    for block in cell.find_all(["ul", "ol", "dl"]):
        block.unwrap()


def _square(soup: BeautifulSoup, table: Tag) -> None:
    """Every merged cell as one that is filled and others that are empty, so that all rows are of a length."""
    owed: dict[int, int] = {}
    for row in table.find_all("tr"):
        column = 0
        for cell in list(row.find_all(["td", "th"], recursive=False)):
            while owed.get(column):
                owed[column] -= 1
                cell.insert_before(soup.new_tag("td"))
                column += 1
            wide, high = (min(int(str(cell.attrs.pop(name, 1))), 100) for name in ("colspan", "rowspan"))
            for further in range(wide):
                owed[column + further] = high - 1
                if further:
                    cell.insert_after(soup.new_tag("td"))
            column += wide
        while owed.get(column):
            owed[column] -= 1
            row.append(soup.new_tag("td"))
            column += 1
