"""The pages that are looked at, of every type and in every state: by the tests and by the contact sheet.

A new type of page is one line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
ODD_BASE = ROOT / "tests" / "odd"


@dataclass(frozen=True)
class Seen:
    """A page in a state: its address below a language's home, what is searched for there, and what appears then."""

    name: str
    uri: str
    searched: str | None = None  # typed into the search dialogue; it is not opened where this is None
    awaited: str = "h1"
    languages: tuple[str, ...] = ("en", "id")

    def below(self, root: str, lang: str) -> str:
        """Its address in a language, on a server; the first language has no prefix."""
        return f"{root}{'' if lang == 'en' else f'{lang}/'}{self.uri}"

    def bring_about(self, page: Page) -> None:
        """Do what it takes, on a page that has just loaded."""
        if self.searched is not None:
            page.keyboard.press("/")
            page.locator(".lintas-dialog[open]").wait_for()
            page.keyboard.type(self.searched)
        page.locator(self.awaited).first.wait_for(state="attached")


RESULT = ".lintas-hit"
# Of this repository's own notes: what a reader meets first, looked at in every way.
PAGES = (
    Seen("home", ""),
    Seen("theme", "themes/leadership/"),
    Seen("city", "cities/jakarta/"),
    Seen("pair", "pairs/jakarta--seoul/"),
    Seen("exchange", "notes/2018-03-jakarta-seoul/"),
    Seen("lesson", "notes/2018-03-jakarta-seoul/stakeholder-engagement/"),
    Seen("ask", "notes/2018-03-jakarta-seoul/underground-safety/"),
    Seen("explore", "explore/", awaited=RESULT),
    Seen("404", "404.html", languages=("en",)),  # one for both
    Seen("matrix", "matrix/"),
)
# Made of the same parts.
LISTS = (
    Seen("themes", "themes/"),
    Seen("cities", "cities/"),
    Seen("exchanges", "exchanges/"),
    Seen("asks", "asks/"),
    Seen("adoption", "adoption/"),
    Seen("contribute", "contribute/"),
    Seen("meeting pack", "themes/leadership/print/"),
    Seen("glossary", "glossary/"),
    Seen("glossary entry", "glossary/bpbd/"),
    Seen("data", "data/"),
    Seen("rules", "rules/"),
    Seen("rule", "rules/unknown-theme/"),
    Seen("fields", "fields/"),
)
SEARCHED = (
    Seen("explore, results", "explore/?q=leadership", awaited=RESULT),
    Seen("explore, nothing found", "explore/?q=xyzxyzxyz", awaited=".lintas-status"),
    Seen("search dialogue", "about/", searched=""),
    Seen("search dialogue, results", "about/", searched="leader", awaited=f".lintas-dialog {RESULT}"),
)
# Of the made-up notes of `tests/odd/`: what is rare and must still look right.
ENGLISH, INDONESIAN = ("en",), ("id",)
ODD_PAGES = (
    Seen("themes, one without lessons", "themes/", languages=ENGLISH),
    Seen("theme without lessons", "themes/empty/", languages=ENGLISH),
    Seen("theme with a long name", "themes/administration/", languages=ENGLISH),
    Seen("exchange with seven learners", "notes/seven-cities/", languages=ENGLISH),
    Seen("exchange overdue", "notes/planned/", languages=ENGLISH),
    Seen("exchange cancelled", "notes/cancelled/", languages=ENGLISH),
    Seen("exchanges in every state", "exchanges/", languages=ENGLISH),
    Seen("lesson with twelve follow-ups", "notes/seven-cities/drains/", languages=ENGLISH),
    Seen("lesson with a title of 200 characters", "notes/long-title/", languages=ENGLISH),
    Seen("lesson with odd text", "notes/odd-text/", languages=INDONESIAN),
    Seen("lesson with little", "notes/little/", languages=ENGLISH),
    Seen("lesson superseded", "notes/old-drains/", languages=ENGLISH),
    Seen("ask open for years", "notes/planned/open-ask/", languages=ENGLISH),
    Seen("ask answered", "notes/planned/answered-ask/", languages=ENGLISH),
    Seen("city with a long name", "cities/bangkok/", languages=ENGLISH),
    Seen("adoption in every stage", "adoption/", languages=ENGLISH),
    Seen("theme with notes in the other language", "themes/administration/", languages=INDONESIAN),
)
