"""The records: a field is declared here and nowhere else.

Its label and description stand in the catalogues as `field.<name>` and `field.<name>.help`.

Values reach the models as YAML gives them to us (texts, lists, mappings); the types of `values.py` turn them into what
they mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Annotated, Literal, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lintas.dates import When
from lintas.values import Address, CityId, Date, Line, Many, NoteId, OneLine, Tags, ThemeId, Words, YesNo, most, unique

MAX_TITLE, MAX_SUMMARY = 300, 1_000  # characters; what is longer is a text
# Values of one field. Each two cities of a note have a page of their own: thirty on either side make 900 of them.
MOST_CITIES, MOST_THEMES, MOST_TAGS = 30, 20, 30
MOST_SOURCES, MOST_STEPS, MOST_NAMES = 50, 100, 50
Stage = Literal["recommended", "planned", "piloted", "adopted", "embedded", "discontinued", "declined", "no-evidence"]
# The stages from the one that went furthest; what stopped, was decided against or not found comes last.
FURTHEST: tuple[Stage, ...] = (
    "embedded",
    "adopted",
    "piloted",
    "planned",
    "recommended",
    "discontinued",
    "declined",
    "no-evidence",
)
TAKEN_UP: frozenset[Stage] = frozenset({"piloted", "adopted", "embedded"})  # more than words
# How a lesson is known, from the strongest.
STRONGEST: tuple[Evidence, ...] = ("evaluated", "documented", "observed", "told", "unknown")
Evidence = Literal["told", "observed", "documented", "evaluated", "unknown"]
Format = Literal[
    "study-visit",
    "peer-exchange",
    "on-the-job-training",
    "training",
    "workshop",
    "meeting",
    "public-discussion",
    "conference",
]
Status = Literal["proposed", "planned", "held", "postponed", "cancelled"]
AskState = Literal["open", "taken-up", "answered", "withdrawn"]
OfferState = Literal["open", "taken-up", "closed"]
TieStatus = Literal["stated", "verified"]
Kind = Literal["lesson", "exchange", "ask", "offer"]
KINDS: tuple[Kind, ...] = get_args(Kind)
UNSAID: frozenset[Kind] = frozenset({"lesson", "exchange"})  # kinds that a file tells by its name, and need not say
# The parts of a lesson's text, by their wordings `heading.<name>`.
HEADINGS = ("seen", "why_there", "asks_of_you", "limits")


Cities = Annotated[Many[CityId], most(MOST_CITIES)]
Themes = Annotated[Many[ThemeId], most(MOST_THEMES)]
Names = Annotated[Many[Line], most(MOST_NAMES)]
Notes = Annotated[Many[NoteId], most(MOST_NAMES)]


class Derived:
    """Marks a field that is worked out by us and never written in frontmatter."""


class Record(BaseModel):
    """A frozen value; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Reference(Record):
    """A source: where something was said, when it was published and when we read it.

    Its title is the one it has, or a description in each language where it has none.
    """

    title: Words | None = None
    url: Address | None = None
    published: Date | None = None
    accessed: Date | None = None
    archived: Address | None = None
    quote: Words | None = None

    @model_validator(mode="after")
    def _is_of_use(self) -> Reference:
        if self.title is None and self.url is None:
            raise PydanticCustomError("missing-field", "title", {"field": "title", "variant": "nested"})
        return self


class Adoption(Record):
    """What one city did with a lesson, as of a date."""

    city: CityId
    stage: Stage
    date: Date | None = None
    by: Line = ""
    source: Line = ""
    self_reported: YesNo = False
    note: Words | None = None


class Raising(Record):
    """A further time at which an ask was voiced."""

    date: Date
    source: Line


class Header(Record):
    """What each language version of a note has of its own."""

    title: Annotated[OneLine, Field(max_length=MAX_TITLE)]
    summary: Annotated[OneLine, Field(max_length=MAX_SUMMARY)] = ""
    lang: str = ""
    tags: Annotated[Tags, most(MOST_TAGS)] = ()
    translated_from: str = ""
    translator: Line = ""
    reviewed: Date | None = None
    draft: YesNo = False


class Version(Header):
    """One language's text of a note. `path` is relative to the base; the body begins on line `body_line`."""

    path: Annotated[str, Derived] = ""
    body: Annotated[str, Derived] = ""
    body_line: Annotated[int, Derived] = 1

    @property
    def is_only_summary(self) -> bool:
        """Whether it is a translation of which only title and summary are written so far."""
        return bool(self.translated_from and self.summary) and (not self.body or self.body.isspace())


class Note(Record):
    """What all kinds share: an id, versions by language (the original first) and sources.

    `exchange` is the id of the exchange in whose folder the note lies.
    """

    id: Annotated[str, Derived]
    versions: Annotated[Mapping[str, Version], Derived]
    exchange: Annotated[str, Derived] = ""
    kind: Kind
    sources: Annotated[tuple[Reference, ...], most(MOST_SOURCES)] = ()
    authors: Names = ()

    @property
    def teachers(self) -> tuple[str, ...]:
        """The cities that taught, are asked, or offer."""
        return cast("tuple[str, ...]", getattr(self, SIDES[self.kind][0]))

    @property
    def students(self) -> tuple[str, ...]:
        """The cities that learned, or want to."""
        return cast("tuple[str, ...]", getattr(self, SIDES[self.kind][1]))

    @property
    def reported(self) -> When | None:
        """When it was reported: the first source is the report, later ones say what came after."""
        return self.sources[0].published if self.sources else None

    @property
    def original(self) -> Version:
        """The version that is no translation."""
        return next(iter(self.versions.values()))

    def version(self, lang: str) -> Version:
        """The text in a language, else the original."""
        return self.versions.get(lang, self.original)

    def text_of(self, version: Version) -> Version:
        """The version whose body is read with one: the original's while it has only title and summary itself."""
        return self.original if version.is_only_summary else version

    def published(self, unshown: AbstractSet[str] = frozenset()) -> dict[str, Version]:
        """The versions by language without drafts, files that can't be shown, and what has its text in one of these."""
        shown = {
            lang: version
            for lang, version in self.versions.items()
            if not version.draft and version.path not in unshown
        }
        if self.original.lang in shown:
            return shown
        return {lang: version for lang, version in shown.items() if not version.is_only_summary}


# The fields of the side that teaches (or is asked, or offers) and of the side that learns.
SIDES: Mapping[Kind, tuple[str, str]] = {
    "lesson": ("city", "learners"),
    "exchange": ("city", "learners"),
    "ask": ("asked_of", "asked_by"),
    "offer": ("offered_by", "offered_to"),
}


def same_side(name: str, kind: Kind) -> str:
    """The field of a kind for the side that a field of any kind names; empty where that names none."""
    return next((SIDES[kind][sides.index(name)] for sides in SIDES.values() if name in sides), "")


class Lesson(Note):
    """One thing that another city can use: learned from `city`, by `learners`."""

    kind: Literal["lesson"] = "lesson"
    city: Cities
    learners: Cities = ()
    date: Date
    theme: Themes
    evidence: Evidence | None = None
    adoption: Annotated[tuple[Adoption, ...], most(MOST_STEPS)] = ()
    superseded_by: NoteId = ""


class Exchange(Note):
    """An event at which cities learned from each other, or plan to."""

    kind: Literal["exchange"] = "exchange"
    city: Cities
    learners: Cities = ()
    place: CityId | None = None
    theme: Themes = ()
    partners: Names = ()
    date: Date | None = None
    planned: Date | None = None
    format: Format | None = None
    online: YesNo = False
    status: Status = "held"
    mutual: YesNo = False
    follows: Notes = ()
    part_of: NoteId = ""

    @property
    def cities(self) -> tuple[str, ...]:
        """Everyone who taught or learned, each once."""
        return unique((*self.city, *self.learners))


class Ask(Note):
    """What a city said that it wants to learn."""

    kind: Literal["ask"] = "ask"
    asked_by: Cities
    asked_of: Cities = ()
    voiced_by: Line = ""
    theme: Themes
    date: Date
    raised: Annotated[tuple[Raising, ...], most(MOST_STEPS)] = ()
    state: AskState = "open"
    answered_by: Notes = ()
    last_checked: Date | None = None


class Offer(Note):
    """What a city said that it can teach."""

    kind: Literal["offer"] = "offer"
    offered_by: Cities
    offered_to: Cities = ()
    voiced_by: Line = ""
    theme: Themes
    date: Date
    contact: Line = ""
    state: OfferState = "open"


MODELS: Mapping[Kind, type[Lesson | Exchange | Ask | Offer]] = {
    "lesson": Lesson,
    "exchange": Exchange,
    "ask": Ask,
    "offer": Offer,
}
AnyNote = Lesson | Exchange | Ask | Offer

# What a note takes from the exchange in its folder: its field, and the exchange's.
Inherited = Mapping[str, str]
INHERITED: Mapping[Kind, Inherited] = {
    kind: {teaches: "city", learns: "learners", "date": "date", "sources": "sources"} if kind != "exchange" else {}
    for kind, (teaches, learns) in SIDES.items()
}

# What a kind can't do without unless another field has a value: only what is proposed may have no date.
NEEDED_UNLESS: Mapping[Kind, Mapping[str, tuple[str, str]]] = {"exchange": {"date": ("status", "proposed")}}


@cache
def written_fields(model: type[Record]) -> tuple[str, ...]:
    """The fields that an author may write, in the order of their declaration."""
    return tuple(name for name, field in model.model_fields.items() if Derived not in field.metadata)
