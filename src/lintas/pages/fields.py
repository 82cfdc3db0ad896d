"""All that can be written in a note: every field with what it means, what it takes, and an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lintas.model import KINDS, Kind
from lintas.pages.example import example
from lintas.pages.listing import alternates
from lintas.pages.page import Block, Counts, Crumbs, Fact, Headed, Link, Page, Title
from lintas.pages.site import Site
from lintas.shapes import Shape, shapes_of

HERE = "fields"


@dataclass(frozen=True)
class Field:
    """A field: `anchor` is its id on the page, `example` the lines that an author writes, empty where there is none."""

    anchor: str
    label: str
    key: str
    meaning: str
    facts: tuple[Fact, ...]
    example: str = ""


@dataclass(frozen=True)
class Fields(Headed):
    """The fields of one kind of thing, in the order in which they are declared."""

    template = "fields"
    text: str
    fields: tuple[Field, ...]


def field_pages(site: Site) -> Iterator[Page]:
    """`/fields/`."""
    title = Title(site.say("page.fields"), lead=site.say("page.fields.lead"), also=site.say("page.fields.also"))
    parts = tuple(_parts(site))
    ways = Counts(tuple(Link(part.heading, f"{site.uri(HERE)}#list-{part.anchor}") for part in parts))
    before: tuple[Block, ...] = (Crumbs((site.page("contribute", "contribute"),)), title, ways)
    yield Page(
        uri=site.uri(HERE),
        lang=site.lang,
        title=title.text,
        view=(*before, *parts),
        description=title.lead,
        alternates=alternates(site, HERE),
        is_listing=False,
    )


def _parts(site: Site) -> Iterator[Fields]:
    """What every note has, what kinds have besides, and what stands in the records of a list."""
    by_kind = {kind: {shape.name: shape for shape in shapes_of(kind)} for kind in KINDS}
    lesson = by_kind["lesson"]
    every = [
        name
        for name, shape in lesson.items()
        if all(name in others and _is_same(site, others[name], shape) for others in by_kind.values())
    ]
    yield _part(site, "every", site.say("page.fields.every"), (lesson[name] for name in every), "lesson")
    for kind, shapes in by_kind.items():
        own = (shape for name, shape in shapes.items() if name not in every)
        yield _part(site, kind, site.say(f"kind.{kind}"), own, kind)
    inner = {shape.name: shape for shapes in by_kind.values() for shape in shapes.values() if shape.inner}
    for name, shape in inner.items():
        heading = site.say("page.fields.inner", field=name)
        yield _part(site, name, heading, shape.inner_shapes, None, text=shape.help(site.words))


def _is_same(site: Site, one: Shape, other: Shape) -> bool:
    """Whether a field is the same in two kinds; that an exchange gives it to one of them makes no difference."""
    alike = replace(one, parent="", given="") == replace(other, parent="", given="")
    return one.name == "kind" or (alike and one.help(site.words) == other.help(site.words))


def _part(site: Site, anchor: str, heading: str, shapes: Iterable[Shape], kind: Kind | None, text: str = "") -> Fields:
    said = text or site.say(f"page.fields.{anchor}.text")
    return Fields(anchor, heading, said, tuple(_field(site, anchor, shape, kind) for shape in shapes))


def _field(site: Site, part: str, shape: Shape, kind: Kind | None) -> Field:
    return Field(
        anchor=f"{part}-{shape.name}",
        label=shape.label(site.words),
        key=shape.name,
        meaning=shape.help(site.words),
        facts=tuple(_facts(site, part, shape)),
        example=example(site, shape, kind),
    )


def _facts(site: Site, part: str, shape: Shape) -> Iterator[Fact]:
    yield Fact("needed", site.say("page.fields.needed"), (Link(_needed(site, shape)),))
    yield Fact("takes", site.say("page.fields.takes"), _takes(site, shape))
    if shape.given and part != "every":
        given = next(one for one in shapes_of("exchange") if one.name == shape.given)
        link = Link(given.label(site.words), f"{site.uri(HERE)}#exchange-{given.name}", aside=given.name)
        yield Fact("given", site.say("page.fields.given"), (link,))
    if shape.choices and shape.name != "kind":
        labels = (Link(value, kind="value", aside=shape.value_label(value, site.words)) for value in shape.choices)
        yield Fact("values", site.say("page.fields.values"), tuple(labels))
    if shape.usual and shape.name != "kind":
        yield Fact("usual", site.say("page.fields.usual"), (Link(shape.usual, kind="value"),))


def _needed(site: Site, shape: Shape) -> str:
    if shape.unless:
        field, value = shape.unless
        return site.say("page.fields.needed.otherwise", field=field, value=value)
    how = "no" if not shape.required else "unless" if shape.given else "yes"
    return site.say(f"page.fields.needed.{how}")


def _takes(site: Site, shape: Shape) -> tuple[Link, ...]:
    """What a value is in words, and where all themes or cities stand."""
    several = ".several" if shape.many and shape.form not in {"tags", "records"} else ""
    limit = ".limit" if shape.longest else ""
    said = Link(site.say(f"field.form.{shape.form}{several}{limit}", longest=shape.longest))
    match shape.form:
        case "theme":
            return (said, site.page("themes", "themes"))
        case "city":
            return (said, site.page("cities", "cities"))
        case "records":
            inner = Link(site.say("page.fields.inner", field=shape.name), f"{site.uri(HERE)}#list-{shape.name}")
            return (said, inner)
        case _:
            return (said,)
