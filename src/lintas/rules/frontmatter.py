"""Rules on the block of facts at the top of a note, as YAML."""

from __future__ import annotations

from lintas.fields import MAX_DEPTH
from lintas.rules.rule import Rule

FRONTMATTER = (
    Rule(
        "no-frontmatter",
        "error",
        "frontmatter",
        bad="title: The hundredth meeting decides",
        mended="---\ntitle: The hundredth meeting decides",
    ),
    Rule(
        "unclosed-frontmatter",
        "error",
        "frontmatter",
        bad="theme: leadership\n\n## What was seen",
        mended="theme: leadership\n---\n\n## What was seen",
    ),
    Rule(
        "doubled-frontmatter",
        "error",
        "frontmatter",
        bad="theme: leadership\n---\n\n---\ncity: Seoul",
        mended="theme: leadership\ncity: Seoul",
    ),
    Rule("not-a-mapping", "error", "frontmatter", bad="- title", mended="title: The hundredth meeting decides"),
    Rule(
        "broken-yaml",
        "error",
        "frontmatter",
        bad="title: Seoul: a city restores its stream",
        mended='title: "Seoul: a city restores its stream"',
        variant="colon",
    ),
    Rule(
        "stray-sign",
        "warning",
        "frontmatter",
        bad="tags: residents, meetings]",
        mended="tags: [residents, meetings]",
        values={"sign": "]", "partner": "["},
    ),
    Rule(
        "duplicate-key",
        "error",
        "frontmatter",
        bad="date: 2018-03-19\ndate: 2018-03-23",
        mended="date: 2018-03-19/2018-03-23",
        values={"key": "date", "first": 6},
    ),
    Rule(
        "yaml-feature",
        "error",
        "frontmatter",
        bad="title: &name A title",
        mended="title: A title",
        values={"feature": "&name"},
    ),
    Rule(
        "too-deep",
        "error",
        "frontmatter",
        bad="tags: [[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]",
        mended="tags: [consultation]",
        values={"limit": MAX_DEPTH},
    ),
)
