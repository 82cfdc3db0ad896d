from __future__ import annotations

import pickle
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path

import pytest

from lintas.body import BodyReader
from lintas.fingerprint import digest, program
from lintas.kept import HARMLESS, MARK, Kept, read_kept, write_kept
from lintas.model import Record
from lintas.problem import Location
from lintas.seal import seal, sealer
from lintas.settings import MarkdownSettings


def test_a_result_is_there_in_the_next_run_as_long_as_it_is_used(tmp_path: Path) -> None:
    first = Kept(tmp_path / "kept")
    for key in (b"a", b"b"):
        first.put(key, Location(key.decode(), 2))
    first.save()
    second = Kept(tmp_path / "kept")
    assert second.get(b"a") == Location("a", 2)
    assert second.get(b"c") is None
    second.save()
    assert Kept(tmp_path / "kept").get(b"b") is None


def test_a_little_that_is_new_is_written_beside_what_was_kept(tmp_path: Path) -> None:
    def run(last: int) -> Kept:
        kept = Kept(tmp_path / "some.kept")
        for number in range(last):
            if kept.get(b"%d" % number) is None:
                kept.put(b"%d" % number, number + 1)
        kept.save()
        return Kept(tmp_path / "some.kept")

    run(100)
    whole = (tmp_path / "some.kept").stat()
    again = run(105)
    assert (tmp_path / "some.kept").stat().st_ino == whole.st_ino
    assert [again.get(b"%d" % number) for number in (0, 99, 100, 104, 105)] == [1, 100, 101, 105, None]
    assert run(150).get(b"%d" % 149) == 150
    assert (tmp_path / "some.kept").stat().st_ino != whole.st_ino
    assert not (tmp_path / "some.since").exists()


def test_what_lies_beside_another_file_is_not_believed(tmp_path: Path) -> None:
    write_kept(tmp_path / "some.kept", {b"a": 1})
    write_kept(tmp_path / "some.since", (b"another", {b"b": 2}))
    kept = Kept(tmp_path / "some.kept")
    assert (kept.get(b"a"), kept.get(b"b")) == (1, None)


@pytest.mark.parametrize("harm", [lambda data: data[:-1], lambda data: data[:-9] + b"x" + data[-8:], lambda _: b"x"])
def test_a_damaged_file_is_thrown_away_with_a_word(tmp_path: Path, harm: object) -> None:
    file = tmp_path / "kept"
    write_kept(file, {"a": 1})
    assert callable(harm)
    file.write_bytes(harm(file.read_bytes()))
    said: list[str] = []
    assert read_kept(file, said.append) is None
    assert said == ["kept.damaged"]


def test_what_another_version_kept_is_thrown_away_with_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_kept(tmp_path / "kept", {"a": 1})
    monkeypatch.setattr("lintas.kept.program", lambda: digest(b"another"))
    said: list[str] = []
    assert read_kept(tmp_path / "kept", said.append) is None
    assert said == ["kept.other_version"]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    write_kept(tmp_path / "file" / "kept", {"a": 1})
    assert read_kept(tmp_path / "file" / "kept") is None


class Harmful:
    def __reduce__(self) -> tuple[object, ...]:
        return (print, ("harm",))


class Loading:
    """What would import and call anything, through a class of ours that loads Markdown extensions by name."""

    def __reduce__(self) -> tuple[object, ...]:
        return (BodyReader, (MarkdownSettings(("builtins:print",), {"builtins:print": {"sep": "harm"}}),))


# What pickle calls by a module and a name: a function of ours, one that a module of ours imports, and one that is
# given what it can't take.
OURS = b"\x80\x04\x8c\x0clintas.names\x8c\x04slug\x93\x8c\x01a\x85R."
THROUGH_OURS = b"\x80\x04\x8c\x0blintas.kept\x8c\x09os.getcwd\x93)R."
UNFIT = b"\x80\x04\x8c\x0elintas.problem\x8c\x08Location\x93)R."
FORGED = {
    "theirs": pickle.dumps(Harmful()),
    "ours": OURS,
    "through": THROUGH_OURS,
    "loading": pickle.dumps(Loading()),
    "unfit": UNFIT,
}


@pytest.mark.parametrize("content", FORGED.values(), ids=FORGED)
def test_a_forged_file_runs_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    sealed = seal(content, tmp_path / "kept")  # by whoever has the key of this machine
    own = sealer(tmp_path / "kept")
    assert sealed
    assert own
    (tmp_path / "kept").write_bytes(MARK + program() + own + sealed + content)
    said: list[str] = []
    assert read_kept(tmp_path / "kept", said.append) is None
    assert said == ["kept.damaged"]
    assert capsys.readouterr().out == ""


OWN = [
    (module, name) for module in sorted(HARMLESS) if module.startswith("lintas.") for name in sorted(HARMLESS[module])
]


@pytest.mark.parametrize(("module", "name"), OWN)
def test_what_may_be_made_is_a_plain_value(module: str, name: str) -> None:
    kind = getattr(import_module(module), name)
    assert is_dataclass(kind) or issubclass(kind, Record | tuple)
    assert not {"__post_init__", "__setstate__", "model_post_init"} & vars(kind).keys()
