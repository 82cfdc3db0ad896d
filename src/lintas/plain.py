"""Spares plain text the work that Python-Markdown does to find out that it is plain.

Python-Markdown looks through every text with each of its patterns, and asks of every block whether it is one of each
kind. What can match none of them is told here by the signs that each needs, and what comes out is the same, byte for
byte. Patterns and blocks of other extensions, whose signs are not known, are asked as ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors, inlinepatterns
from markdown.blockparser import BlockParser
from markdown.extensions import Extension, abbr, admonition, def_list, footnotes, md_in_html, sane_lists, tables
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX, AtomicString

# By pattern its signs: in every text that it matches is one of them.
SIGNS = {
    re.compile(pattern, re.DOTALL): signs
    for pattern, *signs in (
        (inlinepatterns.BACKTICK_RE, "`"),
        (inlinepatterns.ESCAPE_RE, "\\"),
        (inlinepatterns.LINK_RE, "["),
        (inlinepatterns.IMAGE_LINK_RE, "["),
        (inlinepatterns.AUTOLINK_RE, "<"),
        (inlinepatterns.AUTOMAIL_RE, "<"),
        (inlinepatterns.HTML_RE, "<"),
        (inlinepatterns.ENTITY_RE, "&"),
        (inlinepatterns.LINE_BREAK_RE, "  \n"),
        (r"\[\^([^\]]*)\]", "["),  # footnotes
        (r"\*|_", "*", "_"),  # strong and emphasis
    )
}
# Kinds of blocks of which a line begins with a sign, a digit or a space (of tables and underlined headings the second).
WITH_SIGNS = {
    blockprocessors.BlockQuoteProcessor,
    blockprocessors.CodeBlockProcessor,
    blockprocessors.EmptyBlockProcessor,
    blockprocessors.HRProcessor,
    blockprocessors.HashHeaderProcessor,
    blockprocessors.ListIndentProcessor,
    blockprocessors.OListProcessor,
    blockprocessors.ReferenceProcessor,
    blockprocessors.SetextHeaderProcessor,
    blockprocessors.UListProcessor,
    abbr.AbbrBlockprocessor,
    admonition.AdmonitionProcessor,
    def_list.DefListIndentProcessor,
    def_list.DefListProcessor,
    footnotes.FootnoteBlockProcessor,
    md_in_html.MarkdownInHtmlProcessor,
    sane_lists.SaneOListProcessor,
    sane_lists.SaneUListProcessor,
    tables.TableProcessor,
}
LETTERS_FIRST = re.compile(r"[^\W\d_].*(?:\n[^\W\d_].*)*")
BEFORE_ALL = 1_000
UNEVEN = (STX, ETX, "\t", "\r", "\n ")  # one of these is in every text of which the white space must be evened out


class PlainText(Extension):
    """Must be the first extension: the others then find all in its usual order, and can replace it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Put our own in the places of those that look at everything."""
        self._paragraph = _PlainParagraph(md.parser)
        md.registerExtension(self)
        md.preprocessors.register(_Whitespace(md), "normalize_whitespace", 30)
        md.preprocessors.register(_HtmlBlocks(md), "html_block", 20)
        md.parser.blockprocessors.register(self._paragraph, "lintas-plain-paragraph", BEFORE_ALL)
        md.treeprocessors.register(_Inline(md), "inline", 20)

    def reset(self) -> None:
        """Look anew at what kinds of blocks there are; Python-Markdown calls this before each text."""
        self._paragraph.is_sure = None


class _Whitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return super().run(lines) if _has(UNEVEN, text) else [*text.split("\n"), "", ""]


class _HtmlBlocks(HtmlBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return super().run(lines) if _has("<&", text) else text.split("\n")


class _PlainParagraph(blockprocessors.ParagraphProcessor):
    """A block of which every line begins with a letter, where there is no kind of block that is not known here."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.is_sure: bool | None = None

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        if self.is_sure is None:
            self.is_sure = self._knows_all_before_paragraphs()
        return self.is_sure and LETTERS_FIRST.fullmatch(block) is not None

    def _knows_all_before_paragraphs(self) -> bool:
        for kind in map(type, self.parser.blockprocessors):
            if kind is blockprocessors.ParagraphProcessor:
                return True
            if kind not in WITH_SIGNS and kind is not _PlainParagraph:
                return False
        return False


class _Inline(InlineProcessor):
    """Leaves out texts in which no pattern finds anything.

    They are what Python-Markdown calls atomic while it works, and what they were afterwards.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        is_plain = self._plainness()
        texts, tails = [], []
        for element in tree.iter():
            if (text := element.text) and type(text) is str and is_plain(text):
                texts.append((element, text))
                element.text = AtomicString(text)
            if (tail := element.tail) and type(tail) is str and is_plain(tail):
                tails.append((element, tail))
                element.tail = AtomicString(tail)
        tree = super().run(tree, ancestors)
        for element, text in texts:
            element.text = text
        for element, tail in tails:
            element.tail = tail
        return tree

    def _plainness(self) -> Callable[[str], bool]:
        """Says of a text whether none of the patterns that there are now finds anything in it."""
        signs = {STX}  # of what stands for something else until the end
        unknown = []
        for pattern in self.inlinePatterns:
            regex = pattern.getCompiledRegExp()  # type: ignore[attr-defined]  # missing in its types
            if not isinstance(pattern, inlinepatterns.InlineProcessor):  # of the old kind
                return lambda _text: False
            if regex in SIGNS:
                signs.update(SIGNS[regex])
            else:
                unknown.append(regex.search)
        return lambda text: not _has(signs, text) and not any(search(text) for search in unknown)


def _has(signs: Collection[str], text: str) -> bool:
    return any(sign in text for sign in signs)
