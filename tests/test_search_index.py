"""The files that the browser searches in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest
from stories import ALONE, STORY, VISIT

from lintas.library import Library
from lintas.load import Loaded
from lintas.search.facets import facet_values, times_adopted
from lintas.search.index import FOLDER, index_files
from lintas.search.words import Roots
from lintas.search.written import checksum

LoadNotes = Callable[[Mapping[str, str]], Loaded]


class Index:
    """An index as the browser reads it."""

    def __init__(self, library: Library) -> None:
        self.files = index_files(library)
        self.content: dict[str, Any] = {
            path.removeprefix(FOLDER).removesuffix(".json"): json.loads(text) for path, text in self.files.items()
        }

    @property
    def terms(self) -> dict[str, Any]:
        return {
            term: entry for name, shard in self.content.items() if "terms/" in name for term, entry in shard.items()
        }

    def note(self, number: int) -> str:
        bucket, place = divmod(number, self.content["index"]["room"])
        return str(self.content[f"notes/{bucket}"][place]["id"])

    def notes_with(self, term: str) -> set[str]:
        gaps = self.terms.get(term, [[]])[0]
        return {self.note(number) for number in accumulate(gaps)}

    def chosen(self, facet: str, value: str) -> set[str]:
        return {self.note(number) for number in accumulate(self.content["facets"]["facets"][facet][value])}


@pytest.fixture
def library(load_notes: LoadNotes) -> Library:
    return load_notes(STORY).library


@pytest.fixture
def index(library: Library) -> Index:
    return Index(library)


def test_a_note_is_found_by_the_words_of_all_its_languages(index: Index) -> None:
    lesson = f"{VISIT}/meetings"
    assert lesson in index.notes_with(Roots()["meetings"])
    assert lesson in index.notes_with(Roots()["pertemuan"]) | index.notes_with(Roots()["rapat"])


def test_a_note_is_found_by_the_other_names_of_its_theme_and_cities(index: Index, library: Library) -> None:
    lesson = library.notes[f"{VISIT}/meetings"]
    for theme in lesson.theme:
        assert lesson.id in index.notes_with(f"theme:{theme}")
    for city in lesson.teachers:
        assert lesson.id in index.notes_with(f"city:{city}")


def test_the_title_says_more_than_the_body(load_notes: LoadNotes) -> None:
    inside = ALONE.replace("## What was seen", "## What was seen\n\nA tramway was built.")
    in_title = inside.replace("title: ", "title: Tramway ", 1)
    both = load_notes({"inside.md": inside, "titled.md": in_title}).library
    index = Index(both)
    gaps, weights, *_ = index.terms["tramway"]
    by_note = dict(zip((index.note(number) for number in accumulate(gaps)), weights, strict=True))
    assert by_note["titled"] > by_note["inside"]


def test_addresses_and_markup_are_not_searched(load_notes: LoadNotes) -> None:
    note = ALONE.replace(
        "## What was seen", '## What was seen\n\n[A link](https://example.org/hidden) <span title="veiled">seen</span>.'
    )
    terms = Index(load_notes({"a.md": note}).library).terms
    assert not {"hidden", "veil", "span", "example"} & terms.keys()
    assert Roots()["link"] in terms


def test_a_theme_chosen_brings_the_narrower_ones(load_notes: LoadNotes) -> None:
    narrower = re.sub("theme: .*", "theme: children", ALONE)
    index = Index(load_notes({"young.md": narrower}).library)
    assert index.chosen("theme", "children") == index.chosen("theme", "inclusion") == {"young"}


def test_every_note_has_its_values(library: Library) -> None:
    values = facet_values(library, library.notes[f"{VISIT}/meetings"])
    assert values["year"] == ("2018",)
    assert values["format"] == ("study-visit",)
    assert values["kind"] == ("lesson",)
    assert set(values["language"]) == {"en", "id"}
    assert set(values["stage"]) == {"recommended", "planned", "no-evidence"}


def test_a_lesson_counts_as_adopted_where_its_last_stage_is(library: Library) -> None:
    lesson = library.notes[f"{VISIT}/meetings"]
    assert times_adopted(lesson) == 0
    entry = lesson.adoption[0]  # type: ignore[union-attr]  # the lesson of the story
    used = lesson.model_copy(update={"adoption": (entry.model_copy(update={"stage": "embedded"}),)})
    assert times_adopted(used) == 1


def test_the_same_notes_make_the_same_bytes(library: Library) -> None:
    backwards = replace(library, notes=dict(reversed(list(library.notes.items()))))
    assert index_files(library) == index_files(backwards)


def test_every_file_has_its_checksum(index: Index) -> None:
    listed = index.content["index"]
    sums = listed["sums"] | {
        f"{kind}/{number}": found
        for kind, key in (("terms", "terms"), ("notes", "buckets"))
        for number, found in enumerate(listed[key])
        if found
    }
    assert sums == {
        path.removeprefix(FOLDER).removesuffix(".json"): checksum(text)
        for path, text in index.files.items()
        if path != f"{FOLDER}index.json"
    }


def test_a_new_note_leaves_most_files_as_they_are(load_notes: LoadNotes) -> None:
    many = {f"note-{number}.md": ALONE for number in range(200)}
    before = load_notes(many).library
    notes = dict(before.notes)
    del notes["note-57"]
    fewer, more = index_files(replace(before, notes=notes)), index_files(before)
    shown = [path for path in more if path.startswith(f"{FOLDER}notes/")]
    assert len(shown) > 8
    assert sum(fewer.get(path) != more[path] for path in shown) == 1


def test_a_base_without_notes_has_an_index_too() -> None:
    assert Index(Library()).content["index"]["notes"] == 0
