"""The search as a reader uses it, and as the browser computes it, in a real browser."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from browsing import DESK, PHONE, watched
from built import BuiltSite
from conftest import NOW, ROOT, TESTS, settings_for
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

from lintas.load import load
from lintas.search.count import STEPS
from lintas.search.index import FORMAT, index_files
from lintas.search.lexicon import language_file
from lintas.search.words import Roots, dictionary, words

pytestmark = pytest.mark.browser

QUERIES = TESTS / "search" / "queries.tsv"
ODD = [
    "Kota-kota",
    "Seoul’s",
    "don't",
    "São Évora",
    "横浜",
    "서울",
    "مدينة",
    "a" * 100,
    "ÄÖÜ ß İ",
    "x_y",
    "7017",
    "👍🏽 ok",
    "naïve",
]
FIND = """async ([root, queries]) => {
  const { Engine } = await import(`${root}assets/lintas/search/engine.js`);
  const engine = await new Engine(root).start();
  const found = [];
  for (const { query, site } of queries) {
    const { hits, mended, words } = await engine.find(query, { lang: site });
    const ids = await Promise.all(hits.slice(0, 10).map(async (hit) => (await engine.note(hit.number)).id));
    found.push({ ids, mended, words: words.map((word) => word.word) });
  }
  return found;
}"""


def find(page: Page, address: str, *queries: str, lang: str = "en") -> list[dict[str, Any]]:
    page.goto(f"{address}about/")
    asked = [{"query": query, "site": lang} for query in queries]
    return list(page.evaluate(FIND, [address, asked]))


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Page]:
    yield from watched(browser.new_context(viewport=DESK))


def search(page: Page, text: str, lang: str = "en") -> None:
    """Open the dialogue by its key and type."""
    page.keyboard.press("/")
    page.get_by_role("combobox").fill(text)
    page.keyboard.press("End")
    label = {"en": "found", "id": "ditemukan"}[lang]
    expect(page.locator(".lintas-dialog .lintas-status")).to_contain_text(label)


def hits(page: Page) -> Locator:
    """The results in the dialogue."""
    return page.locator(".lintas-dialog .lintas-hit")


# Both sides come to the same


def test_both_sides_find_the_same_roots(desk: Page, address: str) -> None:
    whole = Roots()
    notes = " ".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "notes").rglob("*.[my]*")))
    table = (TESTS / "search" / "roots.tsv").read_text(encoding="utf-8")
    affixed = [f"{before}{word}{after}" for word in sorted(dictionary())[::31] for before, after in AFFIXES]
    asked = sorted({*words(notes), *words(table), *words(QUERIES.read_text(encoding="utf-8")), *affixed})
    language = language_file(frozenset()) | {"lexicon": " ".join(sorted(dictionary()))}
    desk.goto(f"{address}about/")
    found = desk.evaluate(
        """async ([root, language, asked]) => {
          const { Roots } = await import(`${root}assets/lintas/search/words.js`);
          const roots = new Roots(language);
          return Object.fromEntries(asked.map((word) => [word, roots.root(word)]));
        }""",
        [address, language, asked],
    )
    assert len(asked) > 10_000
    assert {word: root for word, root in found.items() if root != whole[word]} == {}


AFFIXES = (
    ("me", ""),
    ("di", "kan"),
    ("pem", "an"),
    ("ber", ""),
    ("ke", "annya"),
    ("", "lah"),
    ("menge", "i"),
    ("", "s"),
)


def test_the_roots_that_a_site_has_are_enough(desk: Page, address: str) -> None:
    """With the shipped part of the dictionary every word of the notes, and of the dictionary, has its true root."""
    library = load(settings_for(ROOT), NOW).library
    language = json.loads(index_files(library)["search/language.json"])
    notes = " ".join(version.body for note in library.notes.values() for version in note.versions.values())
    asked, whole = sorted({*words(notes), *dictionary()}), Roots()
    desk.goto(f"{address}about/")
    found = desk.evaluate(
        """async ([root, language, asked]) => {
          const { Roots } = await import(`${root}assets/lintas/search/words.js`);
          const roots = new Roots(language);
          return asked.map((word) => roots.root(word));
        }""",
        [address, language, asked],
    )
    wrong = {word: root for word, root in zip(asked, found, strict=True) if root != whole[word]}
    assert len(language["lexicon"].split()) < len(dictionary()) / 5
    assert wrong == {}


def test_both_sides_part_a_text_into_the_same_words(desk: Page, address: str) -> None:
    desk.goto(f"{address}about/")
    found = desk.evaluate(
        """async ([root, texts]) => {
          const { words } = await import(`${root}assets/lintas/search/words.js`);
          return texts.map(words);
        }""",
        [address, ODD],
    )
    assert found == [words(text) for text in ODD]


def test_both_sides_mean_the_same_numbers() -> None:
    scripts = ROOT / "src" / "lintas" / "skin" / "assets" / "lintas" / "search"
    said = "\n".join(path.read_text(encoding="utf-8") for path in scripts.glob("*.js"))
    constants = {name: int(value) for name, value in re.findall(r"const (FORMAT|QUARTERS) = (\d+)", said)}
    assert constants == {"FORMAT": FORMAT, "QUARTERS": STEPS}


# What is found


def test_an_answer_is_among_the_first_three(desk: Page, address: str) -> None:
    """Queries as planners type them, written by readers who did not know the engine (docs/project/search.md)."""
    with QUERIES.open(encoding="utf-8") as file:
        queries = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    desk.goto(f"{address}about/")
    answers = desk.evaluate(FIND, [address, queries])
    right: dict[str, list[bool]] = defaultdict(list)
    for query, answer in zip(queries, answers, strict=True):
        wanted = set((query["answers"] or "").split())
        right[query["class"]].append(bool(wanted & set(answer["ids"][:3])) if wanted else not answer["ids"])
    shares = {name: sum(ones) / len(ones) for name, ones in right.items()}
    assert len(queries) >= 100
    assert sum(map(sum, right.values())) / len(queries) >= 0.95
    assert {name: share for name, share in shares.items() if share < 0.85} == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leadership", "kepemimpinan"),
        ("solid waste", "sampah"),
        ("OJT", "pelatihan di tempat kerja"),
        ("stakeholder mapping", "pemetaan pemangku kepentingan"),
        ("resilience", "ketangguhan"),
    ],
)
def test_one_query_finds_the_same_in_either_language(desk: Page, address: str, one: str, other: str) -> None:
    first, second = find(desk, address, one, other)
    assert set(first["ids"][:2]) & set(second["ids"][:3])
    assert len(first["ids"]) == len(set(first["ids"]))


def test_what_is_related_comes_after_what_is_the_same(desk: Page, address: str) -> None:
    (found,) = find(desk, address, "limbah")
    waste = [place for place, note in enumerate(found["ids"]) if "smart-city-waste" in note]
    water = [place for place, note in enumerate(found["ids"]) if "water" in note]
    assert water[0] == 0
    assert waste[0] > water[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kepemimpnan", "kepemimpinan"),
        ("Semrang", "semarang"),
        ("yokahoma", "yokohama"),
        ("stakehodler", "stakeholder"),
    ],
)
def test_a_slip_is_mended_and_said(desk: Page, address: str, typed: str, meant: str) -> None:
    right, slipped = find(desk, address, meant, typed)
    assert slipped["mended"] == [[typed, meant]]
    assert slipped["ids"][:3] == right["ids"][:3]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "?!",
        "x" * 10_000,
        "🙂🙂",
        "مدينة ذكية",
        '"AND" OR -NOT (x',
        "<script>alert(1)</script>",
        "__proto__",
        "constructor toString",
    ],
)
def test_any_query_has_a_sensible_end(page: Page, address: str, query: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    expect(page.locator(".lintas-dialog-end a")).to_be_visible()
    page.get_by_role("combobox").fill(query)
    link = page.locator(".lintas-dialog-end a")
    expect(link).to_have_attribute("href", re.compile(r"\?q=." if query.strip() else r"explore/$"))
    expect(page.locator(".lintas-dialog .lintas-hit, .lintas-nothing, .lintas-ideas").first).to_be_visible()
    assert page.locator(".lintas-dialog script").count() == 0


# The dialogue


def test_nothing_is_loaded_before_the_reader_turns_to_search(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url] == []
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    assert any(url.endswith("dialog.js") for url in asked)


def test_from_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address)
    link = page.locator("[data-lintas-search]")
    link.focus()
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("how did Seoul reclaim the stream")
    first = hits(page).first
    expect(first).to_contain_text("Consultation means hundreds of meetings")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("how did Seoul reclaim the stream")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(1)).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == hits(page).nth(1).get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(hits(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notes/2018-03-jakarta-seoul/stakeholder-engagement/")


def test_by_hand_in_indonesian(page: Page, address: str) -> None:
    page.goto(f"{address}id/")
    page.get_by_role("link", name="Cari").click()
    page.get_by_role("combobox", name="Apa yang Anda cari?").fill("leadership")
    first = hits(page).first
    expect(first).to_contain_text("kepemimpinan")
    expect(first.locator("mark").first).to_be_visible()
    expect(page.locator(".lintas-dialog")).to_contain_text("Kepemimpinan dan komitmen")
    first.click()
    page.wait_for_url("**/id/notes/**")


def test_words_that_were_searched_before_are_offered_and_forgotten(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "stakeholder mapping")
    hits(page).first.click()
    page.wait_for_url("**/notes/**")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="What are you looking for?")).to_have_value("stakeholder mapping")
    page.locator(".lintas-dialog input[type=search]").fill("")
    page.get_by_role("button", name="stakeholder mapping").click()
    expect(hits(page).first).to_be_visible()
    page.locator(".lintas-dialog input[type=search]").fill("")
    page.get_by_role("button", name="Forget them").click()
    expect(page.get_by_role("button", name="stakeholder mapping")).to_have_count(0)


def test_nothing_found_leads_on(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "xylophone concert")
    below = page.locator(".lintas-nothing")
    expect(below).to_contain_text("No note matches “xylophone concert”.")
    expect(below.get_by_role("link", name="Ask this question")).to_have_attribute("href", f"{address}contribute/")


def test_a_word_without_a_note_leads_to_the_themes_near_it(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "flood")
    expect(page.locator(".lintas-nothing")).to_contain_text("Disaster preparedness and safety")


def test_enter_without_a_choice_leads_to_all_results(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "training")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/?q=training")
    expect(page.locator(".lintas-hit").first).to_be_visible()
    page.go_back()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_have_value("training")


def test_a_slip_is_said_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}id/")
    search(page, "kepemimpnan", "id")
    expect(page.locator(".lintas-mended")).to_have_text("Kata yang dicari: “kepemimpinan”, bukan “kepemimpnan”.")


def test_the_dialogue_narrows_down_too(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "training")
    before = hits(page).count()
    page.locator(".lintas-dialog .lintas-filter > summary").click()
    page.locator(".lintas-dialog .lintas-facet", has_text="Kind").locator("summary").click()
    page.locator(".lintas-dialog").get_by_role("checkbox", name="Offer").check()
    expect(hits(page).first).to_contain_text("Offer")
    assert 0 < hits(page).count() < before
    page.get_by_role("link", name="See all results and filters").click()
    page.wait_for_url("**/explore/?q=training&kind=offer")


# The explore page


def test_facets_narrow_count_and_stand_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}explore/")
    status = page.locator(".lintas-explore .lintas-status")
    expect(status).to_have_text("38 notes found")
    filters = page.locator(".lintas-explore-live > .lintas-filter")
    if filters.get_attribute("open") is None:
        filters.locator("> summary").click()
    seoul = page.get_by_role("group", name="Learned from").get_by_role("checkbox", name="Seoul")
    left = int(seoul.locator("xpath=..").locator(".lintas-count").inner_text())
    seoul.check()
    expect(status).to_have_text(f"{left} notes found")
    assert page.url.endswith("/explore/?from=seoul")
    page.get_by_role("group", name="Learned from").get_by_role("checkbox", name="Yokohama").check()
    assert page.url.endswith("/explore/?from=seoul&from=yokohama")
    expect(status).not_to_have_text(f"{left} notes found")
    page.get_by_role("group", name="Theme").get_by_role("checkbox", name="Solid waste").check()
    expect(page.locator(".lintas-hit").first).to_contain_text("waste")
    page.go_back()
    page.go_back()
    expect(status).to_have_text(f"{left} notes found")
    page.get_by_role("button", name="Clear all").click()
    expect(status).to_have_text("38 notes found")
    expect(status).to_be_focused()
    assert page.url.endswith("/explore/")


def test_an_address_is_a_search(page: Page, address: str) -> None:
    page.goto(f"{address}id/explore/?q=pemimpin&from=seoul&theme=no-such-theme&sort=date")
    expect(page.get_by_role("searchbox")).to_have_value("pemimpin")
    expect(page.locator(".lintas-explore-found")).to_contain_text("no-such-theme")
    expect(page.locator(".lintas-hit").first).to_be_visible()
    expect(page.get_by_role("combobox", name="Urutkan")).to_have_value("date")


def test_the_other_language_has_the_same_search(page: Page, address: str) -> None:
    page.goto(f"{address}explore/?q=seoul&theme=urban-resilience")
    expect(page.locator(".lintas-hit").first).to_be_visible()
    page.get_by_role("link", name="Bahasa Indonesia").click()
    page.wait_for_url("**/id/explore/?q=seoul&theme=urban-resilience")


def test_choices_stay_in_reach_of_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}explore/?from=seoul")
    filters = page.locator(".lintas-explore-live > .lintas-filter")
    if filters.get_attribute("open") is None:
        filters.locator("> summary").click()
    box = page.get_by_role("group", name="Theme").get_by_role("checkbox").first
    name = box.get_attribute("value")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(f"[name=theme][value='{name}']")).to_be_focused()


def test_all_values_of_a_facet_can_be_shown(page: Page, address: str) -> None:
    page.goto(f"{address}explore/")
    filters = page.locator(".lintas-explore-live > .lintas-filter")
    expect(page.locator(".lintas-hit").first).to_be_visible()
    if filters.get_attribute("open") is None:
        filters.locator("> summary").click()
    themes = page.locator("input[name=theme]")
    before = themes.count()
    page.get_by_role("group", name="Theme").get_by_role("button").click()
    expect(themes.nth(before)).to_be_focused()


def test_free_tags_are_fetched_for_who_turns_to_them(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}explore/")
    expect(page.locator(".lintas-hit").first).to_be_visible()
    assert not any("/tags.json" in url for url in asked)
    filters = page.locator(".lintas-explore-live > .lintas-filter")
    if filters.get_attribute("open") is None:
        filters.locator("> summary").click()
    page.locator("[data-key=lintas-facet-tag]").click()
    page.locator("input[name=tag]").first.check()
    page.wait_for_url("**/explore/?tag=*")
    found = page.locator(".lintas-explore .lintas-status").inner_text()
    page.reload()
    expect(page.locator(".lintas-explore .lintas-status")).to_have_text(found)


def test_most_adopted_come_first_when_asked_for(page: Page, address: str) -> None:
    page.goto(f"{address}explore/?sort=date&stage=planned&stage=no-evidence&stage=recommended")
    expect(page.get_by_role("combobox", name="Sort by")).to_have_value("date")
    page.get_by_role("combobox", name="Sort by").select_option("Most adopted")
    page.wait_for_url("**sort=adopted")
    page.goto(f"{address}explore/?stage=planned")
    expect(page.locator(".lintas-explore .lintas-status")).to_have_text("2 notes found")


def test_the_search_key_leads_to_the_pages_own_field(page: Page, address: str) -> None:
    page.goto(f"{address}explore/")
    expect(page.locator(".lintas-hit").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_without_a_script_there_are_lists(browser: Browser, address: str) -> None:
    for page in watched(browser.new_context(viewport=PHONE, java_script_enabled=False)):
        page.goto(f"{address}id/")
        page.get_by_role("link", name="Cari").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Jelajahi")
        page.get_by_role("link", name="2018", exact=True).click()
        page.locator(".lintas-card h3 a").first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()


# What goes wrong


def broken(page: Page, pattern: str, answer: str | None, times: int) -> list[str]:
    """Let requests for `pattern` fail, or get `answer`, so many times; then let them through."""
    asked: list[str] = []

    def handle(route: Route, request: Request) -> None:
        asked.append(request.url)
        if len(asked) > times:
            route.continue_()
        elif answer is None:
            route.fulfill(status=503, body="")
        else:
            route.fulfill(status=200, body=answer, content_type="application/json")

    page.route(pattern, handle)
    return asked


@pytest.fixture
def forgiving(browser: Browser) -> Iterator[Page]:
    """A page on which requests may fail."""
    context = browser.new_context(viewport=DESK)
    yield context.new_page()
    context.close()


def test_a_file_from_another_build_is_fetched_anew(forgiving: Page, address: str) -> None:
    asked = broken(forgiving, "**/search/language.json*", '{"from": "another build"}', 1)
    forgiving.goto(address)
    search(forgiving, "leadership")
    expect(hits(forgiving).first).to_be_visible()
    assert len(asked) == 2


def test_what_stays_wrong_is_said_and_tried_again(forgiving: Page, address: str) -> None:
    broken(forgiving, "**/search/facets.json*", '{"from": "another build"}', 2)
    forgiving.goto(address)
    forgiving.keyboard.press("/")
    expect(forgiving.get_by_role("alert")).to_contain_text("The search did not load")
    forgiving.get_by_role("button", name="Try again").click()
    expect(forgiving.get_by_role("alert")).to_have_count(0)
    forgiving.get_by_role("combobox").fill("leadership")
    expect(hits(forgiving).first).to_be_visible()


def test_a_shard_that_does_not_arrive_is_asked_for_again(forgiving: Page, address: str) -> None:
    broken(forgiving, "**/search/terms/*", None, 1)
    forgiving.goto(address)
    search(forgiving, "leadership")
    expect(hits(forgiving).first).to_be_visible()


def test_on_the_explore_page_the_lists_come_back(forgiving: Page, address: str) -> None:
    broken(forgiving, "**/search/index.json*", None, 1_000)
    forgiving.goto(f"{address}explore/")
    expect(forgiving.get_by_role("alert")).to_be_visible()
    expect(forgiving.get_by_role("heading", name="By theme")).to_be_visible()
    forgiving.unroute("**/search/index.json*")
    forgiving.get_by_role("searchbox").fill("sampah")
    expect(forgiving.locator(".lintas-explore .lintas-status")).to_contain_text("found")
    expect(forgiving.get_by_role("searchbox")).to_have_value("sampah")
    expect(forgiving.locator(".lintas-explore-live > .lintas-filter")).to_be_visible()


def test_notes_from_another_build_are_fetched_anew_with_all_else(forgiving: Page, address: str) -> None:
    asked = broken(forgiving, "**/search/notes/*", "[]", 2)
    forgiving.goto(f"{address}explore/?tag=stakeholders")
    expect(forgiving.locator(".lintas-hit").first).to_be_visible()
    assert len(asked) > 2


def test_two_choices_in_one_breath_are_both_kept(page: Page, address: str) -> None:
    page.goto(f"{address}explore/")
    filters = page.locator(".lintas-explore-live > .lintas-filter")
    expect(page.locator(".lintas-hit").first).to_be_visible()
    if filters.get_attribute("open") is None:
        filters.locator("> summary").click()
    page.evaluate("""() => {
      for (const value of ["seoul", "yokohama"]) document.querySelector(`[name=from][value=${value}]`).click();
    }""")
    page.wait_for_url("**/explore/?from=seoul&from=yokohama")


def test_a_hostile_title_stays_text(forgiving: Page, address: str, site: BuiltSite) -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    for path in (site.folder / "search" / "notes").iterdir():
        notes = json.loads(path.read_text(encoding="utf-8"))
        for note in notes:
            note["texts"] = {lang: [evil, evil] for lang in note["texts"]}
        broken(forgiving, f"**/search/notes/{path.name}*", json.dumps(notes), 1_000)
    forgiving.add_init_script("Object.defineProperty(window, 'alert', {value: () => { window.ran = true; }})")
    # The checksums are of the true files: they are let pass for once.
    forgiving.route(
        "**/assets/lintas/search/files.js",
        lambda route: route.fulfill(
            body=route.fetch().text().replace("checksum(text) === sum", "true"), content_type="text/javascript"
        ),
    )
    forgiving.goto(address)
    search(forgiving, "leadership")
    expect(hits(forgiving).first).to_contain_text("<img src=x")
    assert forgiving.evaluate("window.ran") is None
    assert forgiving.locator(".lintas-dialog img").count() == 0
