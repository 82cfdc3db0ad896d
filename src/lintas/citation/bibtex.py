"""Citations for BibTeX and BibLaTeX (https://ctan.org/pkg/biblatex), read alike by both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lintas.catalogue import language_name
from lintas.citation.citation import Citation

# Characters that mean something to LaTeX, by names that it has for them. A brace must not stand for itself: BibTeX
# counts braces, also those behind a backslash.
ESCAPES = str.maketrans(
    {
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "`": r"{\textasciigrave}",
        "<": r"{\textless}",
        ">": r"{\textgreater}",
        "|": r"{\textbar}",
    }
)
JOINED = re.compile(r"([-',])(?=\1)")  # of two LaTeX makes one other character, such as a dash of hyphens
SPECIAL = re.compile(f"[{re.escape(''.join(map(chr, ESCAPES)))}]")


def bibtex(citation: Citation) -> str:
    """One entry. `@misc`, since BibTeX's own styles know no `@online`."""
    fields = "".join([f"  {name} = {value},\n" for name, value in _fields(citation)])
    return f"@misc{{{citation.key},\n{fields}}}\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_title(citation.title)}}}"
    if citation.other_title:
        yield "titleaddon", f"{{{_title(citation.other_title)}}}"
    # Names in braces of their own, which are no persons with a first and a last name.
    yield "author", f"{{{' and '.join(f'{{{_text(author)}}}' for author in citation.authors)}}}"
    if citation.year:
        yield "year", f"{{{citation.year}}}"
    what = f"{citation.what}. {citation.publisher}" if citation.publisher else citation.what
    yield "howpublished", f"{{{_text(what)}}}"
    if citation.address:
        yield "url", f"{{{citation.address}}}"
    yield "langid", f"{{{_language(citation.lang)}}}"
    if citation.keywords:
        yield "keywords", f"{{{', '.join(map(_text, citation.keywords))}}}"
    if citation.abstract:
        yield "abstract", f"{{{_text(citation.abstract)}}}"
    if citation.license:
        yield "copyright", f"{{{citation.license}}}"


def _text(text: str) -> str:
    if SPECIAL.search(text):
        text = text.translate(ESCAPES)
    return JOINED.sub(r"\1{}", text) if JOINED.search(text) else text


def _title(title: str) -> str:
    """A title whose words with capitals stay so: styles write all but the first letter small."""
    first, *words = _text(title).split(" ")
    protected = [f"{{{first}}}" if first[1:] != first[1:].lower() else first]
    return " ".join(protected + [f"{{{word}}}" if word != word.lower() else word for word in words])


@lru_cache(maxsize=16)
def _language(lang: str) -> str:
    """A language as the package babel calls it: `indonesian`."""
    return language_name(lang, "en").lower()
