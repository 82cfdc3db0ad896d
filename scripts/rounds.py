"""The same notes for all sides, and what each step takes them, in rounds in which all have their turn."""

from __future__ import annotations

import shutil
import statistics
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import made_up
from hugo import build_hugo_base, hugo_version
from side import Side, Spent
from stock import build_stock_base

FIRST, AGAIN = "first build", "one note's body edited"
# What only Lintas does otherwise than by a whole build.
NOTHING, FIRST_EDIT = "nothing changed", "one note's body edited, right after a first build"
CHECK_ALL, CHECK, CHECK_ONE = "check all notes, nothing kept", "check all notes", "check one edited note"
OURS, STOCK, HUGO = "Lintas", "stock", "Hugo"
STEPS = (FIRST, NOTHING, FIRST_EDIT, AGAIN, CHECK_ALL, CHECK, CHECK_ONE)
Medians = dict[tuple[str, str], Spent]  # by step and side


@dataclass(frozen=True)
class Bases:
    """The same notes for all sides, and one of them that is edited, by its path."""

    sides: dict[str, Side]
    note: Path

    def pages(self, side: str) -> list[Path]:
        """Up to 200 pages of notes that are no exchanges, those of the same notes on all sides."""
        one = self.sides[side]
        notes = _single_notes(self.sides[OURS].base / "notes")
        some = notes[:: max(1, len(notes) // 200)][:200]
        return [one.base / one.made[0] / one.page(note) / "index.html" for note in some]


def make_bases(folder: Path, notes: int, shape: made_up.Shape) -> Bases:
    """Write the same notes for each side that runs here."""
    own, stock, hugo = (folder / f"{shape}-{notes}-{name}" for name in ("lintas", "stock", "hugo"))
    made_up.make(own, notes, shape=shape)
    sides = {
        OURS: Side(own, (sys.executable, "-m", "lintas"), ("build", "-q"), "notes", "notes/", ("site", ".cache")),
        STOCK: Side(stock, (sys.executable, "-m", "mkdocs"), ("build", "-q"), "docs", "", ("site",)),
    }
    build_stock_base(own / "notes", stock, tags=True)
    if hugo_version():
        build_hugo_base(own / "notes", hugo)
        sides[HUGO] = Side(hugo, ("hugo",), ("--quiet",), "content", "", ("public", "resources"))
    some = _single_notes(own / "notes")
    return Bases(sides, some[len(some) // 2])


def _single_notes(notes: Path) -> list[Path]:
    """The English files of notes that are no exchanges."""
    found = (path.relative_to(notes) for path in notes.glob("*/*.md"))
    return sorted(path for path in found if path.name != "index.md" and not path.name.endswith(".id.md"))


def time_steps(bases: Bases, runs: int) -> Medians:
    """What each step takes each side: medians of some rounds, in each of which all have their turn."""
    taken: dict[tuple[str, str], list[Spent]] = defaultdict(list)
    ours, others = bases.sides[OURS], {name: side for name, side in bases.sides.items() if name != OURS}
    for number in range(runs):
        for name, side in bases.sides.items():
            taken[FIRST, name].append(side.first_build())
        taken[NOTHING, OURS].append(ours.build())
        ours.edit(bases.note, f"firstedit{number}")
        taken[FIRST_EDIT, OURS].append(ours.build())
        for name, side in bases.sides.items():
            side.edit(bases.note, f"edited{number}")
            taken[AGAIN, name].append(side.build())
        taken[CHECK, OURS].append(ours.run("check"))
        file = ours.edit(bases.note, f"checked{number}")
        taken[CHECK_ONE, OURS].append(ours.run("check", str(file)))
        shutil.rmtree(ours.base / ".cache")
        taken[CHECK_ALL, OURS].append(ours.run("check"))
    medians = {key: _median(spent) for key, spent in taken.items()}
    return medians | {(step, name): medians[AGAIN, name] for step in STEPS if step != FIRST for name in others}


def time_first_builds(bases: Bases, runs: int) -> Medians:
    """Only the first builds."""
    rounds = [{name: side.first_build() for name, side in bases.sides.items()} for _ in range(runs)]
    return {(FIRST, name): _median([one[name] for one in rounds]) for name in bases.sides}


def _median(spent: list[Spent]) -> Spent:
    return Spent(
        statistics.median(one.seconds for one in spent),
        statistics.median(one.processor for one in spent),
    )
