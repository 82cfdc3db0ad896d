"""A made-up base of any size for measurements, in one of two shapes.

    python3 scripts/made_up.py FOLDER --notes 10000                  # paragraphs of words, each note in one language
    python3 scripts/made_up.py FOLDER --notes 10000 --shape real     # as this repository's notes, in two languages

The same arguments make the same base.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import shutil
from pathlib import Path
from typing import Literal, get_args

from drawn_words import Words, words_of
from real_shape import write_copies

Shape = Literal["plain", "real"]
ROOT = Path(__file__).parent.parent
IN_EXCHANGE = 12  # notes, the exchange itself included
FORMATS = ("study-visit", "peer-exchange", "workshop", "training", "meeting")
STAGES = ("recommended", "planned", "piloted", "adopted", "embedded")


def make(folder: Path, notes: int, words: int = 600, seed: int = 1, shape: Shape = "plain") -> None:
    """Write a base of so many notes.

    The plain ones have so many words each and are half in English and half in Indonesian; those in the real shape have
    the length of the real ones, and each is in both languages, in two files.
    """
    draw = random.Random(seed)  # noqa: S311  (no secret: the same numbers each time)
    texts = {lang: words_of(lang, draw) for lang in ("en", "id")}
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "about.md").write_text("# About\n", encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "notes").mkdir()
    for name in ("themes.yml", "cities.yml", "glossary.yml"):
        shutil.copy(ROOT / "notes" / name, folder / "notes" / name)
    themes = _ids(folder / "notes" / "themes.yml")
    cities = _ids(folder / "notes" / "cities.yml")
    if shape == "real":
        write_copies(folder / "notes", notes, draw, texts, themes, cities)
    else:
        _write_plain(folder / "notes", notes, draw, texts, themes, cities, words)


def _write_plain(
    folder: Path,
    notes: int,
    draw: random.Random,
    texts: dict[str, Words],
    themes: list[str],
    cities: list[str],
    words: int,
) -> None:
    for number in range(notes):
        exchange, place = divmod(number, IN_EXCHANGE)
        lang = "en" if exchange % 2 == 0 else "id"
        inside = folder / f"exchange-{exchange:05}"
        inside.mkdir(exist_ok=True)
        host, learner = draw.sample(cities, 2)
        own = [f"theme: [{', '.join(draw.sample(themes, 1 + number % 2))}]"]
        if place == 0:
            day = f"{2010 + draw.randrange(16)}-{1 + draw.randrange(12):02}-{1 + draw.randrange(28):02}"
            own += [f"city: {host}", f"learners: [{learner}]", f"date: {day}", f"format: {draw.choice(FORMATS)}"]
            own += [f"sources: [{{title: Report {exchange}, url: 'https://example.org/{exchange}'}}]"]
        elif number % 5 == 0:
            reached = f"city: {learner}, stage: {draw.choice(STAGES)}, date: 2025-03-01, source: Report {exchange}"
            stage = f"{{{reached}, note: Regulation {number}}}"
            own += [f"adoption: [{stage}]"]
        name = "index" if place == 0 else f"lesson-{place:02}"
        text = _plain_note(draw, texts[lang], own, words)
        (inside / f"{name}{'' if lang == 'en' else '.id'}.md").write_text(text, encoding="utf-8")


def _plain_note(draw: random.Random, vocabulary: Words, own: list[str], words: int) -> str:
    chosen = vocabulary.drawn(draw, words + 40)
    title, summary = (" ".join(itertools.islice(chosen, count)).capitalize() for count in (8, 20))
    head = [f'title: "{title}"', f'summary: "{summary}."', f"tags: {vocabulary.tags(draw, 2)}", *own]
    paragraphs = []
    while words > 0:
        paragraphs.append(" ".join(itertools.islice(chosen, min(words, 75))).capitalize() + ".")
        words -= 75
    body = "\n\n".join([f"## What was seen\n\n{paragraphs[0]}", *paragraphs[1:]])
    return "\n".join(["---", *head, "---", body, ""])


def _ids(path: Path) -> list[str]:
    return re.findall(r"^([a-z0-9-]+):", path.read_text(encoding="utf-8"), re.MULTILINE)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--words", type=int, default=600, help="of each plain note")
    parser.add_argument("--shape", choices=get_args(Shape), default="plain")
    given = parser.parse_args()
    make(given.folder, given.notes, given.words, shape=given.shape)
