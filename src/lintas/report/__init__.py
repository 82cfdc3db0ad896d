"""Problems as others read them: on a terminal, in a pull request, in a program. A format is a line in `REPORTS`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, Protocol

from lintas.catalogue import Catalogue
from lintas.problem import Problem
from lintas.report.lines import Address, as_github, as_json, as_text, nowhere
from lintas.report.markdown import as_markdown
from lintas.report.words import advice, counted, message

__all__ = [
    "REPORTS",
    "Address",
    "Style",
    "advice",
    "as_github",
    "as_json",
    "as_markdown",
    "as_text",
    "counted",
    "message",
    "nowhere",
]

Style = Literal["text", "github", "json", "markdown"]


class Report(Protocol):
    """Problems as text; `address` says where a rule has its page."""

    def __call__(self, problems: Iterable[Problem], words: Catalogue, address: Address = nowhere) -> str: ...


REPORTS: Mapping[Style, Report] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "markdown": as_markdown,
}
