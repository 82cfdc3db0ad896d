"""A made-up base of any size for measurements: the words of this repository's notes, and a long tail of rare ones.

    python3 scripts/made_up.py FOLDER --notes 10000

Words are drawn by Zipf's law, as they are spread in real texts: the real ones first, then made-up ones. The same
arguments make the same base.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
IN_EXCHANGE = 12  # notes, the exchange itself included
TAIL = 30_000  # made-up words
TAGS = 300  # of each language
SYLLABLES = (
    "ba be bi bo bu da de di do du ga gi go ka ke ki ko ku la le li lo lu ma me mi na ni no pa pi po ra ri ro sa"
)
FORMATS = ("study-visit", "peer-exchange", "workshop", "training", "meeting")
STAGES = ("recommended", "planned", "piloted", "adopted", "embedded")


def make(folder: Path, notes: int, words: int = 600, seed: int = 1) -> None:
    """Write a base of so many notes, of so many words each, half in English and half in Indonesian."""
    draw = random.Random(seed)  # noqa: S311  (no secret: the same numbers each time)
    texts = {lang: _words(lang, draw) for lang in ("en", "id")}
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "about.md").write_text("# About\n", encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "notes").mkdir()
    for name in ("themes.yml", "cities.yml", "glossary.yml"):
        shutil.copy(ROOT / "notes" / name, folder / "notes" / name)
    themes = _ids(folder / "notes" / "themes.yml")
    cities = _ids(folder / "notes" / "cities.yml")
    for number in range(notes):
        exchange, place = divmod(number, IN_EXCHANGE)
        lang = "en" if exchange % 2 == 0 else "id"
        inside = folder / "notes" / f"exchange-{exchange:05}"
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
        text = _note(draw, texts[lang], own, words)
        (inside / f"{name}{'' if lang == 'en' else '.id'}.md").write_text(text, encoding="utf-8")


def _note(draw: random.Random, vocabulary: tuple[list[str], list[float]], own: list[str], words: int) -> str:
    chosen = iter(draw.choices(vocabulary[0], cum_weights=vocabulary[1], k=words + 40))
    title, summary = (" ".join(itertools.islice(chosen, count)).capitalize() for count in (8, 20))
    tags = ", ".join(f"{vocabulary[0][2 * place]} {vocabulary[0][2 * place + 1]}" for place in _tags(draw))
    head = [f'title: "{title}"', f'summary: "{summary}."', f"tags: [{tags}]", *own]
    paragraphs = []
    while words > 0:
        paragraphs.append(" ".join(itertools.islice(chosen, min(words, 75))).capitalize() + ".")
        words -= 75
    body = "\n\n".join([f"## What was seen\n\n{paragraphs[0]}", *paragraphs[1:]])
    return "\n".join(["---", *head, "---", body, ""])


def _tags(draw: random.Random) -> set[int]:
    """Two tags; some are on hundreds of notes, most on a few."""
    return {min(TAGS - 1, int(draw.paretovariate(0.6))) for _ in range(2)}


def _words(lang: str, draw: random.Random) -> tuple[list[str], list[float]]:
    """Words, the most frequent first, with the sums of their weights so far."""
    files = (ROOT / "notes").glob("*/*.md")
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(files) if (path.suffixes[0] == ".id") == (lang == "id")
    ]
    counted: dict[str, int] = {}
    for word in re.findall(r"[a-z]{2,}", " ".join(texts).lower()):
        counted[word] = counted.get(word, 0) + 1
    real = sorted(counted, key=lambda word: (-counted[word], word))
    syllables = SYLLABLES.split()
    tail = {"".join(draw.choices(syllables, k=draw.randint(2, 5))) for _ in range(TAIL)} - counted.keys()
    listed = [*real, *sorted(tail)]
    return listed, list(itertools.accumulate(1 / rank for rank in range(1, len(listed) + 1)))


def _ids(path: Path) -> list[str]:
    return re.findall(r"^([a-z0-9-]+):", path.read_text(encoding="utf-8"), re.MULTILINE)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--words", type=int, default=600)
    given = parser.parse_args()
    make(given.folder, given.notes, given.words)
