"""What a Word file answers: facts behind their labels, answers below the template's questions, and all other text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag

from lintas.doors import MAIL, WHATSAPP
from lintas.model import MAX_TITLE
from lintas.suggest import folded
from lintas.word.form import UNPUBLISHED, Fact, Question, headings, labels, own_texts, placeholders
from lintas.word.html import blocks_of

NUMBER = re.compile(r"^\s*\d+\s*[.)]\s*")
COLON = re.compile("[:：]")
HEADING = re.compile(r"h[1-6]")
# Below which headings answers stand; what stands above all of them, or below one of its own, is under "".
Place = Question | str


@dataclass
class Answers:
    """What was found. `lang` is that of the template, where it is one; `parts` have the blocks of each question.

    `facts` are as they were written; those of a file that is not our template stand in its text as well, but for who
    agreed. `heading` is the first of the file, `taken` all text that is in no part.
    """

    lang: str = ""
    facts: dict[Fact, str] = field(default_factory=dict)
    parts: dict[Place, list[Tag]] = field(default_factory=dict)
    heading: str = ""
    taken: list[str] = field(default_factory=list)


def read_answers(soup: BeautifulSoup, choices: AbstractSet[str]) -> Answers:
    """Sort the blocks of a file; those of the template that only ask are left out, or name its folded `choices`."""
    found = Answers()
    asked = [headings()[key] for block in soup.find_all(HEADING) if (key := _asked(block)) in headings()]
    if asked:
        found.lang = asked[0][1]
    place: Place = ""
    for block in blocks_of(soup):
        if found.lang:
            _take_placeholders(block, found)
        text = block.get_text()
        is_heading = bool(HEADING.fullmatch(block.name))
        if found.lang and is_heading and (key := _asked(block)) in headings():
            place = headings()[key][0]
            found.taken.append(text)
        elif found.lang and (not text.strip() or folded(text) in own_texts() or _only_names(text, choices)):
            place = "" if is_heading else place
            found.taken.append(text)
        elif not found.lang and not found.heading and is_heading and _is_title(block):
            found.heading = " ".join(text.split())
            found.taken.append(text)
        else:
            for one in _without_facts(block, found):
                found.parts.setdefault(place, []).append(one)
    return found


def _take_placeholders(block: Tag, found: Answers) -> None:
    """Take out what stood where somebody wrote: not every program does that by itself."""
    for text in block.find_all(string=True):
        for placeholder in placeholders():
            if placeholder in text:
                found.taken.append(block.get_text())
                text.replace_with(text.replace(placeholder, ""))
                break


def _asked(block: Tag) -> str:
    return folded(NUMBER.sub("", block.get_text()))


def _is_title(heading: Tag) -> bool:
    """Whether a heading is that of the whole file: by its looks, or because nothing stands above it."""
    is_first = heading.find_previous_sibling() is None
    return ("title" in heading.get_attribute_list("class") or is_first) and len(heading.get_text()) <= MAX_TITLE


def _only_names(text: str, choices: AbstractSet[str]) -> bool:
    """Whether a paragraph of the template names themes, or where to send it, with nothing added."""
    beginning, colon, rest = folded(text).partition(": ")
    names = re.split(r" [·/] ", rest)
    return (
        f"{beginning}:" in own_texts()
        and bool(colon)
        and all(name in choices or MAIL.fullmatch(name) or WHATSAPP.fullmatch(name.removeprefix("+")) for name in names)
    )


def _without_facts(block: Tag, found: Answers) -> Iterator[Tag]:
    """A block; nothing where all of it is a fact of the template. A table goes without the rows that are."""
    if block.name == "table":
        for row in block.find_all("tr"):
            cells = [cell.get_text() for cell in row.find_all(["td", "th"])]
            if len(cells) == 2 and _is_taken(cells[0], cells[1], found):  # noqa: PLR2004
                found.taken += cells
                row.decompose()
        if block.find("tr"):
            yield block
        return
    label, *value = COLON.split(block.get_text(), maxsplit=1) if block.name == "p" else [""]
    if value and _is_taken(label, value[0], found):
        found.taken.append(block.get_text())
        return
    yield block


def _is_taken(label: str, value: str, found: Answers) -> bool:
    """Note a fact; whether it needs no place in the text: it was noted, and stands in our template or is for nobody."""
    fact = labels().get(folded(label.strip(" :*")))
    if not fact or fact in found.facts:
        return False
    value = " ".join(value.replace("¶", " ").split())
    found.facts[fact] = "" if folded(value) in own_texts() else value
    return bool(found.lang) or fact == UNPUBLISHED
