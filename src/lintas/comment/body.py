"""The text of the comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lintas.catalogue import Catalogue, catalogue, languages
from lintas.comment.run import Run
from lintas.comment.still import is_still
from lintas.dates import When, written_date

MARKER = "<!-- lintas: check -->"  # by which the comment is found again
PARTS = ("notes", "changes")
TEXTS = ("notes/", "docs/")  # of which our own program makes a site; whatever else changes may be that program


@dataclass(frozen=True)
class Preview:
    """The site to look at: the id of its artifact, whether our own program made it, and the last day it is there."""

    artifact: int
    is_ours: bool
    until: When | None = None


def is_of_texts(files: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the files that a pull request changes, and what they were called before, are all texts of the site."""
    paths = [path for file in files for path in (file["filename"], file.get("previous_filename")) if path]
    return all(path.startswith(TEXTS) for path in paths)


def comment_body(run: Run, texts: Mapping[str, str], site: str, preview: Preview | None) -> str:
    """What is to be mended, what changed, and how to look at it: in the first language, the others folded up.

    `texts` are by part and language (`notes.en`); `site` is the address of the published site, empty where there is
    none; `preview` is the site to look at, None where nothing could be built.
    """
    first, *others = languages()
    lines = [MARKER, *_in_language(run, texts, site, preview, catalogue(first))]
    for lang in others:
        name = catalogue(lang).say(f"language.other.{lang}")
        lines += ("", f"<details><summary>{name}</summary>", "")
        lines += (*_in_language(run, texts, site, preview, catalogue(lang)), "", "</details>")
    return "\n".join(lines) + "\n"


def _in_language(
    run: Run, texts: Mapping[str, str], site: str, preview: Preview | None, words: Catalogue
) -> Iterator[str]:
    for part in PARTS:
        text = texts.get(f"{part}.{words.lang}", "")
        if not text and part == "notes":
            yield f"### {words.say('comment.unfinished')} [{words.say('comment.run')}]({run.address})"
        elif text and not is_still(text, site):
            yield f"{words.say('comment.withheld')} [{words.say('comment.run')}]({run.address})"
        else:
            yield text.strip()
        yield ""
    if preview is None:
        yield words.say("comment.no_preview")
    else:
        link = f"[{words.say('comment.preview')}]({run.address}/artifacts/{preview.artifact})"
        yield f"### {words.say('comment.look')}"
        yield ""
        until = words.say("comment.until", date=written_date(preview.until, words.lang)) if preview.until else ""
        yield " ".join(filter(None, (link, words.say("comment.open"), until)))
        if not preview.is_ours:
            yield ""
            yield f"⚠️ {words.say('comment.own_program')}"
