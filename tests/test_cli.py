from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import typer
from built import run
from conftest import MakeBase
from stories import ALONE, STORY, VISIT

from lintas.catalogue import catalogue, languages
from lintas.cli.main import app
from lintas.cli.words import explain


@pytest.fixture
def broken(make_base: MakeBase) -> Path:
    return make_base(STORY | {"broken.md": ALONE.replace("theme: integrated-planning", "theme: integrated-planing")})


def test_check_says_what_is_wrong_and_ends_with_1(broken: Path) -> None:
    done = run("lintas", "check", cwd=broken)
    assert done.returncode == 1
    assert done.stdout == (
        "notes/broken.md:7:8: error[unknown-theme]: “integrated-planing” is not a theme\n"
        "  help: Did you mean “integrated-planning”? All themes are on the site's page “Themes”.\n"
        "With examples: https://example.org/lessons/rules/unknown-theme/\n"
        "1 error, 0 warnings in 7 notes.\n"
    )


def test_the_address_of_a_rule_is_that_of_its_page_in_the_language_that_is_spoken(broken: Path) -> None:
    done = run("lintas", "check", "--lang", "id", cwd=broken)
    assert "Dengan contoh: https://example.org/lessons/id/rules/unknown-theme/\n" in done.stdout


def test_an_address_that_nobody_else_can_open_is_not_given(broken: Path) -> None:
    settings = broken / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("https://example.org/lessons/", "http://localhost:8000/"), encoding="utf-8")
    assert "With examples" not in run("lintas", "check", cwd=broken).stdout


def test_check_of_a_good_base_ends_with_0(make_base: MakeBase) -> None:
    done = run("lintas", "check", cwd=make_base(STORY))
    assert (done.returncode, done.stdout) == (0, "6 notes checked, nothing to mend.\n")


def test_check_speaks_indonesian(broken: Path) -> None:
    done = run("lintas", "check", "--lang", "id", cwd=broken)
    assert "kesalahan[unknown-theme]: “integrated-planing” bukan tema" in done.stdout
    assert done.stdout.endswith("1 kesalahan, 0 peringatan pada 7 catatan.\n")


def test_check_of_named_paths_reports_only_them(broken: Path) -> None:
    assert run("lintas", "check", f"notes/{VISIT}", cwd=broken).returncode == 0
    assert run("lintas", "check", "notes/broken.md", cwd=broken).returncode == 1


def test_check_for_programs(broken: Path) -> None:
    done = run("lintas", "check", "--format", "json", cwd=broken)
    assert [problem["rule"] for problem in json.loads(done.stdout)] == ["unknown-theme"]
    done = run("lintas", "check", "--format", "github", cwd=broken)
    assert done.stdout.startswith("::error file=notes/broken.md,line=7,col=8,title=unknown-theme::")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "notes/no-such-note.md"),
        ("check", "docs"),
        ("check", "--format", "xml"),
        ("check", "--lang", "xx"),
        ("no-such-verb",),
        ("new", "poem"),
        ("new", "--title", "A", "--lang", "xx"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_message(broken: Path, arguments: tuple[str, ...]) -> None:
    done = run("lintas", *arguments, cwd=broken)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_warnings_alone_do_not_stop_a_build(make_base: MakeBase) -> None:
    base = make_base({"a.md": ALONE.replace("summary: Yokohama plans a hundred years ahead.\n", "")})
    done = run("lintas", "build", cwd=base)
    assert done.returncode == 0
    assert "warning[missing-summary]" in done.stderr
    assert "Built " in done.stdout


def test_build_does_not_delete_other_files(make_base: MakeBase, tmp_path: Path) -> None:
    base = make_base(STORY)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.docx").write_text("years of work", encoding="utf-8")
    done = run("lintas", "build", "-d", str(tmp_path / "home"), cwd=base)
    assert done.returncode == 2
    assert "it holds other files" in done.stderr
    assert (tmp_path / "home" / "thesis.docx").is_file()


def test_a_link_that_leads_nowhere_on_a_page_of_docs_stops_a_build(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "docs" / "about.md").write_text("# About\n\n[Gone](gone.md)\n", encoding="utf-8")
    done = run("lintas", "build", cwd=base)
    assert done.returncode == 1
    assert "gone.md" in done.stderr
    assert "Traceback" not in done.stderr


def test_new_takes_everything_as_options(make_base: MakeBase) -> None:
    base = make_base(STORY)
    done = run("lintas", "new", "--title", "Ask early", "--in", VISIT, "--theme", "leadership", cwd=base)
    assert done.returncode == 0
    assert (base / "notes" / VISIT / "ask-early.md").is_file()


def test_new_without_a_terminal_names_all_options_that_are_missing(make_base: MakeBase) -> None:
    done = run("lintas", "new", "--title", "Ask early", cwd=make_base(STORY))
    assert done.returncode == 2
    assert re.findall(r"^  (--[\w-]+)  \w", done.stderr, re.MULTILINE) == ["--city", "--date", "--theme"]


def test_new_takes_lists_and_sources_as_options(make_base: MakeBase) -> None:
    base = make_base(STORY)
    told = ("--date", "2020", "--city", "Seoul", "--learners", "Jakarta, Semarang", "--theme", "inclusion")
    sources = ("--sources", "https://example.org/a", "--sources", "{title: A report, published: 2020-05}")
    offices = ("--authors", "Planning, Jakarta", "--authors", "Transport")
    done = run("lintas", "new", "--title", "Ask early", *told, *sources, *offices, cwd=base)
    assert done.returncode == 0, done.stderr
    text = (base / "notes" / "ask-early.md").read_text(encoding="utf-8")
    assert "authors:\n- Planning, Jakarta\n- Transport\n" in text
    assert "sources:\n- url: https://example.org/a\n- title: A report\n  published: 2020-05\n" in text


def test_new_takes_dates_as_people_type_them(make_base: MakeBase) -> None:
    base = make_base(STORY)
    told = ("--city", "Seoul", "--learners", "Jakarta", "--theme", "inclusion", "--reviewed", "3/2019")
    sources = ("--sources", "{title: A report, published: 19 Maret 2018}")
    done = run("lintas", "new", "--title", "Ask early", "--date", "Maret 2018", *told, *sources, cwd=base)
    assert done.returncode == 0, done.stderr
    text = (base / "notes" / "ask-early.md").read_text(encoding="utf-8")
    assert "date: 2018-03\n" in text
    assert "reviewed: 2019-03\n" in text
    assert "published: '2018-03-19'\n" in text


def test_new_says_both_days_that_a_date_could_be(make_base: MakeBase) -> None:
    base = make_base(STORY)
    told = ("--city", "Seoul", "--title", "Ask early", "--theme", "inclusion", "--date", "03/04/2018")
    done = run("lintas", "new", *told, cwd=base)
    assert done.returncode == 1
    assert "Did you mean 2018-04-03 (the day first) or 2018-03-04 (the month first)?" in done.stderr
    assert run("lintas", "new", *told, cwd=base, LC_ALL="id_ID.UTF-8").returncode == 0
    assert "date: '2018-04-03'\n" in (base / "notes" / "ask-early.md").read_text(encoding="utf-8")


def test_new_says_what_the_disk_refuses(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "notes" / "2020-05-seoul").write_text("a file where a folder should be", encoding="utf-8")
    done = run("lintas", "new", "exchange", "--title", "A", "--city", "Seoul", "--date", "2020-05", cwd=base)
    assert done.returncode == 1
    assert "2020-05-seoul" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_the_system_refuses_is_said_in_the_language_that_is_spoken(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "out").write_text("", encoding="utf-8")
    for command in ("export out/deeper --format json", "build --offline out/site.zip"):
        done = run("lintas", *command.split(), "--lang", "id", cwd=base)
        assert done.returncode == 1, done.stderr
        assert "ada berkas" in done.stderr or "out: sudah ada di sana" in done.stderr
        assert "Errno" not in done.stderr


def test_new_refuses_an_option_of_another_kind(make_base: MakeBase) -> None:
    done = run("lintas", "new", "exchange", "--title", "A", "--voiced-by", "B", cwd=make_base(STORY))
    assert done.returncode == 1
    assert "--voiced-by is not for this kind of note" in done.stderr


def test_new_refuses_an_entry_that_is_none(make_base: MakeBase) -> None:
    told = ("--title", "A", "--in", VISIT, "--theme", "inclusion")
    done = run(
        "lintas", "new", *told, "--adoption", "Jakarta planned it", "--sources", "{title: [", cwd=make_base(STORY)
    )
    assert done.returncode == 1
    assert "--adoption: " in done.stderr
    assert "--sources: " in done.stderr
    assert "Traceback" not in done.stderr


def test_new_refuses_what_is_wrong_with_1(make_base: MakeBase) -> None:
    done = run("lintas", "new", "--title", "A", "--in", VISIT, "--theme", "leadrship", cwd=make_base(STORY))
    assert done.returncode == 1
    assert "Did you mean “leadership”?" in done.stderr


@pytest.mark.parametrize("lang", languages())
def test_every_command_and_option_is_explained_in_every_language(lang: str) -> None:
    command: Any = typer.main.get_command(app)
    explain(command, catalogue(lang))
    for one in (command, *command.commands.values()):
        assert one.help
        assert [option.name for option in one.params if not option.help and option.name != "help"] == []


def test_help_speaks_indonesian(make_base: MakeBase) -> None:
    done = run("lintas", "check", "--lang", "id", "--help", cwd=make_base(STORY))
    assert "Laporkan semua masalah" in done.stdout


def test_the_language_of_the_system_is_taken_also_where_it_is_not_installed(broken: Path) -> None:
    done = run("lintas", "check", cwd=broken, LC_ALL="id_ID.UTF-8")
    assert "kesalahan[unknown-theme]" in done.stdout
    assert done.returncode == 1


def test_lintas_says_its_version(make_base: MakeBase) -> None:
    assert run("lintas", "--version", cwd=make_base(STORY)).stdout.startswith("lintas 0.")
