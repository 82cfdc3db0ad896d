from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from lintas.body import BodyReader
from lintas.glossary import Glossary, glossary
from lintas.sanitise import sanitise
from lintas.set_apart import MARK
from lintas.settings import MarkdownSettings
from lintas.vocabulary import Term

TERMS = {
    "opd": ("OPD", {"en": "regional agencies", "id": "Organisasi Perangkat Daerah"}),
    "tumi": ("TUMI", {"en": "Transformative Urban Mobility Initiative"}),
    "musrenbang": ("musrenbang", {"en": "planning forum", "id": "musyawarah perencanaan pembangunan"}),
    "lh": ("Dinas LH", {"en": "Environment Agency"}),
    "dinas": ("LH", {"en": "environment"}),
    "rd": ("R&D", {"en": "research & development"}),
    "cpp": ("C++(X)", {"en": "a language"}),
    "gis": ("GIS", {"en": "GIS"}),
    "net": ("LONGNET", {"en": "Regional Network of Local Authorities for the Management of Human Settlements"}),
    "hostile": ("XSS", {"en": '"><script>alert(1)</script> &lt; &'}),
}


def acronym(term: str, full: Mapping[str, str]) -> Term:
    return Term.model_validate({"kind": "acronym", "term": term, "full": full})


@pytest.fixture(scope="module")
def known() -> Glossary:
    return glossary({key: acronym(term, full) for key, (term, full) in TERMS.items()})


@pytest.fixture(scope="module")
def reader() -> BodyReader:
    return BodyReader(MarkdownSettings(extensions=("abbr", "toc", "tables", "footnotes", "attr_list")))


@pytest.fixture
def shown(reader: BodyReader, known: Glossary) -> Callable[[str, str], str]:
    return lambda text, lang: in_short(reader.render(text, known.used_in(text, lang, "../../")).html)


def in_short(html: str) -> str:
    """HTML in which a link to the glossary is `→OPD.` and what stands behind it `+(regional agencies)`."""
    html = html.replace(MARK, "")
    html = re.sub(r'<a class="lintas-term" href="../../glossary/[a-z]+/">(.*?)</a>', r"→\1.", html, flags=re.DOTALL)
    html = re.sub(r'<span class="lintas-full">(.*?)</span>', r"+\1", html)
    return re.sub(r'<span class="lintas-full" lang="(..)">(.*?)</span>', r"+\1\2", html).replace("</p>\n<p>", "\n")


Shown = Callable[[str, str], str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The OPD met.", "The →OPD. +(regional agencies) met."),
        ("OPD, then OPD again.\n\nAnd OPD.", "→OPD. +(regional agencies), then OPD again.\nAnd OPD."),
        ("Two: OPD, TUMI.", "Two: →OPD. +(regional agencies), →TUMI. +(Transformative Urban Mobility Initiative)."),
        ("*An OPD* met.", "<em>An →OPD. +(regional agencies)</em> met."),
        ("It met *twice* in the OPD.", "It met <em>twice</em> in the →OPD. +(regional agencies)."),
        ("Musrenbang began.", "→Musrenbang. +(planning forum) began."),
        ("R&D paid.", "→R&amp;D. +(research &amp; development) paid."),
        ("In C++(X) and C.", "In →C++(X). +(a language) and C."),
    ],
)
def test_the_first_use_is_written_out(shown: Shown, text: str, expected: str) -> None:
    assert shown(text, "en") == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OPD-OPD, lalu OPD.", "→OPD-OPD. +(Organisasi Perangkat Daerah), lalu OPD."),
        ("Oleh OPD-nya.", "Oleh →OPD-nya. +(Organisasi Perangkat Daerah)."),
        ("Kata TUMI.", "Kata →TUMI. +en(Transformative Urban Mobility Initiative)."),
    ],
)
def test_in_the_language_of_the_note(shown: Shown, text: str, expected: str) -> None:
    assert shown(text, "id") == f"<p>{expected}</p>"


@pytest.mark.parametrize("text", ["OPDs met.", "OPD's plan.", "OPD’s plan."])
def test_an_ending_belongs_to_it(shown: Shown, text: str) -> None:
    word, _, rest = text.partition(" ")
    assert shown(text, "en") == f"<p>→{word}. +(regional agencies) {rest}</p>"


@pytest.mark.parametrize(
    "text",
    ["TUMINI", "aTUMI", "tumi", "TUMI-led", "non-TUMI", "TUMI/GIZ", "www.TUMI.org", "TUMI_1", "Dinas LHK"],
)
def test_what_only_looks_like_it_is_left(shown: Shown, text: str) -> None:
    assert shown(text, "en") == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Regional agencies (OPD) met.", "Regional agencies (→OPD.) met."),
        ("Organisasi\nPerangkat Daerah, OPD.", "Organisasi\nPerangkat Daerah, →OPD.."),
        ("OPD (the agencies of a region)", "→OPD. (the agencies of a region)"),
        ("OPD: regional agencies", "→OPD.: regional agencies"),
        ("**Regional agencies** (OPD)", "<strong>Regional agencies</strong> (→OPD.)"),
    ],
)
def test_where_the_author_has_written_it_out_there_is_only_a_link(shown: Shown, text: str, expected: str) -> None:
    assert shown(text, "en") == f"<p>{expected}</p>"


def test_brackets_within_brackets_are_square(shown: Shown) -> None:
    assert shown("Held (with the OPD).", "en") == "<p>Held (with the →OPD. +[regional agencies]).</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> The OPD met.", "<blockquote>\n<p>The →OPD. met.</p>\n</blockquote>"),
        ('He said "the OPD met".', '<p>He said "the →OPD. met".</p>'),
        ("He said “the OPD met”.", "<p>He said “the →OPD. met”.</p>"),
    ],
)
def test_quotations_stay_as_they_were_said(shown: Shown, text: str, expected: str) -> None:
    assert shown(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "## OPD",
        "[the OPD](b.md)",
        "`OPD`",
        "    OPD",
        "<b title='OPD'>x</b>",
        "![OPD](b.png)",
        "| OPD |\n|---|\n| x |",
        "OPD met.\n\n*[OPD]: The author's own words",
    ],
)
def test_links_code_headings_and_an_authors_own_words_are_left(reader: BodyReader, known: Glossary, text: str) -> None:
    assert reader.render(text, known.used_in(text, "en")).html == reader.render(text).html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The <a href='x'>OPD</a> met.", "The <a href='x'>OPD</a> met."),
        ("A <code>git OPD</code> and <abbr title='x'>an *OPD*</abbr>.", None),
        ("By <b>OPD</b>.", "By <b>→OPD. +(regional agencies)</b>."),
        ("<a href='x'>OPD</a>, OPD.", "<a href='x'>OPD</a>, →OPD. +(regional agencies)."),
        ("An <a open.\n\nOPD.", "An &lt;a open.\n→OPD. +(regional agencies)."),
        ("An <a> open.\n\nOPD.", "An <a> open.\n→OPD. +(regional agencies)."),
    ],
)
def test_an_authors_own_links_in_html_are_left(shown: Shown, text: str, expected: str | None) -> None:
    expected = expected or text.replace("*OPD*", "<em>OPD</em>")
    assert shown(text, "en") == f"<p>{expected}</p>"


def test_after_a_place_where_it_is_left_it_is_still_the_first_use(shown: Shown) -> None:
    assert shown("`OPD`, OPD", "en") == "<p><code>OPD</code>, →OPD. +(regional agencies)</p>"


def test_the_longer_of_two_forms_is_meant(shown: Shown) -> None:
    assert shown("Dinas\nLH and LH.", "en") == "<p>→Dinas\nLH. +(Environment Agency) and →LH. +(environment).</p>"


@pytest.mark.parametrize("text", ["GIS", "LONGNET"])
def test_what_says_no_more_or_too_much_is_one_tap_away(shown: Shown, text: str) -> None:
    assert shown(f"The {text} met.", "en") == f"<p>The →{text}. met.</p>"


def test_headings_anchors_and_links_are_found_as_before(reader: BodyReader, known: Glossary) -> None:
    text = "## The OPD\n\nThe OPD met [there](b.md).[^1]\n\n[^1]: TUMI.\n"
    plain, written_out = reader.render(text), reader.render(text, known.used_in(text, "en"))
    assert (plain.toc, plain.targets) == (written_out.toc, written_out.targets)
    assert "Transformative" in written_out.html


def test_no_text_knows_what_was_used_in_the_one_before(reader: BodyReader, known: Glossary) -> None:
    reader.render("OPD", known.used_in("OPD", "en"))
    assert reader.render("OPD").html == "<p>OPD</p>"


def test_hostile_words_are_shown_as_words(reader: BodyReader, known: Glossary) -> None:
    html = sanitise(reader.render("An XSS here.", known.used_in("An XSS here.", "en")).html)
    assert '"&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; &amp;)</span>' in html


def test_control_characters_of_a_glossary_stand_for_nothing(reader: BodyReader) -> None:
    sly = glossary({"sly": acronym("SLY", {"en": "\x02wzxhzdk:0\x03"})})
    html = reader.render("<b>x</b> SLY", sly.used_in("<b>x</b> SLY", "en")).html
    assert "(wzxhzdk:0)" in html


def test_a_deep_note_leads_up_to_the_glossary(reader: BodyReader, known: Glossary) -> None:
    assert 'href="../../../glossary/opd/"' in reader.render("OPD", known.used_in("OPD", "id", "../../../")).html
