"""Faults of Material's templates, mended where they stand: copies of its files would have to follow every version.

A test looks whether each is still there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jinja2 import Environment
from jinja2.ext import Extension

# What its search says goes into every page; ours has words of its own.
OF_SEARCH = ("placeholder", "none", "one", "other", "more.one", "more.other", "term.missing")
# What stands before it is not held to it.
POLICY = '<head><meta http-equiv="Content-Security-Policy" content="{{ config.extra.lintas.policy }}">'
MENU = (
    '<button class="md-header__button md-icon lintas-menu" type="button" aria-label="{{ lang.t("nav") }}"'
    ' aria-expanded="false">{% include ".icons/" ~ (config.theme.icon.menu or "material/menu") ~ ".svg" %}</button>'
)
# A setting is a text, and this environment escapes nothing.
NAME = ("{{ config.site_name }}", "{{ config.site_name | e }}")
# By template what it says and what it is to say.
MENDS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "base.html": (
            ("<head>", POLICY),
            # A checkbox has no such attribute.
            (' id="__drawer" autocomplete="off"', ' id="__drawer"'),
            (' id="__search" autocomplete="off"', ' id="__search"'),
            # The way to the text is on every page.
            ("{% if page.toc | first is defined %}", "{% if true %}"),
            ('href="{{ skip.url | url }}" class="md-skip"', 'href="#main" class="md-skip"'),
            ('<main class="md-main"', '<main class="md-main" id="main"'),
            NAME,
            *(
                (f"{{{{ config.site_{key} }}}}", f"{{{{ config.site_{key} | e }}}}")
                for key in ("description", "author")
            ),
            *((f'"search.result.{key}": lang.t("search.result.{key}"),', "") for key in OF_SEARCH),
        ),
        # A label is nothing that the keyboard reaches: where there is a script, a button opens the drawer.
        "partials/header.html": (
            NAME,
            (
                '<label class="md-header__button md-icon" for="__drawer">',
                f'{MENU}<label class="md-header__button md-icon lintas-menu-label" for="__drawer">',
            ),
        ),
        "partials/nav.html": (NAME,),
        # What the label is for is only there in the navigation, not in the sidebar.
        "partials/toc.html": ((' for="__toc"', '{% if nav_item is defined %} for="__toc"{% endif %}'),),
        "partials/content.html": (("d(config.site_name, true)", "d(config.site_name | e, true)"),),
        # An empty number is none.
        "partials/nav-item.html": (
            (' tabindex="{{ tabindex }}"', '{% if tabindex %} tabindex="{{ tabindex }}"{% endif %}'),
        ),
    }
)


def mend(env: Environment, folder: str) -> None:
    """Mend the theme's templates below a folder; a base's own are its own affair."""
    env.add_extension(_Mended)
    env.extend(mended_below=folder)


class _Mended(Extension):
    """Changes what a template says before it is compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source of a template, mended."""
        folder: str = getattr(self.environment, "mended_below", "")
        if (filename or "").startswith(folder):
            for theirs, ours in MENDS.get(name or "", ()):
                source = source.replace(theirs, ours)
        return source
