"""What a rule is, and what the rules on records look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from lintas.body import Body
from lintas.library import Library
from lintas.model import AnyNote, Version
from lintas.problem import Location, Problem, Value
from lintas.source import Source

Level = Literal["error", "warning"]
Stage = Literal["file", "frontmatter", "text", "record", "base"]


@dataclass(frozen=True)
class Base:
    """A base as read: records (drafts too), the sources they came from by path, and what their bodies hold.

    `attachments` are the sizes in bytes of the files that a note may show or offer, by path. `notes_folder` is the
    path of the notes, relative to the base; `files` are the paths of all notes, also of those that could not be read;
    `pages` are the paths of the files in `docs/`, each with that of the file that a site makes of it; `broken` are the
    ids of notes that are there but could not be made into records.
    """

    library: Library
    sources: Mapping[str, Source] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    attachments: Mapping[str, int] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    pages: Mapping[str, str] = field(default_factory=dict)
    notes_folder: str = "notes"
    broken: frozenset[str] = frozenset()

    @property
    def versions(self) -> Iterator[tuple[AnyNote, Version]]:
        """Every text of every note."""
        for note in self.library.notes.values():
            for version in note.versions.values():
                yield note, version

    @cached_property
    def by_path(self) -> Mapping[str, tuple[AnyNote, Version]]:
        """The note and version of each file."""
        return {version.path: (note, version) for note, version in self.versions}

    def locate(self, note: AnyNote, *steps: str | int) -> Location:
        """Where a shared value of a note was written; its title's place where that was in its exchange."""
        return self.sources[note.original.path].locate(*(steps if self.is_own(note, steps[0]) else ("title",)))

    def is_own(self, note: AnyNote, name: str | int) -> bool:
        """Whether a note says itself what its field holds, instead of taking it from its exchange."""
        return self.sources[note.original.path].fields.get(str(name)) is not None


Check = Callable[[Base], Iterator[Problem]]
# What a rule looks at to judge a note: the note with its exchange and the vocabulary; also what the note leads to;
# or all of the base. A rule that looks at all may find more where it sees less, never less: a check of some notes asks
# the whole base only where such a rule found something.
Reach = Literal["note", "led-to", "base"]


@dataclass(frozen=True)
class Rule:
    """One thing that must be true of a base.

    `slug` is its name in messages, on its page and in the catalogues, where `rule.<slug>.why` says what must be true
    and why. `bad` and `mended` are the telling lines of an example, before and after; where the fault lies in bytes or
    in the file system and no line can show it both are empty, and `rule.<slug>.case` tells what happened.
    `values` and `variant` are those of the problem that the example gives; `entry` is what its file would have where
    something is missing there. Only rules of the stage `base` have a
    `check`, and a `reach`: the earlier stages report under the slug while they read.
    """

    slug: str
    level: Level
    stage: Stage
    bad: str = ""
    mended: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    variant: str = ""
    entry: str = ""
    check: Check | None = None
    reach: Reach = "base"

    @property
    def example(self) -> Problem:
        """What the example is told, without a place."""
        return Problem(self.slug, Location(""), self.values, self.variant)


def base_rule(
    check: Check,
    level: Level,
    *,
    reach: Reach,
    bad: str = "",
    mended: str = "",
    values: Mapping[str, Value] = MappingProxyType({}),
    variant: str = "",
) -> Rule:
    """Declare a rule over records; its slug is the function's name without the first underline."""
    slug = getattr(check, "__name__", "").strip("_").replace("_", "-")
    return Rule(slug, level, "base", bad, mended, values, variant, check=check, reach=reach)
