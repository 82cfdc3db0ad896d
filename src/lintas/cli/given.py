"""What the verbs are given: the settings, the notes, and what is said where these can't be had."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn
from urllib.parse import urljoin

import typer
from mkdocs.config.defaults import MkDocsConfig

from lintas.catalogue import Catalogue
from lintas.cli.options import FOUND_PROBLEMS, WRONG_USAGE
from lintas.inputs import digests_of_notes
from lintas.kept import Kept
from lintas.load import Loaded, load
from lintas.pages.rules import rule_uri
from lintas.report import REPORTS, Address, Style, nowhere
from lintas.settings import CACHE, Settings, read_settings, settings_of
from lintas.terminal import complain
from lintas.workspace import NOTES


def read(
    config_file: Path, words: Catalogue, form: Style = "text", *, to_stderr: bool = True
) -> tuple[Settings, MkDocsConfig]:
    """The settings of a base; where there are none the command ends, and says why."""
    config, problems = read_settings(config_file)
    if config is None:
        typer.echo(REPORTS[form](problems, words), err=to_stderr)
        raise typer.Exit(FOUND_PROBLEMS)
    return settings_of(config), config


def rule_addresses(settings: Settings, words: Catalogue) -> Address:
    """Where the rules have their pages, in the language that is spoken, if anybody but us can open the site."""
    if not settings.is_public:
        return nowhere
    return lambda slug: urljoin(settings.site_url, rule_uri(slug, words.lang, settings.languages))


def read_notes(settings: Settings, words: Catalogue) -> Loaded:
    """All notes of a base, with what was kept of the last time."""
    kept = Kept(settings.folder / CACHE / NOTES, lambda key: complain(words.say(key)))
    loaded = load(settings, kept=kept, digests=digests_of_notes(settings))
    kept.save()
    return loaded


def misused(text: str) -> NoReturn:
    """End the command: what was asked of it makes no sense."""
    complain(text)
    raise typer.Exit(WRONG_USAGE)
