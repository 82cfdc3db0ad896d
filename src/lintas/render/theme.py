"""What MkDocs and its theme are told: the language of a page."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from lintas.pages.site import uri_in


def speak(config: MkDocsConfig, lang: str, languages: tuple[str, ...]) -> None:
    """Have the theme speak a language, and its logo lead to that language's home."""
    config.theme["language"] = lang
    config.extra["homepage"] = uri_in(lang, languages) or "."
