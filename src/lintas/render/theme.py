"""What MkDocs and its theme are told: where our templates and styles are, and the language of a page."""

from __future__ import annotations

import os
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from lintas.pages.site import uri_in
from lintas.render.blanks import spare_blanks
from lintas.render.frame import search_link
from lintas.render.mends import mend
from lintas.render.not_found import not_found
from lintas.render.styles import STYLES
from lintas.settings import THEIR_SEARCH
from lintas.whole import SITEMAP

SKIN = str(files("lintas") / "skin")
MATERIAL = str(files("material"))


def dress(config: MkDocsConfig, languages: tuple[str, ...]) -> None:
    """Have the theme take our templates and styles."""
    # After the base's own overrides, before the theme.
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, SKIN)
    config.theme.static_templates.discard(SITEMAP.path)  # ours tells languages and days
    config.extra_css.insert(0, STYLES)  # what a base adds comes later, and wins
    config.theme["font"] = False  # Material's fonts come from another host
    for name in THEIR_SEARCH & config.plugins.keys():  # two searches on a page would be one too many
        config.plugins[name].config["enabled"] = False
    # True and no list: Material then shows our language switch and leaves the head's links to our template.
    config.extra["alternate"] = True
    # For what a reader has chosen. Otherwise the theme writes the way up to the root into a script, which would be
    # another at each depth.
    config.extra.setdefault("scope", urlsplit(config.site_url or "").path or "/")
    config.extra["lintas"] = {"not_found": not_found(languages), "search": search_link(languages[0], languages)}


def mend_templates(env: Environment) -> None:
    """Have the theme's templates come out smaller, and without their faults."""
    spare_blanks(env, (f"{SKIN}{os.sep}", f"{MATERIAL}{os.sep}"))
    mend(env, f"{MATERIAL}{os.sep}")


def speak(config: MkDocsConfig, lang: str, languages: tuple[str, ...]) -> None:
    """Have the theme speak a language, and its logo lead to that language's home."""
    config.theme["language"] = lang
    config.extra["homepage"] = uri_in(lang, languages) or "."
