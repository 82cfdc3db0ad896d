"""What goes by several names: themes, cities, glossary entries and everyday words of cities in both languages.

A concept is found in a text wherever one of its names stands, and counted there under its id. A search for one name
thus finds the texts that use another, in any language.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources

from lintas.names import slug
from lintas.search.words import Roots, words
from lintas.vocabulary import Vocabulary, city_spellings, term_spellings, theme_spellings

Name = tuple[str, ...]  # the roots of a name, in order
# How much a word speaks for a theme that it stands in a label, a synonym or the definition of, or whose term has it.
IN_LABEL, IN_SYNONYM, IN_TERM, IN_DEFINITION = 3.0, 2.0, 1.0, 1.0
DOUBT = 1.0  # keeps a word that was met once from speaking for a theme alone
LEAST_HINT = 0.2
SPEAKS = 0.4  # from here on a root speaks clearly for a theme
ASIDE = re.compile(r"\([^)]*\)")


@dataclass(frozen=True)
class Concept:
    """One meaning: `names` are all its names as roots, `brings` the ids of concepts that a search for it adds."""

    names: frozenset[Name]
    brings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Concepts:
    """All concepts by id (`theme:leadership`, `city:seoul`, `term:ojt`, `word:flood`).

    `hints` says for a root which themes it speaks for, from 0 to 1.
    """

    by_id: Mapping[str, Concept]
    hints: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @cached_property
    def _words(self) -> Mapping[str, tuple[str, ...]]:
        """By root the concepts that go by it alone."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, concept in self.by_id.items():
            for name in concept.names:
                if len(name) == 1:
                    found[name[0]].append(key)
        return {root: tuple(keys) for root, keys in found.items()}

    @cached_property
    def _phrases(self) -> Mapping[str, Mapping[str, list[tuple[list[str], str]]]]:
        """By their first root, and then by their second, the longer names: the roots that follow, and the concept."""
        found: dict[str, dict[str, list[tuple[list[str], str]]]] = defaultdict(lambda: defaultdict(list))
        for key, concept in self.by_id.items():
            for name in concept.names:
                if len(name) > 1:
                    found[name[0]][name[1]].append((list(name[2:]), key))
        return {first: dict(seconds) for first, seconds in found.items()}

    def count(self, roots: list[str]) -> dict[str, float]:
        """How often a text has each root, and names each concept."""
        found: dict[str, float] = dict(Counter(roots))
        for root in found.keys() & self._words.keys():
            for key in self._words[root]:
                found[key] = found.get(key, 0) + found[root]
        phrases = self._phrases
        for at in itertools.compress(range(1, len(roots)), map(phrases.__contains__, roots)):
            for rest, key in phrases[roots[at - 1]].get(roots[at], ()):
                if not rest or roots[at + 1 : at + 1 + len(rest)] == rest:
                    found[key] = found.get(key, 0) + 1
        return found


def concepts(vocabulary: Vocabulary, roots: Roots) -> Concepts:
    """The concepts of a vocabulary, and the everyday words that the package knows."""
    found: dict[str, Concept] = {}
    for kind, spellings in (
        ("theme", theme_spellings(vocabulary.themes)),
        ("city", city_spellings(vocabulary.cities)),
        ("term", term_spellings(vocabulary.terms)),
    ):
        spelt: dict[str, list[str]] = defaultdict(list)
        for text, key in spellings:
            spelt[key].append(text)
        for key, texts in spelt.items():
            term = vocabulary.terms[key] if kind == "term" else None
            brings = (
                [*(f"theme:{theme}" for theme in term.theme), *(f"city:{city}" for city in term.city)] if term else []
            )
            found[f"{kind}:{key}"] = Concept(_names(roots, texts), tuple(brings))
    for meaning, related in everyday_words():
        near = tuple(f"word:{slug(other)}" for other in related)
        found[f"word:{slug(meaning[0])}"] = Concept(_names(roots, meaning), near)
    return Concepts({key: concept for key, concept in found.items() if concept.names}, _hints(vocabulary, roots))


def near_themes(known: Concepts) -> dict[str, list[str]]:
    """By root of an everyday word the ids of the themes that it, or what is near to it, speaks for most."""

    def spoken_for(concept: Concept) -> Counter[str]:
        found: Counter[str] = Counter()
        for root in {root for name in concept.names for root in name}:
            found.update({theme: share for theme, share in known.hints.get(root, {}).items() if share >= SPEAKS})
        return found

    near: dict[str, Counter[str]] = defaultdict(Counter)
    for key, concept in known.by_id.items():
        if key.startswith("word:"):
            shares = spoken_for(concept)
            for other in concept.brings:
                shares.update({theme: share / 2 for theme, share in spoken_for(known.by_id[other]).items()})
            for name in concept.names:
                if len(name) == 1:
                    near[name[0]].update(shares)
    return {
        root: [
            theme.removeprefix("theme:") for theme, _ in sorted(shares.items(), key=lambda one: (-one[1], one[0]))[:2]
        ]
        for root, shares in sorted(near.items())
        if shares
    }


def everyday_words() -> Iterator[tuple[list[str], list[str]]]:
    """The package's own list, `equivalents.tsv`: all spellings of a meaning, and the meanings that are near it.

    A meaning goes by its first spelling.
    """
    listed = resources.files("lintas.search").joinpath("equivalents.tsv").read_text(encoding="utf-8")
    for line in listed.splitlines()[1:]:
        *spellings, related = line.split("\t")
        yield "|".join(spellings).split("|"), related.split("|") if related else []


def _names(roots: Roots, texts: Iterable[str]) -> frozenset[Name]:
    """Texts as names: what stands in brackets or behind a comma explains, a slash parts two names.

    A name in several words of which only one says something ("dari bawah ke atas") is no name: the one says less.
    """
    parts = [part.split(",")[0] for text in texts for part in ASIDE.sub("", text).split("/")]
    names = ((part, tuple(roots.of(part))) for part in parts)
    return frozenset(name for part, name in names if len(name) > 1 or (name and len(words(part)) == 1))


def _hints(vocabulary: Vocabulary, roots: Roots) -> dict[str, dict[str, float]]:
    """How far a root speaks for a theme: its share in all that the vocabulary says with it."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))

    def note(theme: str, texts: Iterable[str], weight: float) -> None:
        for root in {root for text in texts for root in roots.of(text)}:
            weights[root][f"theme:{theme}"] += weight

    for key, theme in vocabulary.themes.items():
        note(key, theme.label.values(), IN_LABEL)
        for synonyms in theme.alt.values():
            for synonym in synonyms:
                note(key, [synonym], IN_SYNONYM)
        note(key, theme.definition.values(), IN_DEFINITION)
    for term in vocabulary.terms.values():
        for key in term.theme:
            note(key, [term.term, *term.full.values(), *term.alt], IN_TERM)
    return {root: shares for root, themes in weights.items() if (shares := _shares(themes))}


def _shares(themes: Mapping[str, float]) -> dict[str, float]:
    total = sum(themes.values()) + DOUBT
    shares = {theme: round(weight / total, 2) for theme, weight in sorted(themes.items())}
    return {theme: share for theme, share in shares.items() if share >= LEAST_HINT}
