"""The ways in: from a note to a form, from the page /contribute/ to a mail, a message and Word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from built import BuiltSite, run
from conftest import NOW, ROOT, Golden, MakeBase, settings_for
from page_as_markdown import page_as_markdown
from stories import STORY, VISIT

from lintas.doors import NO_DOORS, Doors, digits
from lintas.forms.address import FORMS
from lintas.forms.sheet import TYPED
from lintas.load import Loaded, load
from lintas.pages import make_pages
from lintas.pages.contribute import WaysIn
from lintas.pages.letter import LONGEST_LETTER, mail_address, questions, whatsapp_address
from lintas.pages.page import Actions, Index, Link, Page
from lintas.pages.site import Site
from lintas.settings import read_settings, settings_of

LoadNotes = Callable[[Mapping[str, str]], Loaded]
GOLDENS = ROOT / "tests" / "goldens"
DOORS = Doors("https://github.com/city/notes", "notes+lessons@city.example", "628123456789")
LANGUAGES = ("en", "id")


def pages_with(loaded: Loaded, doors: Doors) -> dict[str, Page]:
    return {page.uri: page for page in make_pages(loaded.library, doors)}


def actions(page: Page) -> tuple[Link, ...]:
    (block,) = [block for block in page.view if isinstance(block, Actions)]
    return block.links


def ways(page: Page) -> list[str]:
    (block,) = [block for block in page.view if isinstance(block, WaysIn)]
    return [way.kind for way in block.ways]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_on_all_ways(golden: Golden, load_notes: LoadNotes, lang: str) -> None:
    uri = "contribute/" if lang == "en" else f"{lang}/contribute/"
    page = pages_with(load_notes(STORY), DOORS)[uri]
    golden(GOLDENS / f"contribute.{lang}.md", page_as_markdown(page))


def test_a_way_that_leads_nowhere_is_not_shown(load_notes: LoadNotes) -> None:
    loaded = load_notes(STORY)
    assert ways(pages_with(loaded, DOORS)["contribute/"]) == ["mail", "whatsapp", "word"]
    assert ways(pages_with(loaded, Doors(mail="a@b.example"))["contribute/"]) == ["mail", "word"]
    assert ways(pages_with(loaded, NO_DOORS)["contribute/"]) == ["word"]


def test_every_note_leads_to_forms_that_know_it(load_notes: LoadNotes) -> None:
    pages = pages_with(load_notes(STORY), DOORS)
    lesson = {link.text: parse_qs(urlsplit(link.uri).query) for link in actions(pages[f"notes/{VISIT}/meetings/"])}
    assert {text: asked["template"] for text, asked in lesson.items()} == {
        "Report a mistake": ["mistake.en.yml"],
        "We tried this": ["follow-up.en.yml"],
    }
    assert lesson["We tried this"]["note"] == [f"{VISIT}/meetings"]
    assert lesson["We tried this"]["title"] == ["We tried this: The hundredth meeting decides, not the first"]
    ask = {link.text: parse_qs(urlsplit(link.uri).query) for link in actions(pages[f"notes/{VISIT}/subway/"])}
    assert ask["We can help"]["template"] == ["offer.en.yml"]
    assert ask["We can help"]["text"] == [f"To the ask “How to keep a subway safe” ({VISIT}/subway):"]
    assert ask["We can help"][f"offered_to{TYPED}"] == ["Jakarta"]


def test_without_forms_a_note_leads_to_the_page_on_all_ways(load_notes: LoadNotes) -> None:
    pages = pages_with(load_notes(STORY), NO_DOORS)
    assert {link.uri for link in actions(pages[f"id/notes/{VISIT}/meetings/"])} == {
        "id/contribute/#laporkan-kekeliruan",
        "id/contribute/#kami-sudah-mencobanya",
    }


def test_no_link_of_a_page_leads_elsewhere_than_the_others(load_notes: LoadNotes) -> None:
    """With a repository, no link to a part of /contribute/ is left; without one, none leads to a form."""
    loaded = load_notes(STORY)
    with_forms, without = (
        json.dumps([page.view for page in make_pages(loaded.library, doors)], default=vars)
        for doors in (DOORS, NO_DOORS)
    )
    assert "contribute/#" not in with_forms
    assert "/issues/new" not in without


def test_no_way_that_wants_an_account_is_called_one_without(load_notes: LoadNotes) -> None:
    loaded = load_notes(STORY)
    only_github = Doors(DOORS.repository)
    for doors, heading in ((DOORS, "Without an account"), (only_github, "In your own words")):
        (block,) = [one for one in pages_with(loaded, doors)["contribute/"].view if isinstance(one, WaysIn)]
        assert block.heading == heading
    assert "“Hand in a report” below, which everybody can read and for which GitHub wants" in block.ways[0].text


@pytest.mark.parametrize(
    ("doors", "said"),
    [
        (Doors(mail="a@b.example"), "send it to us."),
        (Doors(mail="a@b.example", office="Bappeda"), "send it to Bappeda."),
        (Doors(DOORS.repository), "If you don't know which one that is, attach it"),
        (Doors(DOORS.repository, office="Bappeda"), "give it to Bappeda. Or attach it"),
        (NO_DOORS, "give it to the office that keeps this site."),
        (Doors(office="Bappeda"), "give it to Bappeda."),
    ],
)
def test_who_fills_in_the_word_form_is_told_to_whom_it_goes(load_notes: LoadNotes, doors: Doors, said: str) -> None:
    (block,) = [one for one in pages_with(load_notes(STORY), doors)["contribute/"].view if isinstance(one, WaysIn)]
    assert said in block.ways[-1].text


@pytest.mark.parametrize(("doors", "anchor"), [(DOORS, "ways"), (Doors(DOORS.repository), "forms"), (NO_DOORS, "ways")])
def test_who_wants_to_tell_something_is_led_to_where_it_can_be_told(
    load_notes: LoadNotes, doors: Doors, anchor: str
) -> None:
    page = pages_with(load_notes(STORY), doors)["contribute/"]
    assert page.body.count(f"[Tell us](#list-{anchor})") == 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_is_called_what_it_calls_itself(load_notes: LoadNotes, lang: str) -> None:
    loaded = load_notes(STORY)
    site = Site(loaded.library, lang, DOORS)
    (index,) = [one for one in pages_with(loaded, DOORS)[site.uri("contribute")].view if isinstance(one, Index)]
    assert [link.text for link in index.links] == [site.say(f"form.{form}.name") for form in FORMS]


@pytest.mark.parametrize(
    ("doors", "said"),
    [
        (DOORS, "[Write to us](#list-ways), and not in a form on GitHub"),
        (Doors(DOORS.repository), "(https://github.com/city/notes/issues/new) no more than"),
        (NO_DOORS, "Give it to the office"),
        (Doors(office="Bappeda"), "Give it to Bappeda."),
    ],
)
def test_what_is_not_for_everybody_has_a_way(load_notes: LoadNotes, doors: Doors, said: str) -> None:
    assert said in pages_with(load_notes(STORY), doors)["contribute/"].body


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_mail_opens_with_the_questions_in_it(load_notes: LoadNotes, lang: str) -> None:
    site = Site(load_notes(STORY).library, lang, DOORS)
    address = mail_address(site)
    assert address.startswith("mailto:notes%2Blessons@city.example?subject=")
    assert len(address) <= LONGEST_LETTER
    subject, body = (part.partition("=")[2] for part in address.partition("?")[2].split("&"))
    assert not {"+", " ", "\n"} & {*subject, *body}  # mail programs show a plus as one
    lines = unquote(body).split("\r\n")
    assert [line.partition(". ")[2] for line in lines if line[:1].isdecimal()] == list(questions(site))
    assert "\n" not in unquote(body).replace("\r\n", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_message_opens_with_the_questions_in_it(load_notes: LoadNotes, lang: str) -> None:
    site = Site(load_notes(STORY).library, lang, DOORS)
    address = urlsplit(whatsapp_address(site))
    assert (address.scheme, address.netloc, address.path) == ("https", "wa.me", "/628123456789")
    assert len(address.geturl()) <= LONGEST_LETTER
    text = parse_qs(address.query)["text"][0]
    assert all(question in text.split("\n", 2)[2] for question in questions(site))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+62 812-3456-789", "628123456789"),
        ("(62) 812.3456.789", "628123456789"),
        (628123456789, "628123456789"),
        ("", ""),
        (0, ""),
        ("call us", "call us"),
    ],
)
def test_a_number_as_people_write_it(written: object, number: str) -> None:
    assert digits(written) == number


@pytest.mark.parametrize(
    ("contact", "advice"),
    [
        ("mail: office at city", "such as notes@city.example"),
        ("mail: 'a@b.example?bcc=c@d.example'", "such as notes@city.example"),
        ("mail: 'a@b.example, c@d.example'", "such as notes@city.example"),
        ("whatsapp: '0812 3456 789'", "without the zero"),
        ("whatsapp: https://wa.me/62", "without the zero"),
    ],
)
def test_a_contact_that_leads_nowhere_is_refused_with_what_it_should_look_like(
    make_base: MakeBase, contact: str, advice: str
) -> None:
    base = make_base({})
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    (base / "mkdocs.yml").write_text(with_option(settings, f"contact: {{{contact}}}"), encoding="utf-8")
    done = run("lintas", "check", cwd=base)
    assert done.returncode == 1
    assert re.search(r"^mkdocs\.yml:[2-9]:\d+: error\[bad-settings\]", done.stdout)
    assert advice in done.stdout


def test_the_settings_say_where_to_write_to(make_base: MakeBase) -> None:
    base = make_base({})
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    contact = "contact: {office: Planning office, mail: notes@city.example, whatsapp: +62 812 3456 789}"
    (base / "mkdocs.yml").write_text(with_option(settings, contact), encoding="utf-8")
    config, problems = read_settings(base / "mkdocs.yml")
    assert problems == []
    assert config is not None
    assert settings_of(config).doors == Doors("", "notes@city.example", "628123456789", office="Planning office")


def test_another_address_or_licence_is_on_every_page_after_the_next_build(make_base: MakeBase) -> None:
    base = make_base(STORY)
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    for repository, license_id in (
        ("https://github.com/city/old", "CC0-1.0"),
        ("https://github.com/city/new", "CC-BY-4.0"),
    ):
        (base / "mkdocs.yml").write_text(
            with_option(settings, f"repository: {repository}, license: {license_id}"), encoding="utf-8"
        )
        assert run("lintas", "build", cwd=base).returncode == 0
    text = BuiltSite(base / "site").pages[f"notes/{VISIT}/meetings/"].text
    assert "https://github.com/city/new/issues/new?template=follow-up.en.yml" in text
    assert "city/old" not in text
    assert "Licence of the notes: CC BY 4.0" in text
    assert "CC0" not in text


def test_the_word_form_lies_where_the_page_says(make_base: MakeBase) -> None:
    base = make_base(STORY)
    assert run("lintas", "build", cwd=base).returncode == 0
    pages = pages_with(load(settings_for(base), NOW), NO_DOORS)
    for uri in ("contribute/", "id/contribute/"):
        (way,) = [way for block in pages[uri].view if isinstance(block, WaysIn) for way in block.ways]
        assert (base / "site" / way.link.uri).read_bytes().startswith(b"PK")


def with_option(settings: str, option: str) -> str:
    assert "[lintas]" in settings
    return settings.replace("[lintas]", f"[lintas: {{{option}}}]")
