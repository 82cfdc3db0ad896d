"""Whatever somebody writes, it is a record or located problems, and never an exception."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from conftest import NOW, SMALL_BASE, settings_for
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintas.catalogue import catalogue, languages
from lintas.dates import NotADateError, read_date
from lintas.load import load
from lintas.model import KINDS, MODELS, Header, written_fields
from lintas.names import MAX_NAME, as_name, bad_part, is_name, read_path, slug
from lintas.problem import Problem
from lintas.report import advice, as_json, as_text, message
from lintas.rules import RULES
from lintas.settings import read_settings
from lintas.source import read_mapping, read_note
from lintas.suggest import folded
from lintas.typed_dates import read_typed
from lintas.unseen import caseless, damaged, forbidden, unseen
from lintas.values import is_address
from lintas.vocabulary import City, Term, Theme
from lintas.vocabulary_files import FILES, read_vocabulary

KEYS = sorted({name for model in (*MODELS.values(), Header) for name in written_fields(model)})
INNER = sorted(
    {
        "city",
        "stage",
        "date",
        "source",
        "by",
        "note",
        "title",
        "url",
        "publisher",
        "published",
        "accessed",
        "lang",
        "en",
    }
)
# Texts that fields take, or nearly.
LIKELY = st.sampled_from(
    [
        *KINDS,
        *(
            "Jakarta",
            "seoul",
            "leadership",
            "en",
            "id",
            "yes",
            "no",
            "2018-03-19",
            "2018-03",
            "2018/2019",
            "19 Maret 2018",
        ),
        *("told", "planned", "held", "embedded", "https://example.org/report", "http://[bad", "a, b", "", "~", "null"),
        *(
            "2018-02-30",
            "9999-12-31",
            "0000",
            "Jаkarta",
            "\u200b",
            "İ",
            "100",
            "1e999",
            "-0",
            "0x1F",
            "!",
            "=",
            "*",
            "&a",
        ),
    ]
)
SCALARS = st.one_of(
    LIKELY, st.text(max_size=30), st.integers(), st.floats(), st.booleans(), st.none(), st.dates(), st.datetimes()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(INNER) | st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)
Entries = Mapping[str, Mapping[str, object]]
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
A_NOTE: Mapping[str, object] = {
    "title": "A title",
    "summary": "A summary.",
    "city": "Seoul",
    "learners": "Jakarta",
    "date": "2018-03-19",
    "theme": "leadership",
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("properties") / "base"
    (folder / "docs").mkdir(parents=True)
    (folder / "notes").mkdir()
    for name in FILES.values():
        (folder / "notes" / name).write_bytes((SMALL_BASE / "notes" / name).read_bytes())
    return folder


def is_told(problems: tuple[Problem, ...] | list[Problem], data: bytes) -> None:
    """Every problem has a rule, wordings in all languages, and a place that there is in the file."""
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for problem in problems:
        assert problem.rule in RULES
        assert 1 <= problem.at.line <= lines, problem
        assert problem.at.column >= 1, problem
        for lang in languages():
            assert message(problem, catalogue(lang))
            assert advice(problem, catalogue(lang))
    as_text(problems, catalogue("en"))
    as_json(problems, catalogue("en"))


def judge(base: Path, data: bytes) -> None:
    """A note is read, checked and reported."""
    (base / "notes" / "a-note.md").write_bytes(data)
    loaded = load(settings_for(base), NOW)
    is_told(list(loaded.problems), data)
    assert "a-note" in loaded.library.notes or loaded.problems


@given(
    facts=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5), extra=st.dictionaries(st.text(max_size=6), VALUES)
)
@settings(max_examples=150, suppress_health_check=SLOW)
def test_any_value_in_any_field_is_a_record_or_is_told(
    base: Path, facts: Mapping[str, object], extra: Mapping[str, object]
) -> None:
    text = yaml.safe_dump({**A_NOTE, **facts, **extra}, allow_unicode=True)
    judge(base, f"---\n{text}---\n\nA text.\n".encode(errors="surrogatepass"))


@given(block=st.text(max_size=200), body=st.text(max_size=60))
@settings(max_examples=150, suppress_health_check=SLOW)
def test_any_text_between_the_lines_is_a_record_or_is_told(base: Path, block: str, body: str) -> None:
    judge(base, f"---\n{block}\n---\n{body}".encode(errors="surrogatepass"))


@given(block=st.text(alphabet=":-[]{}#&*!|>'\"%@`,?\\ \n\tab1~", max_size=80))
@settings(max_examples=200, suppress_health_check=SLOW)
def test_signs_of_yaml_are_read_or_told(base: Path, block: str) -> None:
    judge(base, f"---\ntitle: A\n{block}\n---\n\nA text.\n".encode())


@given(data=st.binary(max_size=200))
@settings(max_examples=150)
def test_any_bytes_are_a_source_or_are_told(data: bytes) -> None:
    for read in (read_note, read_mapping):
        source, problems = read(data, "notes/a.md")
        assert source is not None or problems
        is_told(problems, data)


@given(
    themes=st.dictionaries(
        st.text("ab-1ü ", max_size=4), st.dictionaries(st.sampled_from(written_fields(Theme)), VALUES)
    ),
    cities=st.dictionaries(
        st.text("ab-1ü ", max_size=4), st.dictionaries(st.sampled_from(written_fields(City)), VALUES)
    ),
    terms=st.dictionaries(
        st.text("ab-1ü ", max_size=4), st.dictionaries(st.sampled_from(written_fields(Term)), VALUES)
    ),
)
@settings(max_examples=100, suppress_health_check=SLOW)
def test_any_vocabulary_is_read_or_told(themes: Entries, cities: Entries, terms: Entries) -> None:
    sources, problems = {}, []
    for name, entries in (("themes", themes), ("cities", cities), ("glossary", terms)):
        text = yaml.safe_dump(entries, allow_unicode=True) if entries else "{}"
        source, found = read_mapping(text.encode(errors="surrogatepass"), f"notes/{FILES[name]}")
        problems.extend(found)
        if source:
            sources[name] = source
    vocabulary, found = read_vocabulary(sources, ("en", "id"))
    problems.extend(found)
    is_told(problems, b"\n" * 100_000)
    assert {*vocabulary.theme_names.values()} <= {*vocabulary.themes}
    assert {*vocabulary.city_names.values()} <= {*vocabulary.cities}


@given(text=st.text(alphabet="0123456789-/?~. ’'\u0660\uff11", max_size=24) | st.text(max_size=24))
@settings(max_examples=300)
def test_a_text_is_a_date_or_none(text: str) -> None:
    try:
        date = read_date(text)
    except NotADateError:
        return
    assert read_date(str(date)) == date
    assert str(date).isascii()
    assert date.start.first_day <= date.end.last_day


@given(day=st.dates(dt.date(1000, 1, 1)), lang=st.sampled_from(languages()))
@settings(max_examples=150)
def test_a_date_is_read_as_it_is_written_out(day: dt.date, lang: str) -> None:
    date = read_date(day.isoformat())
    assert (date.start.first_day, date.end.last_day) == (day, day)
    assert read_typed(day.isoformat(), lang) == day.isoformat()


@given(text=st.text(max_size=40), lang=st.sampled_from(languages()))
@settings(max_examples=200)
def test_a_typed_date_is_one_or_none(text: str, lang: str) -> None:
    try:
        typed = read_typed(text, lang)
    except NotADateError:
        return
    assert str(read_date(typed)) == typed


@given(
    rest=st.text(max_size=30), scheme=st.sampled_from(["http://", "https://", "HTTPS://", "//", "javascript:", "http:"])
)
@settings(max_examples=200)
def test_an_address_leads_to_a_page_of_the_web(rest: str, scheme: str) -> None:
    address = f"{scheme}{rest}"
    if is_address(address):
        assert address.lower().startswith(("http://", "https://"))
        assert not any(sign.isspace() for sign in address)


@given(text=st.text(max_size=120))
@settings(max_examples=200)
def test_a_name_made_of_a_text_is_one(text: str) -> None:
    name = as_name(text)
    assert name == "" or (is_name(name) and len(name) <= MAX_NAME)
    assert slug(slug(text)) == slug(text)
    assert folded(folded(text)) == folded(text)
    assert caseless(caseless(text)) == caseless(text)


@given(path=st.text(alphabet="abc/.-_ A%\\é", min_size=1, max_size=40))
@settings(max_examples=200)
def test_a_path_is_taken_apart(path: str) -> None:
    note = read_path(f"{path}.md")
    assert bad_part(note.id) == "" or not is_name(bad_part(note.id))


@given(text=st.text(max_size=60))
@settings(max_examples=300)
def test_what_is_told_of_a_text_stands_in_it(text: str) -> None:
    for sign in (*forbidden(text), *unseen(text), *(letter for letter, _ in damaged(text))):
        assert text[sign.start :].startswith(sign.text)
        assert sign.code.startswith("U+")


@given(options=st.dictionaries(st.sampled_from(["notes", "languages", "license", "contact", "repository"]), VALUES))
@settings(max_examples=60, suppress_health_check=SLOW)
def test_any_settings_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, options: Mapping[str, object]) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / "docs").mkdir()
    file = folder / "mkdocs.yml"
    shown = {"site_name": "A", "theme": "material", "plugins": [{"lintas": options}]}
    file.write_text(yaml.safe_dump(shown), encoding="utf-8")
    config, problems = read_settings(file)
    assert (config is None) == bool(problems)
    is_told(problems, file.read_bytes())
