"""What the tests share: small bases made of a few files, and goldens that one flag rewrites."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import hypothesis
import pytest
from built import EDIT_URI, SITE_URL, BuiltSite, run
from seen import ODD_BASE

from lintas.load import Loaded, load
from lintas.settings import Settings

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SMALL_BASE = TESTS / "base"
NOW = dt.date(2026, 11, 21)

# Material prints a banner on every import of its plugins; it says nothing about our tests.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

# Nothing is said of how long anything takes: machines are shared.
# Where all changes are tested, the same texts are tried each time: what is found is then of the change.
hypothesis.settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("untimed")

pytest_plugins = ["browsing"]

MakeBase = Callable[[Mapping[str, str]], Path]
Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="rewrite goldens; review them in the diff")


def settings_for(folder: Path, languages: tuple[str, ...] = ("en", "id")) -> Settings:
    return Settings(
        folder=folder, notes=folder / "notes", docs=folder / "docs", site=folder / "site", languages=languages
    )


@pytest.fixture
def make_base(tmp_path: Path) -> MakeBase:
    """Makes a base with the small vocabulary and the given files, by path below `notes/`."""

    def make(notes: Mapping[str, str]) -> Path:
        folder = tmp_path / "base"
        shutil.copytree(SMALL_BASE, folder)
        for path, text in notes.items():
            file = folder / "notes" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return folder

    return make


@pytest.fixture
def load_notes(make_base: MakeBase) -> Callable[[Mapping[str, str]], Loaded]:
    """Loads the given notes as a base of their own, on a fixed day."""
    return lambda notes: load(settings_for(make_base(notes)), NOW)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with a stored one, or stores it where `--rewrite` is given."""

    def compare(file: Path, text: str) -> None:
        assert text.strip(), "an empty golden proves nothing"
        if request.config.getoption("--rewrite"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.is_file(), f"{file.name} is missing; run the test once with --rewrite and read what it wrote"
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """This repository's own base, built strictly by the command, for a sub-path of a site."""
    return _built(ROOT, tmp_path_factory)


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The base of odd states, built in the same way."""
    return _built(ODD_BASE, tmp_path_factory)


@pytest.fixture(scope="session")
def hostile_sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltSite]:
    """The sites of what is accepted of the hostile set, by name."""
    from hostile_cases import CASES, sites  # noqa: PLC0415  (it stands on this module)

    return sites(tmp_path_factory.mktemp("hostile"), CASES)


def _built(base: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("built") / "lintas"
    arguments = ("lintas", "build", "-d", str(folder))
    done = run(*arguments, cwd=base, LINTAS_SITE_URL=SITE_URL, LINTAS_EDIT_URI=EDIT_URI)
    assert done.returncode == 0, done.stderr
    return BuiltSite(folder)
