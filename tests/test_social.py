"""Pictures beside shared links: what they say, whether it can be written, and whether it fits."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from importlib.resources import files

import pytest
from PIL import Image, ImageFont
from stories import ALONE, EXCHANGE, STORY, VISIT

from lintas.load import Loaded
from lintas.pages.pictures import all_pictures, note_picture, site_picture
from lintas.pages.site import Site
from lintas.render.pictures import picture_files
from lintas.social.fit import fitted
from lintas.social.letters import LETTERS, writable
from lintas.social.paint import GROUND, INK, paint
from lintas.social.picture import Picture

LoadNotes = Callable[[Mapping[str, str]], Loaded]
LONG = Picture("long.png", "Kota yang berpengalaman " * 8 + "selesai.", "Kegiatan belajar", "Jakarta, Seoul, " * 40)
MOST_BYTES = 20_000


def drawn(picture: Picture, site_name: str = "Lintas") -> Image.Image:
    return Image.open(io.BytesIO(paint(picture, site_name)))


def test_the_font_has_every_letter_that_we_count_on_and_none_with_marks() -> None:
    font = ImageFont.load_default(size=20)

    def shape(letter: str) -> tuple[tuple[int, int], bytes]:
        mask = font.getmask(letter)
        return mask.size, bytes(mask)

    missing = shape("\U0010ffff")
    assert [letter for letter in sorted(LETTERS) if shape(letter) == missing] == []
    assert shape("é") == missing


def test_dashes_become_hyphens_and_what_cannot_be_written_is_left_out() -> None:
    assert writable("15–17 January\u00a02018") == "15-17 January 2018"
    assert writable("São Paulo") == ""
    assert writable("مدن") == ""


def test_a_picture_has_the_size_and_colours_that_it_should_have() -> None:
    image = drawn(site_picture("en"))
    assert image.size == (1200, 630)
    colours = {colour for _, colour in image.convert("RGB").getcolors() or ()}
    assert {GROUND, INK} <= colours


def test_its_ground_is_the_teal_of_the_stylesheet() -> None:
    palette = (files("lintas") / "styles" / "palette.css").read_text(encoding="utf-8")
    assert "--lintas-teal: #{:02x}{:02x}{:02x};".format(*GROUND) in palette


@pytest.mark.parametrize("picture", [site_picture("en"), site_picture("id"), LONG])
def test_the_same_words_give_the_same_few_bytes(picture: Picture) -> None:
    content = paint(picture, "Lintas")
    assert content == paint(picture, "Lintas")
    assert len(content) < MOST_BYTES


def test_nothing_is_written_over_the_edge() -> None:
    image = drawn(LONG, "A site with a name that is far longer than anybody would choose").convert("RGB")
    edges = ((0, 0, 70, 630), (1130, 0, 1200, 630), (0, 0, 1200, 50), (0, 570, 1200, 630))
    assert {colour for box in edges for _, colour in image.crop(box).getcolors() or ()} == {GROUND}


def wide_as_many_letters(text: str, size: int) -> float:
    return len(text) * size


def test_a_text_is_as_large_as_it_fits_with_lines_of_like_length() -> None:
    size, lines = fitted("what cities learn from each other", wide_as_many_letters, (28 * 2, 4), (3, 2, 1), 1)
    assert (size, lines) == (2, ["what cities learn", "from each other"])


def test_what_does_not_fit_in_the_smallest_size_is_cut() -> None:
    assert fitted("one two three four", wide_as_many_letters, (9, 2), (2, 1), 1) == (1, ["one two", "three…"])
    assert fitted("incomprehensibilities", wide_as_many_letters, (9, 1), (1,), 1) == (1, ["incompre…"])


@pytest.fixture
def site(load_notes: LoadNotes) -> Site:
    return Site(load_notes(STORY).library, "en")


def test_there_is_a_picture_for_the_site_each_theme_and_each_exchange(site: Site) -> None:
    found = [picture.uri.removeprefix("assets/lintas/cards/en/") for picture in all_pictures(site)]
    themes = [f"themes/{theme}.png" for theme in site.library.vocabulary.themes]
    exchanges = [f"exchanges/{exchange.id}.png" for exchange in site.library.exchanges]
    assert found == ["site.png", *themes, *exchanges]


def test_a_picture_is_told_in_words(site: Site) -> None:
    (picture,) = (one for one in all_pictures(site) if one.uri.endswith(f"{VISIT}.png"))
    assert picture.alt == "Exchange. Jakarta visits Seoul. Seoul, Jakarta · 19–23 March 2018"


def test_a_note_shows_its_exchange_or_else_its_theme(site: Site) -> None:
    notes = site.library.notes
    of_exchange, of_theme = note_picture(site, notes[f"{VISIT}/meetings"]), note_picture(site, notes["a-hundred-years"])
    assert of_exchange
    assert of_exchange.title == "Jakarta visits Seoul"
    assert of_theme
    assert of_theme.kicker == "Theme"


def test_where_the_exchange_cannot_be_written_its_theme_is_shown(load_notes: LoadNotes) -> None:
    title = EXCHANGE.replace("Jakarta visits Seoul", "Jakarta visits São Paulo")
    library = load_notes({f"{VISIT}/index.md": title, "alone.md": ALONE}).library
    picture = note_picture(Site(library, "en"), library.notes[VISIT])
    assert picture
    assert picture.kicker == "Theme"


def test_a_picture_is_known_by_what_goes_into_it(load_notes: LoadNotes) -> None:
    library = load_notes(STORY).library
    keys, others = picture_files(library, "Lintas"), picture_files(library, "Another name")
    assert keys.keys() == others.keys()
    assert {key for key, _ in keys.values()}.isdisjoint(key for key, _ in others.values())
