"""The abbreviations of the glossary: how each stands in texts, what it stands for, and which of them a text has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lintas.hyphens import PARTED
from lintas.vocabulary import Term

NAMES = {"place", "term"}  # kinds that a word beside the abbreviation explains: "DKI Jakarta"
MOST_WORDS = 2  # a longer name says by itself what it is
SHORTEST = 2  # characters; a single letter is too often something else


@dataclass(frozen=True)
class Abbreviation:
    """A form as it stands in texts, what it stands for by language, and the entry that says so."""

    id: str
    form: str
    full: Mapping[str, str]


@dataclass(frozen=True)
class Used:
    """What a note's text in `lang` has: its abbreviations, longest first, some perhaps only inside other words.

    `root` is the way from the note's page up to where its language begins.
    """

    lang: str = ""
    root: str = ""
    abbreviations: tuple[Abbreviation, ...] = ()


@dataclass(frozen=True)
class Glossary:
    """All abbreviations, by form; where two entries claim one, the first has it."""

    forms: Mapping[str, Abbreviation] = field(default_factory=dict)
    pattern: re.Pattern[str] = re.compile(r"(?!)")

    def used_in(self, text: str, lang: str, root: str = "") -> Used:
        """What has to be known to write out the abbreviations of a text, and nothing of the others.

        `text` is Markdown in `lang`, `root` the way from its page up to where its language begins. A page is made of
        this and the text, so it is a part of what tells whether the page must be made anew.
        """
        found = {one_line(form) for form in self.pattern.findall(text)}
        if not found:
            return Used(lang) if lang in PARTED else NOTHING
        return Used(lang, root, tuple(self.forms[form] for form in self.forms if form in found))


NOTHING = Used()


def glossary(terms: Mapping[str, Term]) -> Glossary:
    """The abbreviations among the entries of the glossary."""
    forms: dict[str, Abbreviation] = {}
    for key, term in terms.items():
        if is_abbreviation(term):
            for written, full in _meanings(term):
                for form in _spellings(written) if term.kind == "acronym" else {written}:
                    if len(form) >= SHORTEST:
                        forms.setdefault(form, Abbreviation(key, form, full))
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    if not forms:
        return Glossary()
    return Glossary({form: forms[form] for form in longest_first}, re.compile(any_of(longest_first)))


def is_abbreviation(term: Term) -> bool:
    """Whether an entry's form in texts tells nothing to whoever does not know it.

    That is what is called an acronym, what is in capitals, also beside a word of plain language ("Dinas LH"), and the
    name of an organisation in one word ("Bappeda", "CityNet").
    """
    words = term.term.split()
    if term.kind == "acronym" or (term.kind == "organisation" and len(words) == 1):
        return True
    most = 1 if term.kind in NAMES else MOST_WORDS
    return len(words) <= most and any(_is_capitals(part) for word in words for part in word.split("/"))


def any_of(forms: Iterable[str]) -> str:
    """A pattern of forms, longest first, whose words may stand on two lines.

    Those that begin alike are tried together: most of a text begins none of them, and is passed over quickly.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        first, *others = form.split()
        rests[first[0]].append(r"\s+".join(map(re.escape, (first[1:], *others))))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(some)})" for first, some in rests.items())


def one_line(text: str) -> str:
    """A text with single blanks."""
    return " ".join(text.split())


def _is_capitals(text: str) -> bool:
    return text == text.upper() and sum(map(str.isupper, text)) > 1


def _meanings(term: Term) -> Iterator[tuple[str, Mapping[str, str]]]:
    """A form with what it stands for, without a remark in brackets; of two around a slash, each by itself as well."""
    full = {lang: text.partition(" (")[0] for lang, text in term.full.items() if text}
    yield term.term, full
    parts = term.term.split("/")
    for number, part in enumerate(parts) if len(parts) > 1 else ():
        yield part.strip(), {lang: _share(text, number, len(parts)) for lang, text in full.items()}


def _share(text: str, number: int, of: int) -> str:
    """One of as many parts of a text, where a slash parts it into so many; else all of it."""
    parts = text.split("/")
    return parts[number].strip() if len(parts) == of else text


def _spellings(form: str) -> set[str]:
    """A form; one that is more than capitals also as it begins a sentence, or does not."""
    if _is_capitals(form):
        return {form}
    return {form, form[:1].upper() + form[1:], form[:1].lower() + form[1:]}
