"""Cities and themes of a value that somebody typed: by their ids, which stay the same when a label is mended."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.fields import Plain
from lintas.new_cities import WithNewCities
from lintas.takes import Takes, takes


def with_ids(one: Takes, value: Plain, lookup: WithNewCities) -> Plain:
    """A field's value with ids in the place of labels, in entries too; each once."""
    what, model = one.what, one.model
    if isinstance(value, list) and what == "entry":
        return [with_ids(one, entry, lookup) for entry in value]
    if isinstance(value, dict) and model:
        return {name: with_ids(takes(model, name, one.name), part, lookup) for name, part in value.items()}
    if what not in {"city", "theme"}:
        return value
    look_up = lookup.city_or_new if what == "city" else lookup.known_theme
    if isinstance(value, list):
        ids = [*dict.fromkeys(look_up(str(part)) for part in value)]
        return ids[0] if len(ids) == 1 else [*ids]
    return look_up(str(value)) if value else ""


def cities_in(one: Takes, value: Plain) -> Iterator[str]:
    """The texts of a value that name cities, in entries too."""
    if isinstance(value, list):
        for part in value:
            yield from cities_in(one, part)
    elif isinstance(value, dict) and one.model:
        for name, part in value.items():
            yield from cities_in(takes(one.model, name, one.name), part)
    elif one.what == "city" and isinstance(value, str) and value:
        yield value
