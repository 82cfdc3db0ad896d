"""Whatever is spared, Python-Markdown makes the same of a text as without us, in all that it makes of it."""

from __future__ import annotations

import os
import re
from functools import cache
from xml.etree.ElementTree import Element

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.treeprocessors import Treeprocessor

from lintas.plain import SIGNS, WITH_SIGNS, PlainText
from lintas.settings import read_settings, settings_of

OURS = "ours"
EXTENSIONS = {
    "none": [],
    OURS: [],  # those of mkdocs.yml
    "Python-Markdown's": "extra admonition codehilite legacy_attrs nl2br sane_lists smarty toc wikilinks".split(),
    "old emphasis": ["legacy_em", "meta", "footnotes", "fenced_code"],
    "Material's": (
        "abbr admonition attr_list def_list footnotes md_in_html tables toc pymdownx.betterem pymdownx.caret"
        " pymdownx.details pymdownx.emoji pymdownx.highlight pymdownx.inlinehilite pymdownx.keys pymdownx.magiclink"
        " pymdownx.mark pymdownx.smartsymbols pymdownx.superfences pymdownx.tasklist pymdownx.tilde"
    ).split(),
}


class Recorder(Extension):
    """Records what the other extensions see, right after the patterns and at the end."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        self.seen: list[object] = []
        md.treeprocessors.register(_Record(self.seen), "record-first", 19.99)
        md.treeprocessors.register(_Record(self.seen), "record-last", -200)


class _Record(Treeprocessor):
    def __init__(self, seen: list[object]) -> None:
        super().__init__()
        self.seen = seen

    def run(self, root: Element) -> None:
        self.seen.append(
            [
                (element.tag, dict(element.attrib), element.text, type(element.text), element.tail, type(element.tail))
                for element in root.iter()
            ]
        )


class Made:
    """What one instance of Python-Markdown makes of texts, in all its parts."""

    def __init__(self, *extensions: str | Extension) -> None:
        self.recorder = Recorder()
        self.markdown = Markdown(extensions=[*extensions, self.recorder])

    def of(self, text: str) -> tuple[object, ...]:
        md = self.markdown
        md.reset()
        self.recorder.seen.clear()
        try:
            html = md.convert(text)
        except Exception as error:  # noqa: BLE001  (some texts are too much for some extensions; so they are then here)
            return type(error), str(error)
        return html, getattr(md, "toc_tokens", ()), getattr(md, "toc", ""), dict(md.references), [*self.recorder.seen]


def own_extensions() -> tuple[str, ...]:
    config, problems = read_settings(ROOT / "mkdocs.yml")
    assert config is not None, problems
    return settings_of(config).markdown.extensions


@cache
def without_and_with(name: str) -> tuple[Made, Made]:
    extensions = own_extensions() if name == OURS else EXTENSIONS[name]
    return Made(*extensions), Made(PlainText(), *extensions)


def hold(text: str, name: str) -> None:
    ordinary, spared = without_and_with(name)
    assert spared.of(text) == ordinary.of(text)


@pytest.mark.parametrize("name", EXTENSIONS)
def test_every_text_of_this_repository_comes_out_the_same(name: str) -> None:
    files = [file for folder in ("notes", "docs", "tests") for file in (ROOT / folder).rglob("*.md")]
    assert len(files) > 100
    for file in files:
        hold(file.read_bytes().decode("utf-8", errors="replace"), name)


AWKWARD = [
    "Plain.\n\nPlain, on\ntwo lines.",
    # One sign alone, each in a text of its own.
    "A line  \nbroken",
    "1986\\. A year",
    "A `code`",
    "A [link](a.md)",
    "![A picture](a.png)",
    "See <http://example.org/>",
    "See <me@example.org>",
    "A <b>word",
    "A &copy; B",
    "An *em",
    "An *em*",
    "An _em_",
    "\tcode",
    "a\tb",
    "a\rb",
    "A\n  \nB",
    "a\x02b",
    "a\x03b",
    "Term\n: A definition\n\nTerm\n\n:   Another\n\n    Plain.",
    "Heading\n===\nHeading\n---\nnot one --- either\n",
    "a | b\n--|--\nc | d\n\na | b\nc | d",
    "* Item\nlazy line\n\n    Second paragraph\n\n* # Heading\nLazy line\n\nEnd",
    "1. One\n2. Two\n\n   Loose\n\nA.1. None",
    '!!! note\n    Text\n\n    Text\n\nAfter\n!!! tip "Title"\n    Text',
    "Word[^1] and [^2].\n\n[^1]: Note\nlazy\n\n    More\n[^2]: Other",
    "The HTML is old.\n\n*[HTML]: Hyper Text\nHTML again",
    "[a]\n\n[a]: <b> 'c'\nText\n[d]: e",
    "Plain <b>bold</b> plain\n\n<div>\nPlain\n</div>\nPlain\n\n<div markdown>\nPlain *em*\n\nPlain\n</div>",
    "<p markdown='span'>Plain *em*</p>\n\n&amp; plain & plain &copy;",
    "> Quote\nlazy\n\nPlain\n> quote",
    "Plain {: .class }\n\nPlain\n{: #id .class }\n\n## Heading {: #own }",
    "[TOC]\n\n## One\nText\n\n## One\n\nx [TOC]",
    "\x02klzzwxh:0000\x03 and `code`\n\n\x02wzxhzdk:0\x03",
    "tab\tinside\n\n\tcode\n \n  \nspaces\r\nand\rreturns",
    "²x\n\n½. x\n\nªx. y\n\nñ\n\n漢字\nかな\n\n١. x\n\n_x\n\n\u2028x\n\x0b\n\x1cy",
    "snake_case and __strong__ and *em* and ***both***",
    "http://example.org/ and <http://example.org/> and <me@example.org> and me@example.org :smile: ++ctrl++",
    "```\ncode\n```\nText\n~~~ python\nx\n~~~",
    "Title: meta\nOther: more\n\nPlain \"quoted\" -- and... 'so'",
    "- [ ] open\n- [x] done\n\nH~2~O ==mark== ^^ins^^ (c) 1/2",
]


@pytest.mark.parametrize("name", EXTENSIONS)
@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_come_out_the_same(text: str, name: str) -> None:
    hold(text, name)


PARTS = st.one_of(
    st.sampled_from("Plain word a b x 1 2. ² é 漢".split()),
    st.sampled_from(
        ["\n", "\n\n", " ", "  \n", "    ", "\n    ", "\n  ", "\t", "\n- ", "\n* ", "\n1. ", "\n> ", "\n# "]
    ),
    st.sampled_from(
        ["\n: ", "\n:   ", "\n!!! note\n    ", "\n===\n", "\n---\n", "\n--|--\n", "|", "\n```\n", "\n??? x\n"]
    ),
    st.sampled_from(
        "* ** _ __ ` `` \\ [ ] ( ) ![ ](a.md) [^1] < > & &amp; <b> </b> <div> </div> <!-- --> ~ = ^ + :".split()
    ),
    st.sampled_from(
        ["[^1]: ", "[a]: b", "*[a]: b", "{: .c }", "[TOC]", "<div markdown>", "<x@y.z>", "[[w]]", "\x02", "\x03"]
    ),
)


@settings(
    max_examples=int(os.environ.get("LINTAS_EXAMPLES", "100")),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(PARTS, max_size=40), st.sampled_from(sorted(EXTENSIONS)))
def test_any_text_comes_out_the_same(parts: list[str], name: str) -> None:
    hold("".join(parts), name)


class Shouting(Extension):
    """Patterns and blocks that nobody knows, which begin with letters."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.inlinePatterns.register(_New(r"aloud"), "new", 30)
        md.inlinePatterns.register(_Old(r"(very loud)"), "old", 20)
        md.parser.blockprocessors.register(_Block(md.parser), "block", 18)


class _New(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        return "ALOUD", m.start(0), m.end(0)


class _Old(Pattern):
    def handleMatch(self, m: re.Match[str]) -> str:  # noqa: N802
        return m.group(2).upper()


class _Block(BlockProcessor):
    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return block.startswith("SHOUT")

    def run(self, parent: Element, blocks: list[str]) -> None:
        quote = Element("blockquote")
        quote.text = blocks.pop(0)
        parent.append(quote)


def test_what_is_not_known_is_asked() -> None:
    ordinary, spared = Made(Shouting()), Made(PlainText(), Shouting())
    text = "SHOUT it\n\nSaid aloud, and very loud\n\nPlain"
    assert spared.of(text) == ordinary.of(text)
    html = str(spared.of(text)[0])
    assert all(part in html for part in ("<blockquote>SHOUT", "ALOUD", "VERY LOUD"))


def test_all_that_our_own_settings_bring_is_known() -> None:
    """Otherwise nothing is wrong, but slow: a new version of Python-Markdown may have other patterns."""
    markdown = Markdown(extensions=own_extensions())
    assert {pattern.getCompiledRegExp() for pattern in markdown.inlinePatterns} <= SIGNS.keys()
    assert [type(kind) for kind in markdown.parser.blockprocessors if type(kind) not in WITH_SIGNS] == [
        type(markdown.parser.blockprocessors["paragraph"])
    ]
