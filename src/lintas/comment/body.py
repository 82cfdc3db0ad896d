"""The text of the comment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintas.catalogue import Catalogue, catalogue, languages
from lintas.comment.run import Run
from lintas.comment.still import is_still

MARKER = "<!-- lintas: check -->"  # by which the comment is found again
PARTS = ("notes", "changes")


def comment_body(run: Run, texts: Mapping[str, str], site: str, preview: int | None) -> str:
    """What is to be mended, what changed, and how to look at it: in the first language, the others folded up.

    `texts` are by part and language (`notes.en`); `site` is the address of the published site, empty where there is
    none; `preview` is the id of the artifact, None where nothing could be built.
    """
    first, *others = languages()
    lines = [MARKER, *_in_language(run, texts, site, preview, catalogue(first))]
    for lang in others:
        name = catalogue(lang).say(f"language.other.{lang}")
        lines += ("", f"<details><summary>{name}</summary>", "")
        lines += (*_in_language(run, texts, site, preview, catalogue(lang)), "", "</details>")
    return "\n".join(lines) + "\n"


def _in_language(run: Run, texts: Mapping[str, str], site: str, preview: int | None, words: Catalogue) -> Iterator[str]:
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
        link = f"[{words.say('comment.preview')}]({run.address}/artifacts/{preview})"
        yield f"### {words.say('comment.look')}"
        yield ""
        yield f"{link} {words.say('comment.open')}"
