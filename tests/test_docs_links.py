from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NOW, MakeBase
from stories import STORY

from lintas.load import load
from lintas.settings import read_settings, settings_of


def told(base: Path, page: str) -> list[tuple[str, int, int, object]]:
    config, problems = read_settings(base / "mkdocs.yml")
    assert config is not None, problems
    (base / "docs" / "about.md").write_text(page, encoding="utf-8")
    found = load(settings_of(config), NOW).problems
    return [
        (one.at.path, one.at.line, one.at.column, one.values["target"]) for one in found if one.rule == "broken-link"
    ]


def test_a_link_of_a_page_that_leads_nowhere_is_told_at_its_place(make_base: MakeBase) -> None:
    page = "# About\n\nSee [this](nowhere.md) and ![that][1].\n\n[1]: ../notes/nothing.md#seen\n"
    assert told(make_base(STORY), page) == [
        ("docs/about.md", 3, 12, "nowhere.md"),
        ("docs/about.md", 5, 6, "../notes/nothing.md#seen"),
    ]


@pytest.mark.parametrize(
    "link",
    [
        "[a](other.md#here)",
        "[a](<other.md>)",
        "[a](../notes/NOTE)",
        "[a](notes/NOTE)",
        "[a](themes/index.md)",
        "[a](https://example.org/nowhere.md)",
        "[a](/nowhere.md)",
        "`[a](nowhere.md)`",
        "```\n[a](nowhere.md)\n```",
    ],
)
def test_a_link_of_a_page_that_a_build_would_follow_is_not_told(make_base: MakeBase, link: str) -> None:
    base = make_base(STORY)
    (base / "docs" / "other.md").write_text("# Other\n", encoding="utf-8")
    assert told(base, f"# About\n\n{link.replace('NOTE', next(iter(STORY)))}\n") == []


def test_what_other_plugins_make_is_not_known(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "hook.py").write_text("", encoding="utf-8")
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")
    assert told(base, "[made](made.md)\n") == []
