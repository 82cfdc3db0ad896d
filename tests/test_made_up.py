"""What benchmarks are made of holds to the rules, and the other side can make a site of it."""

from __future__ import annotations

from pathlib import Path

import made_up
import pytest
from built import run
from stock import build_stock_base

NOTES = 100  # two copies of the real ones, and a part of a third


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("real") / "base"
    made_up.make(base, NOTES, shape="real")
    return base


def test_a_base_in_the_real_shape_has_nothing_to_mend(real: Path) -> None:
    done = run("lintas", "check", cwd=real)
    assert (done.returncode, done.stdout.strip()) == (0, f"{NOTES} notes checked, nothing to mend.")


def test_each_of_its_notes_is_in_both_languages(real: Path) -> None:
    assert len(list(real.glob("notes/*/*.md"))) == 2 * NOTES
    assert all(
        path.with_suffix(".id.md").is_file() for path in real.glob("notes/*/[!.]*.md") if ".id." not in path.name
    )


def test_it_has_what_real_notes_have_and_what_they_may_have(real: Path) -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in real.glob("notes/*/*.md"))
    for part in ("kind: ask", "kind: offer", "adoption:", "follows:", "](../", "](https://", "\n- ", "\n| ", "\n> "):
        assert part in texts, part


def test_the_same_arguments_make_the_same_base(real: Path, tmp_path: Path) -> None:
    made_up.make(tmp_path / "again", NOTES, shape="real")
    texts, again = (
        {path.relative_to(base): path.read_bytes() for path in base.glob("notes/*/*.md")}
        for base in (real, tmp_path / "again")
    )
    assert texts == again


def test_the_stock_site_of_it_builds_without_a_warning(real: Path, tmp_path: Path) -> None:
    build_stock_base(real / "notes", tmp_path / "stock", tags=True)
    done = run("mkdocs", "build", "--strict", cwd=tmp_path / "stock")
    assert done.returncode == 0, done.stderr
