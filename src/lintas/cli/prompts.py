"""Questions on a terminal that can do more than print: lists to pick from, and what one types is searched at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import questionary
import typer
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.output import create_output

from lintas.catalogue import Catalogue
from lintas.questions import Choice, Question, found
from lintas.several import BETWEEN_TERMS
from lintas.terminal import wrapped

MANY = 8  # choices; more are searched by typing
# No colours of our own: those of the terminal, of which nobody knows the background.
LOOK = questionary.Style(
    [
        ("qmark", "noinherit bold"),
        ("answer", "noinherit"),
        ("highlighted", "bold reverse"),
        ("search_success", "noinherit bold"),
        ("search_none", "noinherit underline"),
        ("instruction", "noinherit italic"),
        ("placeholder", "noinherit italic"),
    ]
)


def is_possible() -> bool:
    """Whether the system hands its console over; Windows does not in every window, such as that of Git."""
    if sys.platform == "win32":
        from prompt_toolkit.output.win32 import NoConsoleScreenBufferError  # noqa: PLC0415  (only there)

        try:
            create_output()
        except NoConsoleScreenBufferError:
            return False
    return True


def ask(question: Question, words: Catalogue) -> str:
    """Ask one question.

    Raises:
        KeyboardInterrupt: somebody pressed Ctrl-C, or ended the input.
    """
    if question.help:
        typer.echo(f"\n{wrapped(question.help)}")
    try:
        if question.choices and not question.is_typed:
            return _picked(question, words)
        return _typed(question, words)
    except EOFError as ended:
        raise KeyboardInterrupt from ended


def _picked(question: Question, words: Catalogue) -> str:
    """One of a list."""
    search = len(question.choices) > MANY
    answer: str = questionary.select(
        question.label,
        choices=[questionary.Choice(choice.label, choice.value) for choice in question.choices],
        default=question.answered or question.default or None,
        instruction=words.say("new.keys.search" if search else "new.keys"),
        use_search_filter=search,
        use_jk_keys=False,
        style=LOOK,
    ).unsafe_ask()
    return answer


def _typed(question: Question, words: Catalogue) -> str:
    """A text; where there are choices they stand below it."""
    keys = "new.keys.again" if question.answered else "new.keys.typed" if question.choices else ""
    hint = " ".join(filter(None, (words.say(keys) if keys else "", question.hint)))
    asked = questionary.text(
        f"{question.label}:",
        default=question.default,
        history=InMemoryHistory([question.answered] if question.answered else []),  # for the arrow up
        style=LOOK,
        placeholder=lambda: FormattedText([("class:placeholder", "" if get_app().is_done else hint)]),
        completer=Found(question.choices) if question.choices else None,
        complete_while_typing=bool(question.choices),
    )
    if question.choices and not question.answered:  # in the list of choices an arrow would lead to these
        buffer = asked.application.current_buffer
        asked.application.pre_run_callables.append(buffer.start_completion)
    answer: str = asked.unsafe_ask()
    return answer.strip()


class Found(Completer):
    """The choices that fit what is typed after the last comma."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self.choices = tuple(choices)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """The choices, found by name, alias or id."""
        del complete_event
        typed = BETWEEN_TERMS.split(document.text_before_cursor)[-1].lstrip()
        for choice in found(self.choices, typed):
            text = choice.value if BETWEEN_TERMS.search(choice.label) else choice.label
            yield Completion(text, start_position=-len(typed), display=choice.label, display_meta=choice.value)
