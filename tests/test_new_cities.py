from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from stories import STORY

from lintas.ground import read_ground
from lintas.new_cities import NewCity, NoCityError, WithNewCities, noted, typed_city, with_cities
from lintas.several import terms_in
from lintas.vocabulary import City, Vocabulary

BUSAN = NewCity("busan", "Busan", "KR")
LINES = [b"busan:", b"  name: {en: Busan, id: Busan}", b"  country: KR", b""]


@pytest.fixture
def vocabulary(make_base: MakeBase) -> Vocabulary:
    return read_ground(settings_for(make_base(STORY)), NOW).vocabulary


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_a_city_is_added_as_the_other_lines_of_the_file_end(tmp_path: Path, ending: bytes) -> None:
    file = tmp_path / "cities.yml"
    before = ending.join([b"# \xec\x84\x9c", b"seoul: {name: {en: Seoul}, country: KR}", b""])
    file.write_bytes(before + ending)
    after = with_cities(file, [BUSAN], ("en", "id"))
    assert after == before + ending + ending.join(LINES)


def test_a_file_that_is_not_there_yet_begins_with_the_city(tmp_path: Path) -> None:
    assert with_cities(tmp_path / "cities.yml", [BUSAN], ("en", "id")).strip() == b"\n".join(LINES).strip()


def test_where_what_follows_fails_the_file_is_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "cities.yml"
    for before in (None, b"seoul: {}\r\n"):
        if before is not None:
            file.write_bytes(before)
        with pytest.raises(FileNotFoundError), noted([BUSAN], file, ("en",)):
            (tmp_path / "none" / "note.md").write_bytes(file.read_bytes())
        assert (file.read_bytes() if file.exists() else None) == before


def test_a_file_that_can_not_be_read_takes_no_city(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "notes" / "cities.yml").write_bytes(b"seoul: \xff\xfe")
    with pytest.raises(NoCityError) as refused:
        typed_city("Busan, South Korea", read_ground(settings_for(base), NOW).vocabulary, "en")
    assert refused.value.variant == "new-faulty"


def test_a_name_much_like_a_known_one_is_told(vocabulary: Vocabulary) -> None:
    assert typed_city("Jakata, Indonesia", vocabulary, "en") == NewCity("jakata", "Jakata", "ID", "Jakarta")
    assert typed_city("Busan, South Korea", vocabulary, "en") == BUSAN


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("Washington, D.C., Jakarta", ["Washington, D.C.", "Jakarta"]),
        ("Jakarta; Washington, D.C., United States", ["Jakarta", "Washington, D.C., United States"]),
        ("Busan, South Korea\nJakarta", ["Busan, South Korea", "Jakarta"]),
        ("Jakarta, Singapore", ["Jakarta", "Singapore"]),
        ("Jakarta, Japan, Busan, KR", ["Jakarta, Japan", "Busan, KR"]),
        ("Busan; Japan", ["Busan", "Japan"]),
    ],
)
def test_a_country_stays_with_its_city_and_a_name_with_its_commas(text: str, cities: list[str]) -> None:
    names = {"washington": ("Washington, D.C.", "US"), "jakarta": ("Jakarta", "ID"), "singapore": ("Singapore", "SG")}
    vocabulary = Vocabulary(
        cities={city: City(name={"en": name}, country=country) for city, (name, country) in names.items()},
        city_names={name.casefold(): city for city, (name, _) in names.items()},
    )
    assert list(terms_in(text, WithNewCities(vocabulary, "en").is_one_city)) == cities
