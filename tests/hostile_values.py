"""A small base in which every field, every label and every setting holds something hostile."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from conftest import SMALL_BASE

# What ends the place in which a value stands, in HTML, scripts, XML, templates, Markdown, Turtle and LaTeX, and runs.
MARKUP = (
    "</script></title><script>window.lintas_ran=1</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>"
    "]]>&amp;{{7*7}}${7*7} [x](javascript:alert(1)) `\\ \\input{x} %0D%0A | ^ <https://example.org/> *[x]: @everyone"
)
FORMULA = '=HYPERLINK("https://example.org/?"&A1,"x")'
SHORT = "=1+1 tag</script><svg onload=alert(1)>"  # a tag has 80 characters at most, a term 100
MARK = "lintas_ran"
ADDRESS = 'https://example.org/"onmouseover="alert(1)//\'><script>window.lintas_ran=1</script>'


def hostile_base(folder: Path, *, formulas: bool = False) -> Path:
    """The base in a folder that is not there yet; with `formulas` each value begins one of a spreadsheet."""
    before = FORMULA if formulas else ""

    def bad(name: str) -> str:
        return f"{before} {name} {MARKUP}".strip()

    for path, facts in {**_vocabulary(bad), **_settings(bad)}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "about.md").write_bytes((SMALL_BASE / "docs" / "about.md").read_bytes())
    for path, facts in _notes(bad).items():
        file = folder / "notes" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = f"---\n{json.dumps(facts, ensure_ascii=False)}\n---\n\n## {bad('heading')}\n\n{BODY}"
        file.write_text(text, encoding="utf-8")
    return folder


BODY = f"""Residents came; the BPBD too. {MARKUP}

| {MARKUP.replace("|", "")} | two |
| --- | --: |
| a | <b onclick="window.lintas_ran=1">b</b> |

[words]({ADDRESS.replace(" ", "")} "{MARKUP.replace('"', "'")}")
{{: onclick="window.lintas_ran=1" }}

    {MARKUP}
"""
Facts = Mapping[str, object]


def _notes(bad: object) -> dict[str, dict[str, object]]:
    assert callable(bad)
    sources = [{"title": bad("source"), "url": ADDRESS, "quote": bad("quote"), "published": "2018-04"}]
    every = {"sources": sources, "tags": [SHORT], "authors": [bad("author")]}
    pair = {"city": "Seoul", "learners": "Jakarta", "theme": "leadership"}
    adoption = {"city": "Jakarta", "stage": "planned", "date": "2019", "by": bad("by"), "note": bad("note")}
    return {
        "a-lesson.md": {
            "title": bad("title"),
            "summary": bad("summary"),
            "date": "2018-03-19",
            **pair,
            **every,
            "adoption": [{**adoption, "source": "javascript:alert(1)"}],
        },
        "2018-03-visit/index.md": {
            "title": bad("visit"),
            "summary": bad("summary"),
            "date": "2018-03-19",
            **pair,
            **every,
            "partners": [bad("partner")],
        },
        "2018-03-visit/held.md": {"title": bad("held"), "summary": bad("summary"), "theme": "leadership"},
        "2018-03-visit/held.id.md": {
            "title": bad("judul"),
            "summary": bad("ringkasan"),
            "translator": bad("penerjemah"),
            "translated_from": "en",
        },
        "an-ask.md": {
            "kind": "ask",
            "title": bad("ask"),
            "summary": bad("summary"),
            "theme": "leadership",
            **every,
            "asked_by": "Jakarta",
            "asked_of": "Seoul",
            "date": "2018-03",
            "voiced_by": bad("voice"),
            "raised": [{"date": "2019", "source": "javascript:alert(1)"}],
        },
        "an-offer.md": {
            "kind": "offer",
            "title": bad("offer"),
            "summary": bad("summary"),
            "theme": "leadership",
            **every,
            "offered_by": "Seoul",
            "offered_to": "Jakarta",
            "date": "2018-03",
            "voiced_by": bad("voice"),
            "contact": "javascript:alert(1)",
        },
    }


def _vocabulary(bad: object) -> dict[str, Facts]:
    assert callable(bad)
    both = {"en": bad("in English"), "id": bad("dalam bahasa Indonesia")}
    city = {"name": both, "country": "ID"}
    return {
        "notes/cities.yml": {
            "jakarta": {**city, "aliases": ["Jakarta", bad("alias")]},
            "seoul": {
                "name": {"en": bad("Seoul"), "id": bad("Seoel")},
                "country": "KR",
                "aliases": ["Seoul"],
                "twins": [{"city": "jakarta", "since": "1984", "status": "verified", "source": ADDRESS}],
            },
        },
        "notes/themes.yml": {
            "leadership": {"label": both, "definition": both, "alt": {"en": [bad("other label")]}},
            "planning": {"label": {"en": bad("Planning"), "id": bad("Rencana")}, "broader": "leadership"},
        },
        "notes/glossary.yml": {
            "bpbd": {"kind": "organisation", "term": "BPBD", "full": both},
            "other": {"kind": "term", "term": SHORT, "full": {"en": bad("full"), "id": bad("lengkap")}},
        },
    }


def _settings(bad: object) -> dict[str, Facts]:
    assert callable(bad)
    contact = {"office": bad("office"), "mail": "office@example.org"}
    return {
        "mkdocs.yml": {
            "site_name": bad("site"),
            "site_description": bad("description"),
            "site_author": bad("author"),
            "site_url": "https://example.org/lessons/",
            "theme": {"name": "material", "font": False},
            "plugins": [{"lintas": {"license": "CC-BY-4.0", "contact": contact}}],
            "markdown_extensions": ["abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc"],
        }
    }
