"""`lintas new` as somebody at a terminal meets it: keys in, a file out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from stories import STORY, VISIT
from typing_in import CTRL_C, DOWN, END, HOME, TAB, UP, Terminal

from lintas.load import load


@pytest.fixture
def base(make_base: MakeBase) -> Path:
    return make_base(STORY)


def rules(base: Path) -> set[str]:
    return {problem.rule for problem in load(settings_for(base), NOW).problems}


def test_a_lesson_of_an_exchange(base: Path) -> None:
    terminal = Terminal(base, "new")
    terminal.asked("What do you bring?").type("")
    terminal.asked("Language of the note").type("")
    terminal.asked("Mar 2018 · Jakarta visits Seoul").type(DOWN)
    terminal.asked("what it says, not its topic").asked("Title:").type("Ask early")
    terminal.asked("Summary:").type("Who asks early hears more.")
    terminal.asked("Theme:").press("politi").asked("Leadership and commitment").press(TAB).type(", inclusion")
    terminal.asked("Evidence").type(DOWN)
    terminal.asked("Anything else?").type("")
    terminal.asked("Wrote ").asked("ask-early.md").asked("lintas serve").asked("lintas check")
    assert terminal.end() == 0
    assert (
        (base / "notes" / VISIT / "ask-early.md")
        .read_text(encoding="utf-8")
        .startswith(
            "---\ntitle: Ask early\nsummary: Who asks early hears more.\n"
            "theme:\n- leadership\n- inclusion\nevidence: told\n---\n\n## What was seen\n"
        )
    )
    assert rules(base) == {"left-over-placeholder"}


def test_an_exchange_in_indonesian_with_a_wrong_date_mended_and_an_alias(base: Path) -> None:
    terminal = Terminal(base, "new", lang="id")
    terminal.asked("Apa yang Anda sampaikan?").type(DOWN)
    terminal.asked("Bahasa catatan").type("")
    terminal.asked("Judul:").type("Semarang mengunjungi Seoul")
    terminal.asked("Ringkasan:").type("")
    terminal.asked("Bentuk").type(DOWN)
    terminal.asked("Status").type("")
    terminal.asked("Belajar dari:").press("서").asked("Seoul").press(TAB).type("")
    terminal.asked("19 Maret 2018").type("akhir Mei")
    terminal.asked("bukan tanggal").asked("Tanggal pelaksanaan:").type("Mei 2020")
    terminal.asked("Kota yang belajar:").type("semarang")
    terminal.asked("Tema:").type("")
    terminal.asked("Mulai dari laporannya").asked("Judul (sumber):").type("Laporan kunjungan")
    terminal.asked("Alamat (sumber):").type("example.org")
    terminal.asked("https://").asked("Alamat (sumber):").asked("Panah atas").press(UP).asked("example.org")
    terminal.press(HOME + "https://").type(END + "/a")
    terminal.asked("Dilaporkan").type("")
    terminal.asked("Diakses").type("")
    terminal.asked("Ada lagi?").type("")
    terminal.asked("lintas new lesson --in 2020-05-semarang-seoul")
    assert terminal.end() == 0, terminal.text
    text = (base / "notes" / "2020-05-semarang-seoul" / "index.id.md").read_text(encoding="utf-8")
    assert "city: seoul\nlearners: semarang\ndate: 2020-05\nformat: study-visit\n" in text
    assert "- title: Laporan kunjungan\n  url: https://example.org/a\n" in text
    assert rules(base) == {"left-over-placeholder"}


def test_what_came_with_the_command_is_not_asked_and_what_was_wrong_is(base: Path) -> None:
    terminal = Terminal(base, "new", "ask", "--in", "2018-03-jakarta-seol", "--title", "Boats", "--theme", "leadrship")
    terminal.asked("Language of the note").type("")
    terminal.asked(f"Did you mean {VISIT}?").asked("Mar 2018").type(DOWN + DOWN)
    terminal.asked("Did you mean “leadership”?").asked("Theme:").type("leadership")
    terminal.asked("Summary:").type("")
    terminal.asked("Status").type("")
    terminal.asked("Anything else?").type("last checked")
    terminal.asked("Last checked on:").type("2026-11")
    terminal.asked("Anything else?").type("")
    assert terminal.end() == 0, terminal.text
    assert "Title:" not in terminal.text
    assert "last_checked: 2026-11\n" in (base / "notes" / VISIT / "boats.md").read_text(encoding="utf-8")


def test_a_name_that_is_taken_is_said_and_another_one_offered(base: Path) -> None:
    before = (base / "notes" / VISIT / "meetings.md").read_bytes()
    told = ("--in", VISIT, "--title", "Meetings", "--theme", "leadership", "--summary", "S", "--evidence", "told")
    terminal = Terminal(base, "new", "lesson", *told)
    terminal.asked("Language of the note").type("")
    terminal.asked("Anything else?").type("")
    terminal.asked("meetings.md is already there").asked("meetings-2").type("")
    assert terminal.end() == 0, terminal.text
    assert (base / "notes" / VISIT / "meetings.md").read_bytes() == before
    assert (base / "notes" / VISIT / "meetings-2.md").is_file()


def test_what_the_options_say_in_full_is_written_without_a_question(base: Path) -> None:
    terminal = Terminal(base, "new", "--in", VISIT, "--title", "Ask early", "--theme", "leadership")
    terminal.asked("Wrote ")
    assert terminal.end() == 0
    assert (base / "notes" / VISIT / "ask-early.md").is_file()


def test_a_city_that_is_not_in_the_list_is_noted_as_a_new_one(base: Path) -> None:
    terminal = Terminal(base, "new", "exchange", lang="id")
    terminal.asked("Bahasa catatan").type("")
    terminal.asked("Judul:").type("Jakarta mengunjungi Busan")
    terminal.asked("Ringkasan:").type("")
    terminal.asked("Bentuk").type(DOWN)
    terminal.asked("Status").type("")
    terminal.asked("bersama negaranya").asked("Belajar dari:").type("Busan")
    terminal.asked("tulis bersama negaranya").asked("Belajar dari:").type("Busan, Korea Selatan")
    terminal.asked("19 Maret 2018").type("2020-05")
    terminal.asked("Kota yang belajar:").type("JAKARTA, Córdoba, Argentina")
    terminal.asked("Tema:").type("")
    terminal.asked("Judul (sumber):").type("")
    terminal.asked("Alamat (sumber):").type("")
    terminal.asked("Ada lagi?").type("")
    terminal.asked("Baru dalam notes/cities.yml: Busan (Korea Selatan)").asked("Córdoba (Argentina)")
    assert terminal.end() == 0, terminal.text
    text = (base / "notes" / "2020-05-jakarta-cordoba-busan" / "index.id.md").read_text(encoding="utf-8")
    assert "city: busan\nlearners:\n- jakarta\n- cordoba\n" in text
    cities = (base / "notes" / "cities.yml").read_text(encoding="utf-8")
    assert cities.endswith(
        "\nbusan:\n  name: {en: Busan, id: Busan}\n  country: KR\n"
        "\ncordoba:\n  name: {en: Córdoba, id: Córdoba}\n  country: AR\n"
    )
    assert rules(base) == {"left-over-placeholder"}


def test_what_nobody_knows_yet_is_left_for_later(base: Path) -> None:
    terminal = Terminal(base, "new", "lesson", "--in", VISIT)
    terminal.asked("Language of the note").type("")
    terminal.asked("Title:").type("Ask early")
    terminal.asked("Summary:").type("")
    terminal.asked("Theme:").type("")
    terminal.asked("Press Enter once more to leave it for later").asked("Theme:").type("")
    terminal.asked("Evidence").type("")
    terminal.asked("Anything else?").type("")
    terminal.asked("Wrote ")
    assert terminal.end() == 0, terminal.text
    assert "theme: ''\n" in (base / "notes" / VISIT / "ask-early.md").read_text(encoding="utf-8")
    assert "missing-field" in rules(base)


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_ctrl_c_leaves_nothing_behind(base: Path, term: str) -> None:
    before = sorted((base / "notes").rglob("*"))
    terminal = Terminal(base, "new", "exchange", TERM=term)
    terminal.asked("Language of the note").type("")
    terminal.asked("Title:").type("A visit")
    terminal.asked("Summary").press(CTRL_C)
    terminal.asked("Stopped. Nothing was written.")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.text
    assert sorted((base / "notes").rglob("*")) == before


@pytest.mark.parametrize(("lang", "said"), [("en", "Stopped."), ("id", "Dihentikan.")])
def test_ctrl_c_is_answered_by_the_verbs_that_ask_nothing_too(base: Path, lang: str, said: str) -> None:
    os.mkfifo(base / "pipe")  # whoever reads it waits
    terminal = Terminal(base, "stale", "--was", "pipe", lang=lang)
    with (base / "pipe").open("w", encoding="utf-8"):  # which waits for the reader
        terminal.press(CTRL_C).asked(f"\n{said}")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.text


def test_a_terminal_that_can_only_print_gets_plain_questions(base: Path) -> None:
    terminal = Terminal(base, "new", "lesson", TERM="dumb")
    terminal.asked("Language of the note").type("Klingon")
    terminal.asked("“Klingon” fits none of these").asked("Language of the note").type("1")
    terminal.asked("Exchange").type("Jakarta visits")
    terminal.asked("Title").type("Ask early")
    terminal.asked("Summary").type("")
    terminal.asked("Theme").type("")
    terminal.asked("This is needed").asked("Theme").type("political will, children")
    terminal.asked("Evidence").type("told")
    terminal.asked("Anything else?").type("tags")
    terminal.asked("Tags").type("boats, ferries")
    terminal.asked("Anything else?").type("")
    assert terminal.end() == 0, terminal.text
    assert "\x1b" not in terminal.raw
    text = (base / "notes" / VISIT / "ask-early.md").read_text(encoding="utf-8")
    assert "theme:\n- leadership\n- children\nevidence: told\ntags:\n- boats\n- ferries\n---" in text


def test_a_terminal_without_utf_8_gets_plain_questions_too(base: Path) -> None:
    terminal = Terminal(base, "new", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    terminal.asked("What do you bring?").press(CTRL_C)
    assert terminal.end() == 130
    assert "Traceback" not in terminal.text


def test_no_color_is_respected(base: Path) -> None:
    terminal = Terminal(base, "new", "lesson", NO_COLOR="1")
    terminal.asked("Language of the note").press(CTRL_C)
    terminal.end()
    assert "38;5" not in terminal.raw
