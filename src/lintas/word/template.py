"""The Word template of a language: the questions, with this base's themes and cities to choose from.

The same base gives the same bytes: no clock is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import get_args
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from lintas.catalogue import Catalogue, catalogue, locale
from lintas.consent import WRITTEN, consent
from lintas.doors import Doors
from lintas.model import Format
from lintas.vocabulary import Vocabulary
from lintas.word import control
from lintas.word.form import ABOVE, BELOW, PLACE, QUESTIONS, Fact, numbered

NO_DAY = dt.datetime(2000, 1, 1)  # noqa: DTZ001  (a Word file has no zone)
EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip can hold
GREY, TEAL, BLACK = RGBColor(0x59, 0x59, 0x59), RGBColor(0x0F, 0x5C, 0x63), RGBColor(0, 0, 0)  # 7 to 1 on white
BETWEEN = " · "  # choices, where all are written out
# What python-docx brings along: a picture of an empty page, and all styles once more for Word 2010.
SPARE = {"/docProps/thumbnail.jpeg", "/word/stylesWithEffects.xml"}


def template_docx(lang: str, vocabulary: Vocabulary, doors: Doors) -> bytes:
    """The file."""
    return _same_bytes(_Template(lang, vocabulary, doors).document())


@dataclass(frozen=True)
class _Template:
    lang: str
    vocabulary: Vocabulary
    doors: Doors

    @cached_property
    def words(self) -> Catalogue:
        return catalogue(self.lang)

    @cached_property
    def file(self) -> Document:
        return docx.Document()

    def document(self) -> Document:
        """All of it, from top to bottom."""
        say = self.words.say
        self._dress()
        self.file.add_heading(say("word.title"), level=0)
        self.file.add_paragraph(say("word.lead"))
        self.file.add_paragraph(say("word.blank"))
        doors = self.doors
        if to := " / ".join(filter(None, (doors.office, doors.mail, doors.whatsapp and f"+{doors.whatsapp}"))):
            self.file.add_paragraph(f"{say('word.send')} {to}")
        self.file.add_heading(say("word.short"), level=1)
        self._facts(ABOVE)
        self._help(f"{say('word.themes')} {BETWEEN.join(self.choices['theme'])}")
        for question in QUESTIONS:
            self.file.add_heading(numbered(question, self.lang), level=1)
            if question == "where":
                self._facts(PLACE)
                continue
            self._help(say(f"word.help.{question}"))
            control.text(self.file.add_paragraph(), question, say(f"question.{question}"), say("word.write"))
        self.file.add_heading(say("word.about"), level=1)
        self._help(consent(self.words, self.doors.license, WRITTEN))
        self._facts(BELOW)
        return self.file

    def _facts(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            paragraph = self.file.add_paragraph()
            label = self.words.say(f"word.label.{fact}")
            paragraph.add_run(f"{label}: ").bold = True
            name = fact.removesuffix("_2")
            if name in self.choices:
                control.choice(paragraph, fact, label, self.words.say("word.choose"), self.choices[name])
            else:
                control.line(paragraph, fact, label, self.words.say(f"word.hint.{fact}"))

    @cached_property
    def choices(self) -> Mapping[str, list[str]]:
        """By fact what there is to choose from, in the order of the alphabet."""
        vocabulary, lang = self.vocabulary, self.lang
        cities = sorted(vocabulary.city_name(city, lang) for city in vocabulary.cities)
        return {
            "theme": sorted(vocabulary.theme_label(theme, lang) for theme in vocabulary.themes),
            "city": cities,
            "learners": cities,
            "format": [self.words.say(f"format.{one}") for one in get_args(Format)],
        }

    def _help(self, text: str) -> None:
        self.file.add_paragraph(text, style="Help")

    def _dress(self) -> None:
        """Name the language and the title, for who listens to it; what is small or pale is still legible."""
        styles, properties = self.file.styles, self.file.core_properties
        properties.title, properties.language = self.words.say("word.title"), self.lang
        properties.author = properties.comments = ""
        properties.created = properties.modified = NO_DAY
        spoken = styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
        spoken.set(qn("w:val"), f"{self.lang}-{_country(self.lang)}")
        styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(11)
        for name in ("Title", "Heading 1"):
            font = styles[name].font
            font.name, font.color.rgb = "Calibri", TEAL
            fonts = styles[name].element.rPr.rFonts
            for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[theme]  # it would come before the name
        aid = styles.add_style("Help", WD_STYLE_TYPE.PARAGRAPH)
        aid.base_style, aid.font.color.rgb, aid.font.size = styles["Normal"], GREY, Pt(10)
        placeholder = styles.add_style(control.PLACEHOLDER, WD_STYLE_TYPE.CHARACTER)
        placeholder.font.color.rgb = GREY
        for section in self.file.sections:  # A4, which offices here print on
            section.page_width, section.page_height = Pt(595), Pt(842)
        shown = OxmlElement("w:themeFontLang")
        shown.set(qn("w:val"), f"{self.lang}-{_country(self.lang)}")
        for old in self.file.settings.element.findall(qn("w:themeFontLang")):
            self.file.settings.element.replace(old, shown)


def _country(lang: str) -> str:
    """The country whose spelling is meant: English as the United Kingdom writes it, as our dates are."""
    return "GB" if lang == "en" else str(locale(lang).territory or lang.upper())


def _same_bytes(document: Document) -> bytes:
    """A file that tells no time at which it was written."""
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if not relation.is_external and relation.target_part.partname in SPARE:
                del relations[key]
    first, last = BytesIO(), BytesIO()
    document.save(first)
    with ZipFile(first) as old, ZipFile(last, "w") as new:
        for entry in old.infolist():
            fresh = ZipInfo(entry.filename, EARLIEST)
            fresh.compress_type, fresh.create_system = ZIP_DEFLATED, 3  # the same from every system
            new.writestr(fresh, old.read(entry))
    return last.getvalue()
