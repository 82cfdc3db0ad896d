from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from conftest import ROOT

from lintas.catalogue import catalogue, languages
from lintas.model import MODELS, Adoption, Header, Raising, Reference, written_fields
from lintas.vocabulary import City, Term, Theme, Twin

SCRIPTS = sorted((ROOT / "src" / "lintas" / "skin").rglob("*.js"))  # they ask for wordings without "search."
SOURCES = [*(ROOT / "src" / "lintas").rglob("*.py"), *(ROOT / "src" / "lintas" / "templates").rglob("*.html")]


def keys(lang: str) -> set[str]:
    return {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue(lang).messages
        if message.id
    }


def placeholders(lang: str, key: str) -> set[str]:
    message = catalogue(lang).messages.get(key)
    assert message is not None
    forms = [message.string] if isinstance(message.string, str) else [form for form in message.string or () if form]
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}


def test_there_are_english_and_indonesian() -> None:
    assert languages() == ("en", "id")


def test_every_language_has_the_same_wordings() -> None:
    assert keys("en") == keys("id")


@pytest.mark.parametrize("key", sorted(keys("en")))
def test_a_wording_has_the_same_placeholders_in_every_language(key: str) -> None:
    assert placeholders("en", key) == placeholders("id", key)


@pytest.mark.parametrize("lang", languages())
def test_no_wording_is_empty(lang: str) -> None:
    for message in catalogue(lang).messages:
        if message.id:
            forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
            assert forms[0], message.id


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_every_wording_that_the_code_asks_for_is_there(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    asked = set(re.findall(r'\b(?:say|count)\(\s*"([a-z][\w.-]+)"', text))
    assert asked <= keys("en")


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_every_wording_that_a_script_asks_for_is_there(file: Path) -> None:
    asked = set(re.findall(r'\bsay\("([\w.]+)"', file.read_text(encoding="utf-8")))
    assert {f"search.{key}" for key in asked} <= keys("en")


def test_every_wording_is_asked_for_somewhere() -> None:
    """A wording that nothing shows is work for translators without a reader."""
    code = "\n".join(file.read_text(encoding="utf-8") for file in SOURCES)
    strings = set(re.findall(r"""["']([\w.-]+)["']""", code))
    scripts = "\n".join(file.read_text(encoding="utf-8") for file in SCRIPTS)
    strings |= {f"search.{key}" for key in re.findall(r"""["']([\w.-]+)["']""", scripts)}
    built = made_keys(code)
    unused = {key for key in keys("en") if key not in strings and not any(one.fullmatch(key) for one in built)}
    assert unused == set()


def made_keys(code: str) -> list[re.Pattern[str]]:
    """What the keys look like that code puts together; a part that is filled in is one word, a last one may be more."""
    made = set[str]()
    for _, text in re.findall(r"""\bf(["'])((?:(?!\1).)*)\1""", code):
        literal = re.sub(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "\0", text)
        if re.fullmatch(r"[a-z][\w-]*\.[\w.\0-]*", literal):
            made.add(literal)
    made |= {"search.sort.\0", "stale.\0", "intake.\0.follow-up"}  # put together elsewhere, or of several pieces
    return [re.compile(re.escape(one).replace("\0", r"[\w-]+") + r"(\.[\w.-]+)?") for one in made]


@pytest.mark.parametrize("model", [*MODELS.values(), Header, Reference, Adoption, Raising, Theme, City, Twin, Term])
def test_every_field_has_a_description(model: type) -> None:
    described = {name for name in written_fields(model) if f"field.{name}.help" in keys("en")}
    assert described == set(written_fields(model))


def test_a_number_has_its_form() -> None:
    assert catalogue("en").count("count.lesson", 1) == "1 lesson"
    assert catalogue("en").count("count.lesson", 0) == "0 lessons"
    assert catalogue("id").count("count.lesson", 14) == "14 pembelajaran"


def test_an_unknown_wording_or_language_is_an_error() -> None:
    with pytest.raises(KeyError):
        catalogue("en").say("no.such.wording")
    with pytest.raises(KeyError):
        catalogue("xx")


def test_values_are_filled_in_and_never_read_as_templates() -> None:
    filled = catalogue("en").say("problem.unknown-theme", value="{0.__class__}")
    assert filled == "“{0.__class__}” is not a theme"


@pytest.mark.parametrize("lang", languages())
def test_a_number_is_written_as_in_the_language(lang: str) -> None:
    assert catalogue(lang).number(10_000) == {"en": "10,000", "id": "10.000"}[lang]


def test_no_number_is_written_as_in_english_before_the_language_is_known() -> None:
    assert [file.name for file in SOURCES if re.search(r"\{[^{}]*:,\}", file.read_text(encoding="utf-8"))] == []
