"""The files of one note: what language each is in, which is the original, and what kind of note they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lintas.fields import Scalar, plain
from lintas.meant import language_meant
from lintas.model import KINDS, Kind
from lintas.names import NotePath, read_path
from lintas.problem import Location, Problem
from lintas.source import Source
from lintas.validate import unknown_value


@dataclass(frozen=True, eq=False)
class Text:
    """One file of a note with what its name says; `lang` is settled."""

    source: Source
    path: NotePath
    lang: str

    def value(self, key: str) -> str:
        """A text of the frontmatter; empty where there is none."""
        node = self.source.fields.get(key)
        values = plain(node) if node else ""
        return values.strip() if isinstance(values, str) else ""


def language_of(path: str, source: Source, languages: tuple[str, ...]) -> str:
    """The language of one file: the suffix, else `lang`, else the site's first; perhaps none of the site's."""
    written = plain(node) if (node := source.fields.get("lang")) else ""
    return read_path(path).suffix or (written if isinstance(written, str) else "") or languages[0]


def read_text(path: str, source: Source, languages: tuple[str, ...]) -> tuple[Text | None, list[Problem]]:
    """Settle the language of one file."""
    name = read_path(path)
    problems: list[Problem] = []
    problems.extend(
        Problem("wrong-type", source.locate(key), {"field": key}, "text")
        for key in ("kind", "lang", "translated_from")
        if not isinstance(source.fields.get(key), Scalar | None)
    )
    written = plain(node) if (node := source.fields.get("lang")) else ""
    lang = language_of(path, source, languages)
    if name.suffix and isinstance(written, str) and written and written != name.suffix:
        values = {"lang": written, "suffix": name.suffix}
        problems.append(Problem("language-differs", source.locate("lang"), dict(values)))
    if lang not in languages:
        at = Location(source.path) if name.suffix else source.locate("lang")
        values = {"lang": lang, "languages": ", ".join(languages)}
        problems.append(Problem("unknown-language", at, dict(values), "suffix" if name.suffix else ""))
        return None, problems
    return Text(source, name, lang), problems


def by_language(texts: list[Text]) -> tuple[dict[str, Text], list[Problem]]:
    """The files by language; a second one of a language is reported."""
    by_lang: dict[str, Text] = {}
    problems = []
    for text in texts:
        if (other := by_lang.setdefault(text.lang, text)) is not text:
            values = {"other": other.source.path, "id": text.path.id, "lang": text.lang}
            problems.append(Problem("duplicate-id", Location(text.source.path), dict(values)))
    return by_lang, problems


def original_of(by_lang: Mapping[str, Text]) -> tuple[Text | None, list[Problem]]:
    """The one file that is no translation, of those by language; what is wrong with the languages of the others."""
    originals = [text for text in by_lang.values() if not text.value("translated_from")]
    problems = [
        _no_original(text, [*by_lang], originals)
        for text in by_lang.values()
        if (origin := text.value("translated_from")) and (origin not in {*by_lang} - {text.lang} or not originals)
    ]
    for text in originals[1:]:
        values = {"other": originals[0].source.path, "lang": originals[0].lang}
        problems.append(Problem("two-originals", Location(text.source.path), dict(values)))
    return (originals[0] if len(originals) == 1 else None), problems


def _no_original(text: Text, versions: list[str], originals: list[Text]) -> Problem:
    """A translation of nothing that is there: of a language that is misspelt, of itself, or of one without a file."""
    written, others = text.value("translated_from"), [lang for lang in versions if lang != text.lang]
    near = originals[0].lang if len(originals) == 1 else language_meant(written, others)
    values = {"lang": written, "versions": ", ".join(versions), "near": near}
    variant = "alone" if not others else "near" if near not in {"", written} else ""
    return Problem("no-original", text.source.locate("translated_from"), dict(values), variant)


def kind_of(text: Text) -> tuple[Kind, list[Problem]]:
    """The kind that a file says or means, else the one that its name implies."""
    written = text.value("kind")
    implied: Kind = "exchange" if text.path.is_index else "lesson"
    if not written:
        return implied, []
    at = text.source.locate("kind")
    kind = next((kind for kind in KINDS if kind == written), None)
    if kind is None:
        problem = unknown_value("kind", written, at, KINDS)
        meant = next((kind for kind in KINDS if kind == problem.values["near"]), implied)
        return ("exchange" if text.path.is_index else meant), [problem]
    if text.path.is_index and kind != "exchange":
        return "exchange", [Problem("index-not-exchange", at, {"kind": kind})]
    return kind, []
