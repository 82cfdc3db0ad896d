"""What a reader of HTML finds in it that no text of a note may bring: tests and the fuzzer read with it.

It says by itself what must never be there and takes nothing of `lintas/sanitise.py`: what is let in there by mistake
would else be let in here as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

# Nothing of a base needs these, on no page.
NOWHERE = frozenset(
    "applet area base bgsound embed fencedframe frame frameset iframe image isindex keygen listing map marquee noembed"
    " object param plaintext portal xml xmp".split()
)
# Pages have these of their theme or of our templates; a text has none.
OF_PAGES = frozenset(
    "audio body button canvas datalist dialog fieldset form head html input label legend link main math menu meta meter"
    " nav noscript optgroup option output picture progress script select slot source style svg template textarea title"
    " track video".split()
)
RUNS = {"formaction", "ping", "srcdoc"}  # attributes, beside those that begin with "on"
LEADS = {"action", "background", "cite", "data", "href", "poster", "src", "xlink:href"}
DISGUISES = re.compile(r"aria-.*|data-.*|accesskey|autofocus|contenteditable|download|for|form|hidden|is|name|part")
LOOKS = re.compile(r"action|background|poster|popover|role|slot|srcset|style|tabindex|target|type|usemap|xmlns.*")
CLASS = re.compile(r"md-.*|tabbed-.*|lintas-(?!(?:term|full|left|center|right)\Z).*")  # parts of the theme, and ours
OPEN = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)  # schemes that an address may have
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# What browsers leave out of an address before they look at its scheme (https://url.spec.whatwg.org/#url-parsing).
INVISIBLE = re.compile(r"\A[\x00-\x20]+|[\t\n\r]")


class Harm(NamedTuple):
    """Something that must not be there, and where: by its tag and attribute."""

    text: str
    where: str


class Reader(HTMLParser):
    """What HTML holds: `live` is what no page may hold, `strange` what only a page may; and its scripts by type."""

    def __init__(self) -> None:
        super().__init__()
        self.live: list[Harm] = []
        self.strange: list[Harm] = []
        self.scripts: list[tuple[str, str]] = []
        self._is_in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOWHERE:
            self.live.append(Harm(f"<{tag}>", tag))
        elif tag in OF_PAGES or "-" in tag or ":" in tag:
            self.strange.append(Harm(f"<{tag}>", tag))
        if tag == "script":
            self.scripts.append((dict(attrs).get("type") or "", ""))
            self._is_in_script = True
        for name, given in attrs:
            value = given or ""
            harm = Harm(f"<{tag} {name}={value!r}>", f"{tag} {name}")
            if name.startswith("on") or name in RUNS or (name in LEADS and leads_astray(value)):
                self.live.append(harm)
            elif any(_strange(tag, name, value)):
                self.strange.append(harm)

    def handle_data(self, data: str) -> None:
        if self._is_in_script:
            kind, text = self.scripts[-1]
            self.scripts[-1] = kind, text + data

    def handle_endtag(self, tag: str) -> None:
        self._is_in_script = self._is_in_script and tag != "script"

    def handle_comment(self, data: str) -> None:
        self.strange.append(Harm(f"<!--{data}-->", "comment"))

    def handle_decl(self, decl: str) -> None:
        self.strange.append(Harm(f"<!{decl}>", "declaration"))

    def handle_pi(self, data: str) -> None:
        self.strange.append(Harm(f"<?{data}>", "instruction"))

    def unknown_decl(self, data: str) -> None:
        self.strange.append(Harm(f"<![{data}]>", "declaration"))


def harms(html: str) -> list[Harm]:
    """Whatever a text may not bring."""
    reader = read(html)
    return reader.live + reader.strange


def read(html: str) -> Reader:
    """HTML as it was read."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def leads_astray(address: str) -> bool:
    """Whether a browser does something else with an address than to open a page, or a program for mail or calls."""
    seen = INVISIBLE.sub("", address)
    return bool(SCHEME.match(seen)) and not OPEN.match(seen)


def _strange(tag: str, name: str, value: str) -> Iterator[bool]:
    yield bool(DISGUISES.fullmatch(name) or LOOKS.fullmatch(name))
    yield name == "class" and any(CLASS.fullmatch(one) for one in value.split())
    yield name == "id" and value.startswith("__")  # a part of the theme
    yield name == "rel" and value != "noopener"
    seen = INVISIBLE.sub("", value).replace("\\", "/")
    yield (tag, name) == ("img", "src") and (seen.startswith("//") or bool(SCHEME.match(seen)))  # from elsewhere
