"""A Word file to the text of a draft note, in which nothing of the file is lost."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from lintas.catalogue import Catalogue, catalogue
from lintas.draft import to_fill_in
from lintas.fields import Plain
from lintas.model import MAX_TITLE, Exchange, Kind
from lintas.phrases import COMMENTS, LEFT_OVER, UNPLACED, look_through
from lintas.suggest import folded
from lintas.vocabulary import Vocabulary
from lintas.word.answers import Answers, read_answers
from lintas.word.facts import Placed, place_facts
from lintas.word.form import HEADINGS, UNPUBLISHED, Question
from lintas.word.html import html_of
from lintas.word.markdown import DEEPEST, comments, footnotes, markdown_of
from lintas.word.opened import Opened, open_word
from lintas.word.refusal import UnreadableError
from lintas.word.sources import sources_of
from lintas.written import note_text

LESSON: tuple[Question, ...] = ("seen", "why", "here", "limits")  # which a lesson has headings for in any case


@dataclass(frozen=True)
class WordDraft:
    """A draft, and by field what of it was understood.

    `agreed` is who did, which is never in the text. `told` are the things of the file that an editor should know of, by
    wording, and how many there are.
    """

    text: str
    values: Mapping[str, Plain]
    lang: str
    agreed: str
    told: Mapping[str, int]


def draft_of(
    path: Path,
    kind: Kind,
    vocabulary: Vocabulary,
    languages: Sequence[str],
    lang: str = "",
    exchange: Exchange | None = None,
) -> WordDraft:
    """Read a file into a draft, for the folder of an exchange; `lang` is its language where the file doesn't tell.

    Raises: `UnreadableError`, also where nothing was written in it; OSError.
    """
    opened = open_word(path)
    spoken = _language(opened, languages, lang)
    soup, pictures = html_of(opened.content, catalogue(spoken))
    notes, remarks = footnotes(soup), comments(soup)
    themes = {folded(text) for theme in vocabulary.themes.values() for text in theme.label.values()}
    answers = read_answers(soup, themes)
    if answers.lang in languages:
        spoken = answers.lang
    words = catalogue(spoken)
    is_empty = not (answers.heading or remarks or notes or _is_written(answers))
    agreed = answers.facts.pop(UNPUBLISHED, "")
    placed = place_facts(kind, answers.facts, vocabulary, spoken)
    title = str(placed.values.get("title") or answers.heading or path.stem)[:MAX_TITLE]
    more = answers.parts.pop("more", [])
    sources = list(sources_of(more))
    body = [*_body(answers, kind, words), *_others(placed, words, is_form=bool(answers.lang))]
    if remarks:
        body += [f"## {words.say(COMMENTS)}", "\n".join(remarks)]
    said = {**placed.values, "title": title, "sources": sources, "draft": True}
    facts = to_fill_in(kind, said, words, exchange)
    text = note_text(kind, facts, _joined([*body, *notes]))
    taken = [
        *answers.taken,
        *(block.get_text() for block in more),
        agreed,
        *(answers.facts.values() if answers.lang else ()),
    ]
    left = list(_left_over(opened, "\n".join([text, *taken])))
    if left:
        text = note_text(kind, facts, _joined([*body, f"## {words.say(LEFT_OVER)}", *left, *notes]))
    if is_empty and not left:
        raise UnreadableError("word.refused.empty", question=words.say("question.seen"))
    told = {
        "count.word_pictures": pictures,
        "count.word_comments": len(remarks),
        "count.word_changes": opened.number_of("ins", "del"),
        "count.word_left_over": len(left),
        "count.word_facts": len(placed.others),
    }
    values = {**placed.values, "title": title}
    return WordDraft(text, values, spoken, agreed, {key: number for key, number in told.items() if number})


def _is_written(answers: Answers) -> bool:
    """Whether anything was answered; who agreed says nothing of a lesson."""
    facts = (value for fact, value in answers.facts.items() if fact != UNPUBLISHED)
    return any(facts) or any(block.get_text().strip() for blocks in answers.parts.values() for block in blocks)


def _language(opened: Opened, languages: Sequence[str], otherwise: str) -> str:
    """The language that most of the commonest words are of; `otherwise`, or the base's first, where there are none."""
    found = look_through(" ".join("".join(pieces) for pieces in opened.paragraphs)).function_words
    first = sorted(languages, key=lambda lang: lang != otherwise)
    return max(first, key=lambda lang: found.get(lang, 0))


def _body(answers: Answers, kind: Kind, words: Catalogue) -> Iterator[str]:
    """The answers under the headings of a note, then what stands outside of them."""
    for question, heading in HEADINGS.items():
        text = _markdown(answers.parts.get(question, []), below=2)
        if not text and answers.lang and kind == "lesson" and question in LESSON:
            text = words.say("new.placeholder.text")
        if text:
            yield from (f"## {words.say(heading)}", text)
    if text := _markdown(answers.parts.get("", []), below=1):
        yield from ([f"## {words.say(LEFT_OVER)}"] if answers.lang else [])
        yield text


def _markdown(blocks: Sequence[Tag], *, below: int) -> str:
    for block in blocks:
        if block.name[0] == "h" and block.name[1:].isdecimal():
            block.name = f"h{min(int(block.name[1:]) + below, DEEPEST)}"
    return markdown_of(blocks)


def _others(placed: Placed, words: Catalogue, *, is_form: bool) -> Iterator[str]:
    """The facts that no field takes; of a file that is not our template they stand in its text."""
    if placed.others and is_form:
        yield f"## {words.say(UNPLACED)}"
        facts = {words.say(f"word.label.{fact}"): text for fact, text in placed.others.items()}
        yield "\n".join(f"- {label}: {_as_text(text)}" for label, text in facts.items())


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(filter(None, blocks))


def _left_over(opened: Opened, text: str) -> Iterator[str]:
    """The paragraphs of the file, and the addresses it leads to, that are not in a text: boxes, margins, drawings."""
    there, place, said = _letters(html.unescape(text)), 0, set[str]()

    def is_there(piece: str) -> bool:
        nonlocal place  # most stand in the order of the file: to look there first spares nearly all of the time
        letters = _letters(piece)
        found = there.find(letters, place)
        if found >= 0:
            place = found
        return found >= 0 or letters in there

    for pieces in opened.paragraphs:
        whole = "".join(pieces)
        if whole not in said and not all(map(is_there, pieces)):
            yield _as_text(whole)
        said.add(whole)
    yield from (_as_text(link) for link in opened.links if not is_there(link))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _as_text(text: str) -> str:
    soup = BeautifulSoup("", "html.parser")
    paragraph = soup.new_tag("p")
    paragraph.string = text
    return markdown_of([paragraph])
