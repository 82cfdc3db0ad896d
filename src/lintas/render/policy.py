"""What the browser is told that a page may run, load and send, should something hostile ever get past the sanitiser.

A Content Security Policy (https://www.w3.org/TR/CSP3/) in the page itself, first in its head: what stands before a
policy is not held to it, and a host of static files sends no headers that we could write. Scripts and styles inside a
page are known by their digests, and those are taken of a page of the theme that holds nothing of a stranger.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

from jinja2 import Environment, Template
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from lintas.pages.page import Page
from lintas.render.files import page_file
from lintas.render.frame import Frame

TEMPLATES = ("main.html", "404.html")  # between them they have all that a theme puts into pages
SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}  # with any other it is data
# In this order, each with what is let in. What is not named, such as frames and objects, falls under the first; only
# workers would fall under that of scripts (https://www.w3.org/TR/CSP3/#directive-worker-src).
RULES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "worker-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # in the theme's styles icons are written out
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",  # the search, and a preview that asks whether there is something new
    "form-action": "'self'",
    "base-uri": "'none'",
}
SCRIPTS = f"script-src {RULES['script-src']}".encode()  # where in a policy scripts are told


def policy(env: Environment, nav: Navigation, files: Files, config: MkDocsConfig, around: Frame) -> str:
    """The policy of every page of a site; `around` is the frame of one in which all words are ours."""
    inside = _Inside()
    for name in TEMPLATES:
        inside.feed(_empty(env.get_template(name), nav, files, config, around))
        inside.close()
        inside.reset()
    more = {
        "script-src": (*_others(str(script) for script in config.extra_javascript), *_digests(inside.scripts)),
        "style-src": (*_others(config.extra_css), *_digests(inside.styles)),
    }
    return "; ".join(" ".join((name, sources, *more.get(name, ()))) for name, sources in RULES.items())


def let_in_reloading(server: LiveReloadServer) -> None:
    """Have a preview tell browsers that the script may run by which it reloads pages; it is another in each answer."""
    put_in: Callable[[bytes, int], bytes] = server._inject_js_into_html  # noqa: SLF001  (there is no other way in)

    def with_digest(page: bytes, epoch: int) -> bytes:
        whole = put_in(page, epoch)
        script = whole[whole.rindex(b"<script>") + len(b"<script>") : whole.rindex(b"</script>")]
        return whole.replace(SCRIPTS, b"%b %b" % (SCRIPTS, _digest(script.decode()).encode()), 1)

    server._inject_js_into_html = with_digest  # type: ignore[method-assign]  # noqa: SLF001  (likewise)


def _empty(template: Template, nav: Navigation, files: Files, config: MkDocsConfig, around: Frame) -> str:
    """A page by a template of the theme, of which nothing comes from a note or from `docs/`."""
    page = MkDocsPage(None, page_file(Page("", "", "", ()), config), config)
    page.title, page.content = "", ""
    context = get_context(nav, files.documentation_pages(), config, page)
    output: str = template.render(context, lintas=around)
    return output


def _others(addresses: Iterable[str]) -> Iterator[str]:
    """The files of other hosts among those that the settings have on every page, as a policy names them."""
    for address in addresses:
        parts = urlsplit(address)
        if parts.netloc:
            scheme = f"{parts.scheme}://" if parts.scheme else ""
            yield f"{scheme}{quote(parts.netloc, safe=':[]')}{quote(parts.path, safe='/%')}"


def _digests(texts: Iterable[str]) -> Sequence[str]:
    return tuple(dict.fromkeys(map(_digest, texts)))


def _digest(text: str) -> str:
    # Browsers read every line ending as this one before they look.
    written = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    return f"'sha256-{base64.b64encode(hashlib.sha256(written).digest()).decode()}'"


class _Inside(HTMLParser):
    """The scripts and styles that stand in pages themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "style":
            self._into = self.styles
        elif tag == "script" and "src" not in given and given.get("type", "").strip().lower() in SCRIPT_TYPES:
            self._into = self.scripts
        if self._into is not None:
            self._into.append("")

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._into = None
