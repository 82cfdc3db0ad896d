from __future__ import annotations

from markupsafe import Markup

from lintas.pages.page import Link
from lintas.render.forms import Rendition
from lintas.render.frame import Alternate, Frame, PlainLink, frame
from lintas.social.picture import Picture


def made(**values: object) -> Frame:
    given: dict[str, object] = {
        "title": "Leadership",
        "site_name": "Lintas",
        "site_url": "https://example.org/base/",
        "lang": "en",
        "languages": ("en", "id"),
        "alternates": {"en": "themes/leadership/", "id": "id/themes/leadership/"},
        "elsewhere": {},
    }
    return frame(**(given | values))  # type: ignore[arg-type]  # the tests name what they change


def test_the_title_of_a_page_and_its_site() -> None:
    assert made().head_title == "Leadership · Lintas"
    assert made(title="Lintas").head_title == "Lintas"
    assert made(title="</title><script>").head_title == "&lt;/title&gt;&lt;script&gt; · Lintas"


def test_the_licence_is_a_link_where_the_base_has_one() -> None:
    assert made(license_id="CC-BY-4.0", lang="id").licence == PlainLink(
        Markup("Lisensi catatan: CC BY 4.0"), "https://creativecommons.org/licenses/by/4.0/"
    )
    assert made().licence is None


def test_search_engines_get_complete_addresses_and_a_default() -> None:
    assert made().alternates == (
        Alternate("en", "https://example.org/base/themes/leadership/"),
        Alternate("id", "https://example.org/base/id/themes/leadership/"),
        Alternate("x-default", "https://example.org/base/themes/leadership/"),
    )


def test_without_a_known_address_they_are_relative() -> None:
    found = made(site_url="", alternates={"en": "", "id": "id/"}).alternates
    assert found == (Alternate("en", "."), Alternate("id", "id/"), Alternate("x-default", "."))


def test_a_page_in_one_language_names_no_others() -> None:
    assert made(alternates={"en": ""}).alternates == ()


def test_the_switch_leads_to_the_same_page() -> None:
    (switch,) = made().switches
    assert (switch.lang, switch.text, switch.uri, switch.hint) == (
        "id",
        "Bahasa Indonesia",
        "id/themes/leadership/",
        "",
    )


def test_where_a_page_is_in_one_language_the_switch_says_where_it_leads() -> None:
    (switch,) = made(alternates={"en": "notes/a/"}, elsewhere={"id": "id/themes/leadership/"}).switches
    assert switch.uri == "id/themes/leadership/"
    assert switch.hint == "Not in Indonesian yet; the switch leads to a page near it."


def test_where_nothing_is_near_the_switch_leads_home() -> None:
    (switch,) = made(lang="id", alternates={"id": "id/x/"}).switches
    assert switch.uri == "."


def test_a_shared_link_shows_title_description_and_picture() -> None:
    beside = Picture("assets/lintas/cards/en/themes/leadership.png", "Leadership", "Theme", 'Who "steers".')
    shared = made(description="Who <steers>.", picture=beside).shared
    assert (shared.title, shared.description) == ("Leadership", "Who &lt;steers&gt;.")
    assert shared.picture == "https://example.org/base/assets/lintas/cards/en/themes/leadership.png"
    assert shared.picture_alt == "Theme. Leadership. Who &#34;steers&#34;"
    assert (shared.locale, shared.other_locales) == ("en_US", ("id_ID",))


def test_without_a_picture_of_its_own_a_page_shows_the_site() -> None:
    assert made(lang="id").shared.picture.endswith("/cards/id/site.png")


def test_without_a_known_address_there_is_no_picture() -> None:
    assert made(site_url="").shared.picture == ""


def test_a_note_is_an_article() -> None:
    assert (made(is_article=True).shared.kind, made().shared.kind) == ("article", "website")


def test_a_page_names_the_feeds_of_what_it_is_about() -> None:
    theme = Link("Roads & rails", "id/themes/leadership/")
    assert made(feed=theme).forms == (
        Rendition(
            "application/atom+xml",
            "https://example.org/base/id/themes/leadership/feed.xml",
            Markup("Roads &amp; rails · Lintas"),
        ),
        Rendition(
            "application/feed+json",
            "https://example.org/base/id/themes/leadership/feed.json",
            Markup("Roads &amp; rails · Lintas"),
        ),
    )


def test_the_feed_of_the_whole_site_has_its_name() -> None:
    assert [form.title for form in made(feed=Link("", "")).forms] == ["Lintas", "Lintas"]


def test_without_a_known_address_there_is_no_feed() -> None:
    assert made(site_url="", feed=Link("", "")).forms == ()


def test_a_note_names_its_markdown_and_its_record() -> None:
    forms = made(alternates={"en": "notes/a/"}, record="api/v1/lessons/a.json").forms
    assert forms == (
        Rendition("text/markdown", "https://example.org/base/notes/a/index.md"),
        Rendition("application/json", "https://example.org/base/api/v1/lessons/a.json"),
    )
