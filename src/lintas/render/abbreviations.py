"""Which abbreviations of the glossary the text of a page has."""

from __future__ import annotations

from lintas.glossary import NOTHING, Glossary, Used
from lintas.names import read_path
from lintas.pages.page import Page


def used_on(glossary: Glossary, notes_folder: str, page: Page) -> Used:
    """Those of a note's page; in texts of our own they are not looked for."""
    if not page.source:
        return NOTHING
    return glossary.used_in(page.body, page.lang, read_path(page.source.removeprefix(f"{notes_folder}/")).id)
