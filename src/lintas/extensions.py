"""The Markdown extensions of which we know that they make the same of the same text, whatever was read before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintas.settings import MarkdownSettings

# By the package that they come from. What is not here may read other files (`snippets`, `b64`) or count on from text
# to text, so that nothing that was made with it can be taken over.
OWN = "markdown.extensions"
KNOWN: Mapping[str, frozenset[str]] = {
    OWN: frozenset(
        "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html"
        " meta nl2br sane_lists smarty tables toc wikilinks".split()
    ),
    "pymdownx": frozenset(
        "arithmatex betterem caret critic details emoji escapeall highlight inlinehilite keys magiclink mark"
        " progressbar saneheaders smartsymbols striphtml superfences tabbed tasklist tilde".split()
    ),
}
COUNTING = "UNIQUE_IDS"  # footnotes that are numbered on through all texts
OPTIONS_FROM = ("markdown.", "pymdownx.", "material.")  # functions that may be options


def unknown_extensions(markdown: MarkdownSettings) -> Iterator[str]:
    """The extensions of a site of which we don't know it, by name."""
    for extension in markdown.extensions:
        name = extension if isinstance(extension, str) else type(extension).__module__
        package, _, short = name.rpartition(".")
        if short not in KNOWN.get(package or OWN, ()) or not _is_known(markdown.options.get(name)):
            yield name


def keep_all_text(markdown: MarkdownSettings) -> bool:
    """Whether the extensions of a site leave the words of a text as they are: Python-Markdown's own do.

    Others write other words in place of what somebody wrote: a picture for `:smile:`, a file's content for its name.
    Footnotes that are numbered on through all texts have other marks than those that were written.
    """
    if any(options.get(COUNTING) for options in markdown.options.values()):
        return False
    names = (one if isinstance(one, str) else type(one).__module__ for one in markdown.extensions)
    parts = (name.rpartition(".") for name in names)
    return all(short in KNOWN[OWN] and package in {"", OWN} for package, _, short in parts)


def _is_known(option: object) -> bool:
    if isinstance(option, Mapping):
        return not option.get(COUNTING) and all(map(_is_known, option.values()))
    if isinstance(option, list | tuple):
        return all(map(_is_known, option))
    plain = isinstance(option, str | int | float | bool | None)
    return plain or str(getattr(option, "__module__", "")).startswith(OPTIONS_FROM)
