"""What is said to somebody who mistyped a command, in either language. Every text of Typer's that we tell is run."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import run


@pytest.mark.parametrize(
    ("arguments", "english", "indonesian"),
    [
        ("chek", "There is no command “chek”.\n  help: Did you mean check?", "Tidak ada perintah “chek”.\n  saran: M"),
        ("xyzzy", "There is no command “xyzzy”.\n  How it is used: lintas --help\n", "Tidak ada perintah “xyzzy”.\n"),
        (
            "check --langg en",
            "There is no option “--langg” here.\n  help: Did you mean --lang?\n  How it is used: lintas check --help\n",
            "Tidak ada opsi “--langg” di sini.\n  saran: Maksudnya --lang?\n  Cara memakainya: lintas check --help\n",
        ),
        ("export", "“folder” is missing.", "“folder” belum disebutkan."),
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
