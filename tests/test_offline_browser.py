"""The unpacked zip as a planner opens it: from a folder, by double-click, without a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from awkward import TITLES
from browsing import DESK, PHONE
from built import SITE_URL, BuiltSite
from on_disk import Laptop, Packed, packed, story
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

QUERIES = [
    "leadership",
    "kereta bawah tanah",
    "ketahanan kota",
    "stakeholder engagment",
    "what did Jakarta learn from Seoul",
    "zzzz",
]
LESSON = "notes/2018-03-jakarta-seoul/leadership/"


@pytest.fixture(scope="module")
def own(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """This repository's own base, in a folder with a name that addresses have to escape."""
    return packed(site, tmp_path_factory.mktemp("Unduhan #1 100% é"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """The story with awkward titles."""
    return story(tmp_path_factory.mktemp("story"))


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def laptop(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new reader's page, which may have no fault and ask for nothing but files."""
    yield from without_fault(Laptop(browser.new_context(viewport=request.param)))


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """That reader's page on a wide screen."""
    yield from without_fault(Laptop(browser.new_context(viewport=DESK)))


@pytest.fixture
def web(browser: Browser) -> Iterator[Page]:
    """The page of somebody who reads the same on the web."""
    context = browser.new_context(viewport=DESK)
    yield context.new_page()
    context.close()


def without_fault(there: Laptop) -> Iterator[Page]:
    yield there.page
    there.context.close()
    assert there.faults == []


def found(page: Page, place: str) -> list[tuple[str, str]]:
    """Where results lead, below the site's root, and what they say, in their order."""
    root = page.evaluate("new URL('../../', document.querySelector('script[src$=\"start.js\"]').src).href")
    hits = page.locator(f"{place} .lintas-hit").all()
    leads = [str(hit.evaluate("link => link.href")).removeprefix(root).removesuffix("index.html") for hit in hits]
    return list(zip(leads, [hit.inner_text() for hit in hits], strict=True))


def unfold(page: Page) -> None:
    filters = page.locator(".lintas-explore-live > .lintas-filter")
    expect(filters).to_be_visible()
    if filters.get_attribute("open") is None:
        filters.locator("> summary").click()


def test_from_home_to_a_lesson_and_to_its_other_language(laptop: Page, own: Packed) -> None:
    laptop.goto(f"{own.address}index.html")
    content = laptop.locator(".md-content")
    content.get_by_role("link", name="All themes").click()
    content.get_by_role("link", name="Leadership and commitment").first.click()
    laptop.wait_for_url("**/themes/leadership/index.html")
    content.locator(".lintas-card h3 a").first.click()
    laptop.wait_for_url("**/notes/**/index.html")
    laptop.get_by_role("link", name="Bahasa Indonesia").click()
    laptop.wait_for_url("**/id/notes/**/index.html")
    expect(laptop.locator("html")).to_have_attribute("lang", "id")
    laptop.locator(".md-logo").first.evaluate("logo => logo.click()")  # on a phone it is in the drawer
    laptop.wait_for_url("**/lintas/id/index.html")


def test_the_dialogue_finds_what_it_finds_on_the_web(desk: Page, web: Page, own: Packed, address: str) -> None:
    web.goto(f"{address}id/")
    desk.goto(f"{own.address}id/index.html")
    for page in (web, desk):
        page.keyboard.press("/")
    for query in QUERIES:
        for page in (web, desk):
            page.get_by_role("combobox").fill(query)
            way = re.compile(re.escape(f"?{urlencode({'q': query})}") + "$")
            expect(page.locator(".lintas-dialog-end a").first).to_have_attribute("href", way)
        assert found(desk, ".lintas-dialog") == found(web, ".lintas-dialog")
        status = ".lintas-dialog .lintas-status"
        assert desk.locator(status).inner_text() == web.locator(status).inner_text()


def test_the_explore_page_finds_what_it_finds_on_the_web(desk: Page, web: Page, own: Packed, address: str) -> None:
    status = ".lintas-explore .lintas-status"
    for query in QUERIES:
        asked = urlencode({"q": query})
        web.goto(f"{address}explore/?{asked}")
        desk.goto(f"{own.address}explore/index.html?{asked}")
        for page in (web, desk):
            expect(page.locator(status)).to_contain_text("found")
        assert found(desk, ".lintas-explore") == found(web, ".lintas-explore")
        assert desk.locator(status).inner_text() == web.locator(status).inner_text()


def test_the_form_of_the_home_page_leads_to_the_results(desk: Page, own: Packed) -> None:
    desk.goto(f"{own.address}id/index.html")
    desk.get_by_role("searchbox").fill("ketahanan kota")
    desk.get_by_role("searchbox").press("Enter")
    desk.wait_for_url("**/id/explore/index.html?q=ketahanan+kota")
    desk.locator(".lintas-explore .lintas-hit").first.click()
    desk.wait_for_url("**/id/notes/**/index.html")


def test_results_are_narrowed_and_the_choice_stays_in_the_address(laptop: Page, own: Packed) -> None:
    laptop.goto(f"{own.address}explore/index.html")
    unfold(laptop)
    laptop.get_by_role("group", name="Learned from").get_by_role("checkbox").first.check()
    laptop.wait_for_url("**/explore/index.html?from=*")
    status = laptop.locator(".lintas-explore .lintas-status")
    expect(status).to_contain_text("found")
    said = status.inner_text()
    laptop.reload()
    expect(status).to_have_text(said)
    laptop.get_by_role("link", name="Bahasa Indonesia").click()
    laptop.wait_for_url("**/id/explore/index.html?from=*")
    laptop.go_back()
    expect(status).to_have_text(said)


def test_free_tags_are_there_too(desk: Page, own: Packed) -> None:
    desk.goto(f"{own.address}explore/index.html")
    unfold(desk)
    desk.locator("[data-key=lintas-facet-tag]").click()
    desk.locator("input[name=tag]").first.check()
    desk.wait_for_url("**/explore/index.html?tag=*")


def test_dark_stays_dark_on_the_next_page(laptop: Page, own: Packed) -> None:
    laptop.goto(f"{own.address}index.html")
    laptop.get_by_title("Dark · Gelap").locator("visible=true").click()
    expect(laptop.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    laptop.goto(f"{own.address}{LESSON}index.html")
    expect(laptop.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_copy_has_addresses_that_others_can_follow(browser: Browser, own: Packed) -> None:
    context = browser.new_context(viewport=DESK, permissions=["clipboard-read", "clipboard-write"])
    for page in without_fault(Laptop(context)):
        page.goto(f"{own.address}themes/leadership/index.html")
        page.get_by_role("button", name="Copy as text").click()
        expect(page.locator("[data-lintas-tools] [role=status]")).to_have_text("Copied.")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert f"{SITE_URL}notes/" in copied
        assert "file:" not in copied


def test_without_a_script_there_are_lists(browser: Browser, own: Packed) -> None:
    for page in without_fault(Laptop(browser.new_context(viewport=PHONE, java_script_enabled=False))):
        page.goto(f"{own.address}id/index.html")
        page.get_by_role("link", name="Cari").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Jelajahi")
        page.get_by_role("link", name="2018", exact=True).click()
        page.locator(".lintas-card h3 a").first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_every_kind_of_page_opens_without_a_fault(desk: Page, told: Packed) -> None:
    kinds = {(*uri.removeprefix("id/").split("/")[:1], uri.count("/")): uri for uri in told.disk.pages}
    for uri in kinds.values():
        desk.goto(f"{told.address}{uri}index.html")


def test_awkward_titles_are_found_as_they_are(desk: Page, told: Packed) -> None:
    desk.goto(f"{told.address}explore/index.html")
    titles = desk.locator(".lintas-explore .lintas-hit-title")
    expect(titles.first).to_be_visible()
    assert set(TITLES.values()) <= set(titles.all_text_contents())


def test_a_file_that_is_missing_is_said(browser: Browser, told: Packed) -> None:
    there = Laptop(browser.new_context(viewport=DESK))
    there.page.route("**/search/facets.js", lambda route: route.abort())
    there.page.goto(f"{told.address}index.html")
    there.page.keyboard.press("/")
    expect(there.page.get_by_role("alert")).to_contain_text("The search did not load")
    there.page.unroute("**/search/facets.js")
    there.page.get_by_role("button", name="Try again").click()
    there.page.get_by_role("combobox").fill("subway")
    expect(there.page.locator(".lintas-dialog .lintas-hit").first).to_be_visible()
    there.context.close()
