"""What MkDocs and its theme are told, and asked: the language of a page, and who else wants to see it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from mkdocs.config.defaults import MkDocsConfig

from lintas.pages.site import uri_in
from lintas.settings import PLUGIN


def speak(config: MkDocsConfig, lang: str, languages: tuple[str, ...]) -> None:
    """Have the theme speak a language, and its logo lead to that language's home."""
    config.theme["language"] = lang
    config.extra["homepage"] = uri_in(lang, languages) or "."


def page_plugins(config: MkDocsConfig, harmless: AbstractSet[str]) -> list[str]:
    """Other plugins that want to see each page, but for those that are `harmless`."""
    ours = config.plugins[PLUGIN]
    seen = {
        getattr(method, "__self__", None)
        for event, methods in config.plugins.events.items()
        if event.startswith(("page_", "pre_page", "post_page"))
        for method in methods
    } - {ours, *(config.plugins[name] for name in harmless & config.plugins.keys())}
    return [name for name, plugin in config.plugins.items() if plugin in seen] + ["hooks"] * (None in seen)
