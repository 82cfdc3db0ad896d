"""What somebody agrees to who brings a text: in the same words on every way in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from urllib.parse import unquote

import docx
import pytest
from conftest import ROOT
from stories import STORY

from lintas.catalogue import catalogue
from lintas.consent import WRITTEN, consent
from lintas.doors import Doors
from lintas.forms.address import FORMS
from lintas.forms.asked import ASKED
from lintas.forms.sheet import sheet
from lintas.load import Loaded
from lintas.pages import make_pages
from lintas.pages.letter import LONGEST_LETTER, mail_address, whatsapp_address
from lintas.pages.site import Site
from lintas.settings import read_settings, settings_of
from lintas.vocabulary import Vocabulary
from lintas.word.template import template_docx

LoadNotes = Callable[[Mapping[str, str]], Loaded]
LICENCE = "CC-BY-NC-SA-4.0"  # the longest
every_language = pytest.mark.parametrize("lang", ["en", "id"])
with_and_without_a_licence = pytest.mark.parametrize("license_id", ["", LICENCE])


@every_language
@with_and_without_a_licence
def test_every_way_asks_for_the_same(
    load_notes: Callable[[Mapping[str, str]], Loaded], lang: str, license_id: str
) -> None:
    words = catalogue(lang)
    doors = Doors("https://github.com/city/notes", "notes@city.example", "628123456789", license_id)
    site = Site(load_notes(STORY).library, lang, doors)
    linked, written = consent(words, license_id), consent(words, license_id, WRITTEN)
    for form in FORMS:
        if "consent" in ASKED[form]:
            (box,) = sheet(form, lang, Vocabulary(), license_id).by_id["consent"].options
            assert box.label == linked
    for address in (mail_address(site), whatsapp_address(site)):
        assert written in unquote(address)
        assert len(address) <= LONGEST_LETTER
    assert written in [one.text for one in docx.Document(BytesIO(template_docx(lang, Vocabulary(), doors))).paragraphs]
    page = next(page for page in make_pages(site.library, doors) if page.uri == site.uri("contribute"))
    assert linked in page.body


@every_language
def test_no_licence_is_promised_where_none_is_set(lang: str) -> None:
    question = sheet("report", lang, Vocabulary(), "").by_id["consent"]
    assert question.help == ""
    assert "licen" not in question.options[0].label
    assert "lisensi" not in question.options[0].label


@every_language
def test_a_pull_request_asks_for_it_too(lang: str) -> None:
    config, _ = read_settings(ROOT / "mkdocs.yml")
    assert config is not None
    license_id = settings_of(config).license
    assert license_id
    text = (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    assert consent(catalogue(lang), license_id) in text
