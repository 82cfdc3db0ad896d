from __future__ import annotations

import pytest
from pydantic import ValidationError

from lintas.model import INHERITED, KINDS, MODELS, Kind, Reference, Version, same_side, written_fields


def test_every_kind_has_a_record() -> None:
    assert {model.model_fields["kind"].default for model in MODELS.values()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_handed_down_is_there_on_both_sides(kind: Kind) -> None:
    assert set(INHERITED[kind]) <= set(MODELS[kind].model_fields)
    assert set(INHERITED[kind].values()) <= set(MODELS["exchange"].model_fields)


def test_what_we_work_out_ourselves_cannot_be_written() -> None:
    assert {"path", "body", "body_line"}.isdisjoint(written_fields(Version))
    assert {"id", "versions", "exchange"}.isdisjoint(written_fields(MODELS["lesson"]))


def test_a_record_does_not_change() -> None:
    source = Reference(url="https://example.org")
    with pytest.raises(ValidationError):
        source.url = "https://example.com"  # type: ignore[misc]  # that is the point


def test_whoever_teaches_has_a_name_in_each_kind() -> None:
    assert [same_side("city", kind) for kind in KINDS] == ["city", "city", "asked_of", "offered_by"]
    assert same_side("offered_to", "lesson") == "learners"
    assert same_side("theme", "offer") == ""
