"""What a page is made of: plain values, in the order in which they are read. Templates only place them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from lintas.citation.citation import Citation
from lintas.pages.linked import NOTHING_MORE, Linked
from lintas.social.picture import Picture


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere.

    `uri` is an address below the site's root without a leading slash (`themes/leadership/`), or a complete one with
    its scheme; empty for a text that leads nowhere. `lang` is set where the text is in another language than the
    page's. `aside` is a short remark behind it, such as a count. `kind` names what it is where that has looks of its
    own: `city`, `theme`, `tag`, `term`, `value`, `stage-adopted`, `evidence-told`.
    """

    text: str
    uri: str = ""
    lang: str = ""
    aside: str = ""
    kind: str = ""

    @property
    def is_outward(self) -> bool:
        """Whether it leads to another site, or to a mail."""
        return "://" in self.uri or self.uri.startswith("mailto:")


@dataclass(frozen=True)
class Fact:
    """A line of a panel of facts: what it is, and one or more values; `key` names it for templates and tests."""

    key: str
    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True)
class Card:
    """A note in a list.

    `kicker` stands above the title, `mark` says that the text is in another language, `action` is what a reader can do
    about it.
    """

    title: Link
    kind: str
    kicker: str = ""
    summary: str = ""
    facts: tuple[Fact, ...] = ()
    chips: tuple[Link, ...] = ()
    mark: str = ""
    action: Link | None = None


@dataclass(frozen=True)
class Block:
    """A part of a page; `template` names the fragment that shows it."""

    template: ClassVar[str]


@dataclass(frozen=True)
class Headed(Block):
    """A part under a heading of its own; `anchor` is the heading's id without its prefix."""

    anchor: str
    heading: str


@dataclass(frozen=True)
class Crumbs(Block):
    """The way to a page, without the page itself."""

    template = "crumbs"
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Title(Block):
    """The heading of a page, what kind of thing it is about, and one sentence that says it all.

    Below it stand `also`, a short line, and the themes as chips.
    """

    template = "title"
    text: str
    kicker: str = ""
    lead: str = ""
    also: str = ""
    chips: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Counts(Block):
    """What there is, in a few words each: links to the parts of a page, or to another view of the same."""

    template = "counts"
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Tools(Block):
    """What a reader can do with a page: print it, share it, copy it as plain text, and `more`."""

    template = "tools"
    more: Link | None = None


@dataclass(frozen=True)
class Facts(Block):
    """A panel of facts; `label` names it to those who can't see it."""

    template = "facts"
    facts: tuple[Fact, ...]
    label: str


@dataclass(frozen=True)
class Body(Block):
    """Where the text of a note goes; `lang` is set where it is in another language than the page's."""

    template = "body"
    lang: str = ""


@dataclass(frozen=True)
class Group(Headed):
    """A heading with cards below it; `empty` is said where there are none."""

    template = "group"
    cards: tuple[Card, ...] = ()
    empty: str = ""
    note: str = ""
    more: Link | None = None
    timeline: bool = False


@dataclass(frozen=True)
class Index(Headed):
    """A heading with links below it, each with an aside such as a count.

    `explained` has a line for some of them, by address; `compact` sets short ones side by side, `tiles` as large ways
    in; `empty` is said where there are none.
    """

    template = "index"
    links: tuple[Link, ...]
    more: Link | None = None
    explained: Mapping[str, str] = field(default_factory=dict)
    compact: bool = False
    tiles: bool = False
    empty: str = ""


@dataclass(frozen=True)
class Entry:
    """An entry of the glossary in a list: its form in texts, what kind of thing it is, what it means in one line."""

    term: Link
    kind: str
    meaning: Link | None = None


@dataclass(frozen=True)
class Letter:
    """The entries that begin with a letter; `anchor` is its id on the page."""

    anchor: str
    text: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Letters(Block):
    """A list from A to Z, with a row of its letters before it that `label` names."""

    template = "letters"
    label: str
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class Step:
    """One entry of an adoption: a city at a stage as of a date; `remarks` are sentences below it."""

    stage: str
    stage_label: str
    city: Link
    date: str
    remarks: tuple[str, ...] = ()
    source: Link | None = None


@dataclass(frozen=True)
class SourceLine:
    """A source written out: its title with the address, remarks on its dates, and a quotation."""

    title: Link
    remarks: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    quote: str = ""


@dataclass(frozen=True)
class Sources(Headed):
    """Where what a page says was said."""

    template = "sources"
    lines: tuple[SourceLine, ...]


@dataclass(frozen=True)
class Cite(Headed):
    """How to name elsewhere what stands at `uri` below the site's root."""

    template = "cite"
    citation: Citation
    uri: str


@dataclass(frozen=True)
class Actions(Block):
    """What a reader can do about a note beside editing its file; `label` names the list to those who can't see it."""

    template = "actions"
    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Notice(Block):
    """A sentence that a reader should not miss, with a link."""

    template = "notice"
    text: str
    link: Link | None = None


@dataclass(frozen=True)
class Explore(Block):
    """Where the search finds its place; `lists` lead to the same notes without a script, `without_script` says so."""

    template = "explore"
    label: str
    submit: str
    without_script: str
    lists: tuple[Index, ...]


@dataclass(frozen=True)
class Pager(Block):
    """The neighbours of one page of a long list."""

    template = "pager"
    label: str
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True)
class Text:
    """The body of the file `path`, shown on a page beside others; by its `name` the page's blocks place it."""

    name: str
    path: str
    body: str


@dataclass(frozen=True)
class Page:
    """A page of the site.

    `uri` is its address below the site's root (`id/themes/leadership/`, empty for home), `body` the Markdown of a
    note or text, `view` the values around it. `alternates` lead to the same page in the other languages;
    `elsewhere` are the languages in which there is none, with the page to go to instead.
    `source` is the note's path relative to the base, `body_path` that of the file that the body stands in where this is
    another one. `texts` are bodies that blocks show. `picture` stands beside a shared link; where there is none the
    site's does. A page that is not `is_found` is for no search engine. `linked` is what it says to programs, `record`
    the address of the JSON file that says the same as a note's page. `feed` is what of a page can be followed by
    itself, with the address of its page.
    """

    uri: str
    lang: str
    title: str
    view: tuple[Block, ...]
    body: str = ""
    description: str = ""
    alternates: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    body_path: str = ""
    texts: tuple[Text, ...] = ()
    is_listing: bool = True
    picture: Picture | None = None
    linked: Linked = NOTHING_MORE
    is_found: bool = True
    record: str = ""
    feed: Link | None = None

    @property
    def body_from(self) -> str:
        """The path of the file that the body stands in; empty for a text of this program."""
        return self.body_path or self.source

    @property
    def section(self) -> str:
        """The address of the list that a reader comes from: the first of the crumbs; empty where there are none."""
        return next((block.links[0].uri for block in self.view if isinstance(block, Crumbs)), "")
