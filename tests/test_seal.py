"""What is kept is believed only where this machine sealed it; whoever sends files can't."""

from __future__ import annotations

import os
import stat
from hashlib import blake2b
from pathlib import Path

import pytest

from lintas.fingerprint import LENGTH, digest, program
from lintas.kept import MARK, read_kept, write_kept
from lintas.seal import key_file, seal, sealer
from lintas.tree import FORMAT, Tree, read_tree


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "base" / ".cache" / "lintas" / "notes.kept"


def key_of(home: Path) -> Path:
    key = key_file()
    assert key is not None
    assert key.is_relative_to(home)
    return key


def test_only_its_owner_can_read_the_key(home: Path, kept: Path) -> None:
    assert seal(b"notes", kept)
    assert os.name == "nt" or stat.S_IMODE(key_of(home).stat().st_mode) == 0o600


@pytest.mark.usefixtures("home")
def test_the_same_machine_makes_the_same_seal(kept: Path) -> None:
    assert seal(b"notes", kept) == seal(b"notes", kept) != seal(b"other notes", kept)


@pytest.mark.parametrize("key", [b"", b"0" * 32], ids=["none", "a guess"])
@pytest.mark.usefixtures("home")
def test_what_a_stranger_made_is_not_believed(kept: Path, key: bytes) -> None:
    write_kept(kept, {"a": 1})
    content = kept.read_bytes()[len(MARK) + 3 * LENGTH :]
    forged = blake2b(content, digest_size=LENGTH, key=key).digest()
    own = sealer(kept)  # as it stands in what a stranger may have got from this machine
    assert own
    kept.write_bytes(MARK + program() + own + forged + content)
    said: list[str] = []
    assert read_kept(kept, said.append) is None
    assert said == ["kept.damaged"]


def test_what_another_machine_kept_is_not_believed(home: Path, kept: Path) -> None:
    write_kept(kept, {"a": 1})
    assert read_kept(kept) == {"a": 1}
    key_of(home).unlink()
    said: list[str] = []
    assert read_kept(kept, said.append) is None
    assert said == ["kept.other_machine"], "nothing is damaged"


@pytest.mark.usefixtures("home")
def test_the_name_of_who_sealed_it_is_no_seal_of_anything(kept: Path) -> None:
    assert sealer(kept) == sealer(kept.with_name("another.kept"))
    assert sealer(kept) != seal(b"", kept)


@pytest.mark.usefixtures("home")
def test_the_list_of_a_site_is_sealed_as_well(kept: Path) -> None:
    folder, listed = kept.parent / "site", kept.parent / "site.list"
    tree = Tree(folder)
    tree.put("index.html", b"harmless")
    tree.save(listed)
    assert read_tree(folder, listed)
    content = listed.read_bytes().partition(b"\n")[2]
    listed.write_bytes(f"{FORMAT} {digest(content).hex()}\n".encode() + content)
    assert read_tree(folder, listed) is None


def test_a_key_in_the_base_itself_is_none(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "base" / ".cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "base"))
    kept = tmp_path / "base" / ".cache" / "lintas" / "notes.kept"
    assert seal(b"notes", kept) is None
    write_kept(kept, {"a": 1})
    assert not kept.exists(), "where there is no seal nothing is kept"
    assert not home.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o644, 0o602])
def test_a_key_that_others_can_read_or_change_is_none(home: Path, kept: Path, mode: int) -> None:
    assert seal(b"notes", kept)
    key_of(home).chmod(mode)
    assert seal(b"notes", kept) is None


def test_a_key_that_is_too_short_is_none(home: Path, kept: Path) -> None:
    assert seal(b"notes", kept)
    key_of(home).write_bytes(b"short")
    assert seal(b"notes", kept) is None


def test_where_no_key_can_be_made_nothing_is_kept(home: Path, kept: Path) -> None:
    home.write_text("in the way", encoding="utf-8")
    write_kept(kept, {"a": 1})
    assert read_kept(kept) is None
