"""A page for each rule: what must be true and why, how its message reads, and an example, before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lintas.catalogue import Catalogue, catalogue
from lintas.pages.listing import alternates
from lintas.pages.page import Block, Crumbs, Headed, Index, Link, Page, Title
from lintas.pages.site import Site, uri_in
from lintas.report.quoted import CODE
from lintas.report.words import advice, level, message
from lintas.rules import RULES, SUBJECTS
from lintas.rules.rule import Rule

HERE = "rules"  # the first part of their addresses
# Begins the variants of advice for whoever is being asked for a note, which can take what a file can't.
TO_ASKED = "new"


@dataclass(frozen=True)
class Snippet:
    """Lines as they stand in a file or on a terminal, below a label; `kind` is `before`, `after`, or empty."""

    code: str
    label: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Told(Headed):
    """A heading with sentences, lines to look at, and a list of what can be done, of which not all is there."""

    template = "told"
    sentences: tuple[str, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    points: tuple[str, ...] = ()


def rule_pages(site: Site) -> Iterator[Page]:
    """`/rules/` and `/rules/<slug>/`."""
    title = Title(site.say("page.rules"), lead=site.say("rules.lead"))
    yield Page(
        uri=site.uri(HERE),
        lang=site.lang,
        title=title.text,
        view=(Crumbs((site.page("contribute", "contribute"),)), title, *_lists(site)),
        description=title.lead,
        alternates=alternates(site, HERE),
    )
    for rule in RULES.values():
        yield _page(site, rule)


def rule_uri(slug: str, lang: str, languages: tuple[str, ...]) -> str:
    """Where the page of a rule stands below the root; that of the list of all where the slug is empty.

    `lang` is the language of whoever asks: where the site has none in it, its first one stands in.
    """
    return uri_in(lang if lang in languages else languages[0], languages, *filter(None, (HERE, slug)))


def _lists(site: Site) -> Iterator[Index]:
    for subject, rules in SUBJECTS.items():
        links = tuple(Link(_title(rule.slug, site.lang), site.uri(HERE, rule.slug)) for rule in rules)
        explained = {link.uri: _why(site, rule) for link, rule in zip(links, rules, strict=True)}
        yield Index(subject, site.say(f"rules.{subject}"), links, explained=explained)


def _page(site: Site, rule: Rule) -> Page:
    title = Title(
        _title(rule.slug, site.lang),
        kicker=f"{site.say(f'level.{rule.level}').capitalize()} · {rule.slug}",
        lead=_why(site, rule),
    )
    return Page(
        uri=site.uri(HERE, rule.slug),
        lang=site.lang,
        title=title.text,
        view=(Crumbs((site.page("contribute", "contribute"), site.page("rules", HERE))), title, *_parts(site, rule)),
        description=title.lead,
        alternates=alternates(site, HERE, rule.slug),
    )


def _why(site: Site, rule: Rule) -> str:
    return _prose(site.say(f"rule.{rule.slug}.why"))


def _parts(site: Site, rule: Rule) -> Iterator[Block]:
    words = site.words
    if rule.bad:
        example = (
            Snippet(rule.bad, site.say("rules.bad"), "before"),
            Snippet(rule.mended, site.say("rules.mended"), "after"),
        )
        yield Told("example", site.say("rules.example"), snippets=example)
    else:
        yield Told("example", site.say("rules.case"), (site.say(f"rule.{rule.slug}.case"),))
    said = f"{level(rule.example, words)}[{rule.slug}]: {message(rule.example, words)}"
    help_line = f"{site.say('report.help')}: {advice(rule.example, words)}"
    yield Told("message", site.say("rules.message"), snippets=(Snippet(f"{said}\n{help_line}"),))
    yield Told("mend", site.say("rules.mend"), (site.say(f"rules.{rule.level}"),), points=_advices(rule, words))
    if rule.entry:
        heading = site.say("rules.entry", file=rule.values["file"])
        yield Told("entry", heading, snippets=(Snippet(rule.entry),))


def _advices(rule: Rule, words: Catalogue) -> tuple[str, ...]:
    """All that its message can advise, with … for what a note gives; first what the example is told."""
    variants = _help_texts(words.lang)[rule.slug]
    blanks = defaultdict(lambda: "…", description="", file=rule.values.get("file", ""))
    first = rule.variant if rule.variant in variants else ""
    others = (
        text.format_map(blanks).strip()
        for variant, text in variants.items()
        if variant != first and variant.split("-")[0] != TO_ASKED
    )
    return tuple(map(_prose, (advice(rule.example, words), *filter(None, others))))


@cache
def _help_texts(lang: str) -> Mapping[str, Mapping[str, str]]:
    """By rule and variant what can be advised, not filled in."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for key, text in catalogue(lang).below("problem.").items():
        slug, has_help, variant = key.partition(".help")
        if has_help:
            found[slug][variant.removeprefix(".")] = text
    return found


@cache
def _title(slug: str, lang: str) -> str:
    """What its message says of the example, as a heading."""
    text = message(RULES[slug].example, catalogue(lang))
    return _prose(text if text[:1] == "`" else text[:1].upper() + text[1:])


def _prose(text: str) -> str:
    """A wording as a page shows it: what a terminal has between back-ticks stands between quotation marks."""
    return CODE.sub(r"“\1”", text)
