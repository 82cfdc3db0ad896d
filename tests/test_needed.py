from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from stories import EXCHANGE, STORY, VISIT

from lintas.load import load
from lintas.model import Exchange
from lintas.needed import handed_down, missing


def exchange(base: Path) -> Exchange:
    found = load(settings_for(base), NOW).library.notes[VISIT]
    assert isinstance(found, Exchange)
    return found


def test_alone_a_lesson_says_all_itself() -> None:
    assert missing("lesson", {}, None) == ("title", "city", "date", "theme")
    assert missing("lesson", {"title": "A", "city": "seoul", "date": "2018"}, None) == ("theme",)


def test_an_exchange_says_for_it_where_and_when(make_base: MakeBase) -> None:
    held = exchange(make_base(STORY))
    assert {"city", "date"} <= handed_down("lesson", held).keys()
    assert missing("lesson", {}, held) == ("title", "theme")


def test_where_both_taught_a_note_says_who(make_base: MakeBase) -> None:
    mutual = exchange(make_base(STORY | {f"{VISIT}/index.md": EXCHANGE.replace("online: yes", "mutual: yes")}))
    assert "city" not in handed_down("lesson", mutual)
    assert missing("ask", {"title": "A", "theme": "x"}, mutual) == ("asked_by", "asked_of")


@pytest.mark.parametrize(("status", "needs"), [("proposed", False), ("planned", True), ("held", True)])
def test_what_is_only_proposed_has_no_date_yet(status: str, *, needs: bool) -> None:
    given = {"title": "A", "city": "seoul", "status": status}
    assert missing("exchange", given, None) == (("date",) if needs else ())
