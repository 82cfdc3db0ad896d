"""What needs an editor's attention: each case is a small base on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from gits import GIT, git, repository
from stories import ALONE, ASK, EXCHANGE, LATER, LESSON, LESSON_IN_INDONESIAN, OFFER, STORY, VISIT

from lintas.catalogue import catalogue, languages
from lintas.history import history_of
from lintas.load import Loaded, load
from lintas.stale.look import Look
from lintas.stale.matter import CAUSES, Cause, Matter

LoadNotes = Callable[[Mapping[str, str]], Loaded]


def matters(loaded: Loaded, now: dt.date = NOW, lang: str = "en") -> list[Matter]:
    return Look(loaded.base, now, lang).matters()


def said(loaded: Loaded, cause: Cause, now: dt.date = NOW) -> list[str]:
    words = catalogue("en")
    return [f"{one.path}:{one.line}: {one.said(words)}" for one in matters(loaded, now) if one.cause == cause]


def test_a_planned_exchange_whose_date_has_passed(load_notes: LoadNotes) -> None:
    loaded = load_notes({"2019-03-second-visit/index.md": LATER})
    expected = ["notes/2019-03-second-visit/index.md:8: was to be held March 2019"]
    assert said(loaded, "exchange-overdue", dt.date(2019, 4, 1)) == expected
    assert said(loaded, "exchange-overdue", dt.date(2019, 3, 31)) == []


@pytest.mark.parametrize("status", ["held", "postponed", "cancelled"])
def test_an_exchange_of_which_somebody_said_what_became_of_it(load_notes: LoadNotes, status: str) -> None:
    loaded = load_notes({"2019-03-second-visit/index.md": LATER.replace("status: planned", f"status: {status}")})
    assert said(loaded, "exchange-overdue") == []


def test_an_exchange_that_is_proposed_for_a_time_now_past(load_notes: LoadNotes) -> None:
    proposed = LATER.replace("date: 2019-03\n", "").replace("status: planned", "status: proposed")
    loaded = load_notes({"2019-03-second-visit/index.md": proposed})
    assert said(loaded, "exchange-overdue") == [
        "notes/2019-03-second-visit/index.md:7: was to be held September 2018",
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("", ["notes/subway.md:9: open since March 2018; nobody has looked yet whether it was answered"]),
        ("last_checked: 2026-05-21", ["notes/subway.md:10: open since March 2018; last looked at on 21 May 2026"]),
        ("last_checked: 2026-05-22", []),
        ("state: answered", []),
        ("state: withdrawn", []),
        ("draft: yes", []),
    ],
)
def test_an_ask_that_is_open_for_long_and_nobody_looked(
    load_notes: LoadNotes, change: str, expected: list[str]
) -> None:
    ask = ASK.replace("last_checked: 2026-11", f"asked_by: Jakarta\ndate: 2018-03\n{change}".strip())
    assert said(load_notes({"subway.md": ask}), "ask-open") == expected


def test_an_ask_is_left_in_peace_for_a_year(load_notes: LoadNotes) -> None:
    loaded = load_notes({"subway.md": ASK.replace("last_checked: 2026-11", "asked_by: Jakarta\ndate: 2018-03-19")})
    assert said(loaded, "ask-open", dt.date(2019, 3, 18)) == []
    assert len(said(loaded, "ask-open", dt.date(2019, 3, 19))) == 1


def test_an_ask_that_somebody_took_up_and_no_more_was_heard(load_notes: LoadNotes) -> None:
    ask = ASK.replace(
        "last_checked: 2026-11", "asked_by: Jakarta\ndate: 2018-03\nlast_checked: 2025-10\nstate: taken-up"
    )
    assert said(load_notes({"subway.md": ask}), "ask-taken-up") == [
        "notes/subway.md:11: taken up; nothing heard since 31 October 2025",
    ]


def test_an_old_offer_is_asked_about_until_somebody_has_looked(load_notes: LoadNotes) -> None:
    offer = OFFER.replace("contact:", "offered_by: Seoul\ndate: 2018-03\ncontact:")
    assert said(load_notes({"a.md": offer}), "offer-open") == ["notes/a.md:8: offered March 2018"]


def test_an_offer_that_was_looked_at_still_stands(load_notes: LoadNotes) -> None:
    offer = OFFER.replace("contact:", "offered_by: Seoul\ndate: 2018-03\nreviewed: 2026-01\ncontact:")
    assert said(load_notes({"a.md": offer}), "offer-open") == []


def test_a_check_of_a_text_is_due_after_two_years(load_notes: LoadNotes) -> None:
    loaded = load_notes(STORY)
    assert said(loaded, "review-due", dt.date(2028, 1, 30)) == []
    assert said(loaded, "review-due", dt.date(2028, 1, 31)) == [
        f"notes/{VISIT}/meetings.id.md:7: last checked January 2026",
    ]


def test_without_git_a_translation_is_older_when_its_original_was_checked_later(load_notes: LoadNotes) -> None:
    checked = LESSON.replace("evidence: told", "evidence: told\nreviewed: 2026-03")
    loaded = load_notes(STORY | {f"{VISIT}/meetings.md": checked})
    assert said(loaded, "translation-behind") == [
        f"notes/{VISIT}/meetings.id.md:7: its original notes/{VISIT}/meetings.md was changed on 1 March 2026",
    ]


def test_a_lesson_that_nobody_followed_up(load_notes: LoadNotes) -> None:
    loaded = load_notes({"a-hundred-years.md": ALONE})
    assert said(loaded, "follow-up", dt.date(2023, 12, 30)) == []
    assert said(loaded, "follow-up", dt.date(2023, 12, 31)) == [
        "notes/a-hundred-years.md:1: since 31 December 2020 nobody has said what came of it",
    ]


def test_the_lessons_of_one_exchange_are_one_letter(load_notes: LoadNotes) -> None:
    bare = LESSON.partition("adoption:")[0] + "---\n\nText.\n"
    told = bare.replace("evidence: told", "adoption: [{city: Jakarta, stage: planned, date: 2019-06, source: a}]")
    loaded = load_notes({f"{VISIT}/index.md": EXCHANGE, f"{VISIT}/a.md": bare, f"{VISIT}/b.md": told})
    assert said(loaded, "follow-up") == [
        f"notes/{VISIT}/index.md:1: since 30 June 2019 nobody has said what came of its lessons (2)",
    ]


@pytest.mark.parametrize(
    "entry", ["stage: no-evidence, date: 2024-01", "stage: embedded, date: 2019", "stage: declined"]
)
def test_where_somebody_looked_or_all_is_said_nobody_has_to_ask(load_notes: LoadNotes, entry: str) -> None:
    lesson = ALONE.replace("theme:", f"adoption: [{{city: Semarang, {entry}, source: a}}]\ntheme:")
    assert said(load_notes({"a.md": lesson}), "follow-up") == []


def test_a_source_without_a_copy_is_said_once_however_many_notes_name_it(load_notes: LoadNotes) -> None:
    read = ALONE.replace('yokohama"}', 'yokohama", accessed: 2025-01-05}')
    loaded = load_notes(
        {"a.md": read, "b.md": read, "c.md": read.replace("accessed", "archived: https://a.org, accessed")}
    )
    assert said(loaded, "source-unarchived", dt.date(2026, 1, 4)) == []
    assert said(loaded, "source-unarchived", dt.date(2026, 1, 5)) == [
        (
            "notes/a.md:8: https://example.org/yokohama, read 5 January 2025, has no copy in a web archive; "
            "2 notes name it"
        ),
    ]


def test_a_note_does_not_answer_for_the_sources_of_its_exchange(load_notes: LoadNotes) -> None:
    found = said(load_notes(STORY), "source-unarchived", dt.date(2028, 1, 1))
    assert [one.partition(":")[0] for one in found] == [f"notes/{VISIT}/index.md"]


def test_without_git_every_draft_lies_around(load_notes: LoadNotes) -> None:
    loaded = load_notes({"a.md": ALONE.replace("theme:", "draft: yes\ntheme:")})
    assert said(loaded, "draft") == ["notes/a.md:7: not published yet"]
    assert {one.cause for one in matters(loaded)} == {"draft"}


def test_a_base_in_which_all_is_well(load_notes: LoadNotes) -> None:
    assert matters(load_notes({"a.md": ALONE}), dt.date(2021, 1, 1)) == []


def test_an_editor_reads_titles_in_their_language(load_notes: LoadNotes) -> None:
    lesson = LESSON_IN_INDONESIAN.replace("reviewed: 2026-01\n", "")
    loaded = load_notes({"a.md": ALONE, "a.id.md": lesson})
    assert [one.title for one in matters(loaded)] == ["Plan a hundred years ahead"]
    assert [one.title for one in matters(loaded, lang="id")] == ["Rapat keseratus yang menentukan, bukan yang pertama"]


@pytest.mark.parametrize("lang", languages())
def test_every_cause_has_its_heading_and_says_what_to_do(lang: str) -> None:
    words = catalogue(lang)
    assert [
        cause for cause in CAUSES if not all(words.has(f"stale.{cause}{part}") for part in ("", ".heading", ".help"))
    ] == []


@pytest.mark.skipif(GIT is None, reason="git is not installed")
class TestWithGit:
    @pytest.fixture
    def base(self, make_base: MakeBase) -> Path:
        base = make_base({"a.md": ALONE, "a.id.md": LESSON_IN_INDONESIAN.replace("reviewed: 2026-01\n", "")})
        repository(base)
        self.commit(base, "2024-01-01")
        return base

    def commit(self, base: Path, day: str) -> None:
        git(base, "add", "-A")
        git(base, "commit", "-qm", "a note", day=day)

    def change(self, base: Path, name: str, old: str, new: str, day: str) -> None:
        file = base / "notes" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.commit(base, day)

    def said(self, base: Path, cause: Cause, now: dt.date = NOW) -> list[str]:
        settings = settings_for(base)
        history = history_of(settings)
        look = Look(load(settings, now).base, now, "en", history.days, history.text_beside)
        return [one.said(catalogue("en")) for one in look.matters() if one.cause == cause]

    def test_a_translation_whose_original_was_changed_after_it(self, base: Path) -> None:
        self.change(base, "a.md", "A plan for", "Two plans for", "2024-02-01")
        assert self.said(base, "translation-behind") == ["its original notes/a.md was changed on 1 February 2024"]

    def test_what_all_languages_share_does_not_make_a_translation_older(self, base: Path) -> None:
        self.change(base, "a.md", "theme: integrated-planning", "theme: leadership", "2024-02-01")
        assert self.said(base, "translation-behind") == []

    def test_a_translation_that_was_changed_too_is_abreast(self, base: Path) -> None:
        self.change(base, "a.md", "A plan for", "Two plans for", "2024-02-01")
        self.change(base, "a.id.md", "ratusan", "beratus-ratus", "2024-02-02")
        assert self.said(base, "translation-behind") == []

    def test_who_checked_the_translation_afterwards_found_that_nothing_had_to_follow(self, base: Path) -> None:
        self.change(base, "a.id.md", "translator", "reviewed: 2024-03\ntranslator", "2024-01-02")
        self.change(base, "a.md", "A plan for", "Two plans for", "2024-02-01")
        assert self.said(base, "translation-behind") == []

    def test_a_draft_lies_around_after_three_months(self, base: Path) -> None:
        self.change(base, "a.md", "theme:", "draft: yes\ntheme:", "2026-01-01")
        assert self.said(base, "draft", dt.date(2026, 3, 31)) == []
        assert self.said(base, "draft", dt.date(2026, 4, 1)) == ["not published yet"]
