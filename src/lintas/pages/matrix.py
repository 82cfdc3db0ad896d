"""Themes by cities: what each city has learned, used, asked and taught, and where there is nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from lintas.drawings.matrix import CELL, field_of
from lintas.pages.drawn import Matrix, MatrixCell, MatrixRow
from lintas.pages.listing import alternates
from lintas.pages.page import Crumbs, Link, Page, Title
from lintas.pages.site import Site
from lintas.pages.tallies import Tally, tallies

NAMED = 6  # themes that nobody learned about; the others are counted
Tallies = Mapping[tuple[str, str], Tally]


def matrix_pages(site: Site) -> Iterator[Page]:
    """`/matrix/`."""
    title = Title(site.say("page.matrix"), lead=site.say("page.matrix.lead"))
    yield Page(
        uri=site.uri("matrix"),
        lang=site.lang,
        title=title.text,
        view=(Crumbs((site.page("themes", "themes"),)), title, _matrix(site)),
        description=title.lead,
        alternates=alternates(site, "matrix"),
    )


def _matrix(site: Site) -> Matrix:
    found = tallies(site.library)
    themes = tuple(_themes(site))
    cities = sorted({city for _, city in found}, key=lambda city: site.city(city).text)
    field = field_of((site.theme(theme).text for theme, _ in themes), (site.city(city).text for city in cities))
    return Matrix(
        anchor="matrix",
        heading=site.say("group.matrix"),
        findings=tuple(_findings(site, found, [theme for theme, _ in themes], cities)),
        empty=site.say("empty.matrix"),
        cell=CELL,
        field=field,
        cities=tuple(site.city(city) for city in cities) if themes else (),
        rows=tuple(
            MatrixRow(
                theme=site.theme(theme),
                narrower=narrower,
                cells=tuple(_in_words(site, found.get((theme, city)), theme, city) for city in cities),
                drawn=tuple(
                    _drawn(site, found[theme, city], theme, city, CELL * column)
                    for column, city in enumerate(cities)
                    if (theme, city) in found
                ),
            )
            for theme, narrower in themes
        ),
        as_picture=site.say("matrix.as_picture"),
        as_table=site.say("matrix.as_table"),
        legend=(
            ("learned", site.say("matrix.legend.learned")),
            ("used", site.say("matrix.legend.used")),
            ("asks", site.say("matrix.legend.asks")),
            ("taught", site.say("matrix.legend.taught")),
            ("empty", site.say("matrix.legend.empty")),
        ),
    )


def _themes(site: Site) -> Iterator[tuple[str, bool]]:
    """Every theme, the narrower ones below their broader, and whether it is one of those."""
    vocabulary = site.library.vocabulary
    shown: set[str] = set()
    for root in (key for key, theme in vocabulary.themes.items() if not theme.broader):
        for theme in vocabulary.with_narrower(root):
            if theme not in shown:
                shown.add(theme)
                yield theme, theme != root


def _findings(site: Site, found: Tallies, themes: list[str], cities: list[str]) -> Iterator[str]:
    """What stands out: how much is empty, what nobody learned about, how many questions wait."""
    cells = len(themes) * len(cities)
    if cells:
        yield site.say("matrix.finding.empty", empty=cells - len(found), all=cells)
    learned = {theme for (theme, _), tally in found.items() if tally.learned}
    unlearned = [site.theme(theme).text for theme in themes if theme not in learned]
    if unlearned:
        names = "; ".join(unlearned[:NAMED])
        more = len(unlearned) - NAMED
        key = "matrix.finding.unlearned_more" if more > 0 else "matrix.finding.unlearned"
        yield site.say(key, themes=names, more=more)
    if site.library.open_asks:
        yield site.words.count("matrix.finding.asks", len(site.library.open_asks))


def _list(site: Site, **chosen: str) -> str:
    """The address of the notes with these values, to be searched further."""
    return f"{site.uri('explore')}?{urlencode(chosen)}"


def _in_words(site: Site, tally: Tally | None, theme: str, city: str) -> tuple[Link, ...]:
    """A cell of the table: each number leads to its list, and so does an empty cell."""
    if not tally:
        return (Link(site.say("matrix.none"), _list(site, theme=theme, learner=city)),)
    links = []
    if tally.learned:
        words = ", ".join(_said(site, Tally(learned=tally.learned, taken_up=tally.taken_up)))
        links.append(Link(words, _list(site, theme=theme, learner=city, kind="lesson")))
    if tally.asks:
        words = ", ".join(_said(site, Tally(asks=tally.asks)))
        links.append(Link(words, _list(site, theme=theme, learner=city, kind="ask")))
    if tally.taught:
        words = ", ".join(_said(site, Tally(taught=tally.taught)))
        links.append(Link(words, _list(site, **{"theme": theme, "from": city, "kind": "lesson"})))
    return tuple(links)


def _said(site: Site, tally: Tally) -> Iterator[str]:
    for key, number in (
        ("matrix.learned", tally.learned),
        ("count.taken-up", tally.taken_up),
        ("matrix.asks", tally.asks),
        ("matrix.taught", tally.taught),
    ):
        if number:
            yield site.words.count(key, number)


def _drawn(site: Site, tally: Tally, theme: str, city: str, x: int) -> MatrixCell:
    side = "learner" if tally.learned or tally.asks else "from"
    return MatrixCell(
        x=x,
        link=Link(
            site.say(
                "matrix.cell",
                city=site.city(city).text,
                theme=site.theme(theme).text,
                said=", ".join(_said(site, tally)),
            ),
            _list(site, **{"theme": theme, side: city}),
        ),
        learned=tally.learned,
        used=tally.taken_up > 0,
        asks=tally.asks > 0,
        taught=tally.taught > 0,
    )
