"""What is said to somebody who mistyped a command, in either language. Every text of Typer's that we tell is run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from built import run
from conftest import MakeBase

from lintas.catalogue import languages
from lintas.cli.main import VERBS


@pytest.mark.parametrize(
    ("arguments", "english", "indonesian"),
    [
        (
            "chek",
            "There is no command “chek”.\n  help: Did you mean check?\n  How it is used: lintas check --help\n",
            "Tidak ada perintah “chek”.\n  saran: M",
        ),
        (
            "build -q chek",
            "chek is too much here.\n  How it is used: lintas build --help\n",
            "chek berlebih di sini.\n  Cara memakainya: lintas build --help\n",
        ),
        ("--lang", "Nothing follows the option --lang.", "Opsi --lang belum diikuti nilainya."),
        ("xyzzy", "There is no command “xyzzy”.\n  How it is used: lintas --help\n", "Tidak ada perintah “xyzzy”.\n"),
        (
            "check --langg en",
            "There is no option “--langg” here.\n  help: Did you mean --lang?\n  How it is used: lintas check --help\n",
            "Tidak ada opsi “--langg” di sini.\n  saran: Maksudnya --lang?\n  Cara memakainya: lintas check --help\n",
        ),
        ("export", "“folder” is missing.", "“folder” belum disebutkan."),
        ("translate", "“note” is missing.", "“catatan” belum disebutkan."),
        ("export out", "“--format” is missing.", "“--format” belum disebutkan."),
        ("check -f", "Nothing follows the option -f.", "Opsi -f belum diikuti nilainya."),
        ("build --quiet=3", "Nothing can follow the option --quiet.", "Opsi --quiet tidak diikuti nilai."),
        ("build one two", "one two is too much here.", "one two berlebih di sini."),
        (
            "check --format xml",
            "“xml” is no value of --format.\n  help: Choose one: text, github, json, markdown.",
            "“xml” bukan nilai --format.\n  saran: Pilih salah satu: text, github, json, markdown.",
        ),
    ],
)
def test_a_mistyped_command_is_answered_in_the_language_that_is_spoken(
    arguments: str, english: str, indonesian: str, tmp_path: Path
) -> None:
    for said, language in ((english, "C.UTF-8"), (indonesian, "id_ID.UTF-8")):
        done = run("lintas", *arguments.split(), cwd=tmp_path, LC_ALL=language)
        assert done.returncode == 2
        assert done.stderr.startswith(said)
        assert done.stdout == ""


def test_a_language_without_messages_is_refused_in_both(tmp_path: Path) -> None:
    done = run("lintas", "check", "--lang", "fr", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "There are no messages in “fr”; write --lang en for English, --lang id for Indonesian.",
        "Tidak ada pesan dalam bahasa “fr”; tulis --lang id untuk bahasa Indonesia, --lang en untuk bahasa Inggris.",
    ]


def test_the_help_has_its_headings_in_indonesian(tmp_path: Path) -> None:
    done = run("lintas", "export", "--help", cwd=tmp_path, LC_ALL="id_ID.UTF-8")
    assert done.returncode == 0
    for word in ("Pemakaian:", "Argumen:", "Opsi:", "[wajib]", "[bawaan:", "Tampilkan bantuan ini."):
        assert word in done.stdout
    for word in ("Usage", "Options:", "Arguments", "required]", "default:", "Show this"):
        assert word not in done.stdout


def test_lintas_alone_shows_its_help(tmp_path: Path) -> None:
    done = run("lintas", cwd=tmp_path, LC_ALL="id_ID.UTF-8")
    assert done.returncode == 0
    assert "Perintah:" in done.stdout


@pytest.mark.parametrize("arguments", ["-h", "help", "--lang id", "--lang=id help", "help --help", "--lang id -h"])
def test_whoever_asks_in_whatever_way_gets_the_help_of_all_verbs(arguments: str, tmp_path: Path) -> None:
    done = run("lintas", *arguments.split(), cwd=tmp_path, LC_ALL="id_ID.UTF-8")
    assert done.returncode == 0
    assert done.stdout.startswith("Pemakaian: lintas [opsi] perintah")


@pytest.mark.parametrize("arguments", ["check -h", "help check", "--lang id check -h", "check --lang id --help"])
def test_whoever_asks_in_whatever_way_gets_the_help_of_a_verb(arguments: str, tmp_path: Path) -> None:
    done = run("lintas", *arguments.split(), cwd=tmp_path, LC_ALL="id_ID.UTF-8")
    assert done.returncode == 0
    assert done.stdout.startswith("Pemakaian: lintas check [opsi] [catatan]...")


def test_a_language_before_the_verb_is_spoken_too(tmp_path: Path) -> None:
    done = run("lintas", "--lang", "id", "changes", "a", "b", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == run("lintas", "changes", "a", "b", "--lang", "id", cwd=tmp_path).stderr
    assert done.stderr != run("lintas", "changes", "a", "b", cwd=tmp_path).stderr


@pytest.mark.parametrize("lang", languages())
def test_the_help_says_of_each_verb_in_one_whole_line_what_it_does(lang: str, tmp_path: Path) -> None:
    done = run("lintas", "--help", cwd=tmp_path, LC_ALL=f"{lang}.UTF-8", COLUMNS="80")
    verbs = done.stdout.rstrip().splitlines()[-len(VERBS) :]
    assert "..." not in done.stdout
    assert [line.split()[0] for line in verbs] == [verb.__name__ for verb in VERBS]
    assert all(line.endswith(".") for line in verbs)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The command stopped: .github: a file lies where a folder should be.\n"),
        ("id", "Perintah berhenti: .github: ada berkas di tempat yang seharusnya folder.\n"),
    ],
)
def test_what_the_disk_refuses_is_said_in_the_language_that_is_spoken(
    make_base: MakeBase, lang: str, said: str
) -> None:
    base = make_base({})
    (base / ".github").write_text("", encoding="utf-8")
    done = run("lintas", "forms", cwd=base, LC_ALL=f"{lang}.UTF-8")
    assert done.returncode == 1
    assert done.stderr.replace("/ISSUE_TEMPLATE", "") == said


def test_no_word_of_typer_s_own_is_left_in_the_help(tmp_path: Path) -> None:
    for verb in VERBS:
        done = run("lintas", verb.__name__, "--help", cwd=tmp_path, LC_ALL="id_ID.UTF-8", COLUMNS="80")
        assert re.findall(r"OPTIONS|ARGS|Usage|<str>|<path>|<Path>|\blist\[|required|default:", done.stdout) == []
