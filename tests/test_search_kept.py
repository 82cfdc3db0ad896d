"""An index that takes up where the last one left off is the one that would be made from the start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from stories import ALONE, STORY, VISIT

from lintas.kept import read_kept, write_kept
from lintas.load import Loaded, load
from lintas.search import terms
from lintas.search.index import Index, KeptIndex, make_index
from lintas.search.postings import FEW, WEIGHT_BITS, changed_lists, entries_in, shard_of

MANY = {f"note-{number}.md": f"{ALONE}\nNumber n{number} is of drainage.\n" for number in range(60)}
Edit = Callable[[Path], object]


def everything(index: Index) -> dict[str, tuple[str, str, str]]:
    return {path: (file.sum, file.digest, file.text()) for path, file in index.files.items()}


def from_start(loaded: Loaded) -> dict[str, tuple[str, str, str]]:
    return everything(make_index(loaded.library, loaded.keys, loaded.facts))


def replaced(path: str, old: str, new: str) -> Edit:
    def edit(notes: Path) -> None:
        text = (notes / path).read_text(encoding="utf-8")
        assert old in text
        (notes / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def rewritten(first: int, last: int) -> Edit:
    """So many notes with other texts."""

    def edit(notes: Path) -> None:
        for number in range(first, last):
            replaced(f"note-{number}.md", "of drainage", "about flooded streets")(notes)

    return edit


def moved(notes: Path) -> None:
    (notes / "note-7.md").rename(notes / "another-name.md")


EDITS: dict[str, Edit] = {
    "nothing": lambda _: None,
    "a body": replaced("note-3.md", "drainage", "perencanaan, drainage and a kolibega"),
    "a body, with fewer words": replaced("note-3.md", "perencanaan, drainage and a kolibega", "Seoul"),
    "a title": replaced("note-4.md", "title: ", "title: Tramways and "),
    "a tag": replaced("note-5.md", "title: ", "tags: [Night Market]\ntitle: "),
    "another spelling of a tag, earlier": replaced("note-10.md", "title: ", "tags: [night-market]\ntitle: "),
    "a theme": replaced("note-6.md", "theme: ", "theme: children # "),
    "the exchange of a note": replaced(f"{VISIT}/index.md", "format: study-visit", "format: workshop"),
    "a new note": lambda notes: (notes / "new.md").write_text(ALONE, encoding="utf-8"),
    "a note gone": lambda notes: (notes / "note-9.md").unlink(),
    "a note by another name": moved,
    "a few notes": rewritten(20, 25),
    "many notes": rewritten(30, 55),
    "a city": replaced("cities.yml", "en: Seoul", "en: Seoul City"),
}


def test_after_any_edit_it_is_as_from_the_start(make_base: MakeBase, tmp_path: Path) -> None:
    base = make_base(MANY | STORY)
    file = tmp_path / "search.kept"
    for name, edit in EDITS.items():
        edit(base / "notes")
        loaded = load(settings_for(base), NOW)
        index = make_index(loaded.library, loaded.keys, loaded.facts, read_kept(file))
        assert everything(index) == from_start(loaded), name
        write_kept(file, index.kept)


@pytest.mark.parametrize("other", [{}, [], "plain", {"meaning": ""}])
def test_something_else_that_was_kept_is_not_believed(make_base: MakeBase, other: KeptIndex) -> None:
    loaded = load(settings_for(make_base(STORY)), NOW)
    assert everything(make_index(loaded.library, loaded.keys, loaded.facts, other)) == from_start(loaded)


def test_a_note_without_a_key_is_counted_each_time(make_base: MakeBase) -> None:
    base = make_base(MANY)
    before = load(settings_for(base), NOW)
    kept = make_index(before.library, {**before.keys, "note-3": b""}, before.facts).kept
    replaced("note-3.md", "drainage", "a kolibega")(base / "notes")
    after = load(settings_for(base), NOW)
    index = make_index(after.library, {**before.keys, "note-3": b""}, after.facts, kept)
    assert everything(index) == from_start(after)


def test_one_core_or_many_write_the_same(make_base: MakeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(settings_for(make_base(MANY)), NOW)
    alone = from_start(loaded)
    monkeypatch.setattr(terms, "WORTH_SHARING", 0)
    monkeypatch.setenv("LINTAS_WORKERS", "3")
    assert from_start(loaded) == alone


def test_entries_are_found_one_by_one_and_together() -> None:
    new = [(f"term-{number % 7}", number << WEIGHT_BITS | 5) for number in range(200)]
    shards, touched = changed_lists([{} for _ in range(256)], [], new)
    assert touched == {term for term, _ in new}
    for some in ({3, 77}, set(range(50, 50 + 2 * FEW))):
        assert set(entries_in(shards, some)) == {one for one in new if one[1] >> WEIGHT_BITS in some}
    emptied, _ = changed_lists(shards, new, [])
    assert not any(emptied)


def test_more_entries_make_more_shards() -> None:
    few = [(f"term-{number % 50}", number << WEIGHT_BITS) for number in range(1_000)]
    more = [(f"term-{number % 50}", number << WEIGHT_BITS) for number in range(1_000, 300_000)]
    before, _ = changed_lists([{} for _ in range(256)], [], few)
    after, _ = changed_lists(before, [], more)
    assert (len(before), len(after)) == (256, 512)
    assert all(shard_of(term, 512) == number for number, shard in enumerate(after) for term in shard)
    assert set(entries_in(after, {5, 299_999})) == {few[5], more[-1]}
