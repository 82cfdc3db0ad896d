"""The Content Security Policy of every page: what it says, that the site works under it, and that it holds."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator

import pytest
from browsing import DESK, PHONE, watched
from built import BuiltSite, PageFile, run
from conftest import MakeBase
from mkdocs.livereload import LiveReloadServer
from on_disk import Packed, packed
from planted import ASKING, POLICY, RUN, SCRIPTS, Planted
from playwright.sync_api import Browser, Page, expect
from seen import LISTS, PAGES, SEARCHED, Seen
from stories import ALONE, STORY

from lintas.render.policy import let_in_reloading

LESSON = "notes/2018-03-jakarta-seoul/stakeholder-engagement/"
FIRST = re.compile(rf"<!doctype html>\n<html [^>]*>\s*<head>\s*(?P<policy>{POLICY.pattern})")
INSIDE = re.compile(r"<script(?: type=\"?module\"?)?>(.*?)</script>", re.DOTALL)
DIGEST = re.compile(r"'sha256-[^']+'")
NOTICED_WITHIN = 1024  # bytes, in which a browser looks for the encoding: https://html.spec.whatwg.org/#charset


def digests(page: str) -> set[str]:
    """Those of the scripts inside a page."""
    found = (hashlib.sha256(text.encode()).digest() for text in INSIDE.findall(page))
    return {f"'sha256-{base64.b64encode(one).decode()}'" for one in found}


def policy_of(page: str) -> str:
    found = FIRST.match(page.lstrip())
    assert found, page[:200]
    return found["policy"]


def test_it_stands_first_in_every_head_and_is_the_same_everywhere(site: BuiltSite) -> None:
    assert len({policy_of(page.text) for page in site.pages.values()}) == 1
    assert "404.html" in site.pages


def test_the_encoding_is_still_said_where_a_browser_looks_for_it(site: BuiltSite) -> None:
    late = [uri for uri, page in site.pages.items() if b'<meta charset="utf-8">' not in first_bytes(page)]
    assert late == []


def first_bytes(page: PageFile) -> bytes:
    return page.path.read_bytes()[:NOTICED_WITHIN]


def test_its_digests_are_those_of_the_theme_s_own_scripts_and_no_others(site: BuiltSite) -> None:
    for uri, page in site.pages.items():
        assert digests(page.text) == set(DIGEST.findall(policy_of(page.text))), uri


def test_it_lets_nothing_unknown_in(site: BuiltSite) -> None:
    policy = policy_of(site.pages[""].text)
    assert "default-src 'none'" in policy
    assert "worker-src 'none'" in policy  # it would fall under that of scripts
    assert "unsafe" not in policy
    assert "http" not in policy.removeprefix('<meta http-equiv="')


def test_no_page_has_a_style_or_a_handler_of_its_own(site: BuiltSite) -> None:
    inside = re.compile(r"<style|<[a-z][^<>]*\s(?:style|on[a-z]+)=")
    assert [uri for uri, page in site.pages.items() if inside.search(page.text)] == []


@pytest.mark.parametrize("builder", [("lintas", "build"), ("mkdocs", "build", "--quiet")], ids=" ".join)
def test_what_the_settings_put_into_every_page_is_let_in(make_base: MakeBase, builder: tuple[str, ...]) -> None:
    base = make_base(STORY)
    own = base / "own" / "partials" / "logo.html"
    own.parent.mkdir(parents=True)
    own.write_text("<script>own = 1</script>", encoding="utf-8")
    text = (base / "mkdocs.yml").read_text(encoding="utf-8").replace("font: false", "font: false, custom_dir: own")
    far = "https://cdn.example.org/a%20b.js"
    (base / "mkdocs.yml").write_text(f'{text}extra_javascript: ["{far}?x=1;y", mine.js]\n', encoding="utf-8")
    done = run(*builder, cwd=base)
    assert done.returncode == 0, done.stderr
    for page in BuiltSite(base / "site").pages.values():
        policy = policy_of(page.text)
        assert "<script>own = 1</script>" in page.text
        assert digests(page.text) <= set(DIGEST.findall(policy))
        assert f" 'self' {far} 'sha256-" in policy


def test_a_script_that_somebody_wrote_into_a_page_is_not_let_in(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "docs" / "index.md").write_text("# Home\n\n<script>evil()</script>\n", encoding="utf-8")
    assert run("lintas", "build", cwd=base).returncode == 0
    home = (base / "site" / "index.html").read_text(encoding="utf-8")
    assert "<script>evil()</script>" in home
    assert len(digests(home) - set(DIGEST.findall(policy_of(home)))) == 1


def test_the_cells_of_a_table_stand_as_the_author_said_by_classes(make_base: MakeBase) -> None:
    table = "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |\n"
    base = make_base({"a-hundred-years.md": ALONE.replace("A plan", f"{table}\nA plan")})
    (base / "docs" / "about.md").write_text(f"# About\n\n{table}", encoding="utf-8")
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("markdown_extensions: [tables]\n")
    assert run("lintas", "build", cwd=base).returncode == 0
    for uri in ("notes/a-hundred-years/", "about/"):
        page = (base / "site" / uri / "index.html").read_text(encoding="utf-8")
        assert re.findall(r"<t[dh](?: class=\"?([\w-]*)\"?)?>\w</t[dh]>", page) == [
            *("", "lintas-left", "lintas-center", "lintas-right") * 2
        ]


def test_a_preview_lets_in_the_script_by_which_it_reloads(site: BuiltSite) -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(site.folder))
    try:
        let_in_reloading(server)
        page = site.pages[LESSON].path.read_bytes()
        inject: Callable[[bytes, int], bytes] = server._inject_js_into_html  # noqa: SLF001  (there is no other way in)
        shown = [inject(page, epoch).decode() for epoch in (1, 2)]
    finally:
        server.server_close()
    for whole in shown:
        assert "livereload(" in whole
        assert digests(whole) == set(DIGEST.findall(policy_of(whole)))
    assert policy_of(shown[0]) != policy_of(shown[1])


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK)
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("kind", SCRIPTS)
def test_no_planted_script_runs(tab: Page, address: str, kind: str) -> None:
    lesson = Planted(tab, f"{address}{LESSON}", SCRIPTS[kind], is_guarded=True)
    assert not lesson.has_run()
    assert lesson.asked == []
    assert lesson.is_held_off()


@pytest.mark.browser
@pytest.mark.parametrize("kind", SCRIPTS)
def test_without_the_policy_it_would(tab: Page, address: str, kind: str) -> None:
    lesson = Planted(tab, f"{address}{LESSON}", SCRIPTS[kind], is_guarded=False)
    tab.wait_for_function(f"() => {RUN.replace('=', ' === ')}")
    assert not lesson.held_off


@pytest.mark.browser
@pytest.mark.parametrize("kind", ASKING)
def test_nothing_planted_asks_another_host(tab: Page, address: str, kind: str) -> None:
    lesson = Planted(tab, f"{address}{LESSON}", ASKING[kind], is_guarded=True)
    assert lesson.asked == []
    assert lesson.is_held_off()


@pytest.mark.browser
@pytest.mark.parametrize("kind", ASKING)
def test_without_the_policy_it_would_ask(tab: Page, address: str, kind: str) -> None:
    lesson = Planted(tab, f"{address}{LESSON}", ASKING[kind], is_guarded=False)
    assert lesson.asked
    assert not lesson.held_off


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_site_itself_is_never_held_off(browser: Browser, address: str, lang: str) -> None:
    """A violation is an error in the console, of which a watched page may have none."""
    for page in watched(browser.new_context(viewport=PHONE)):
        for seen in (*PAGES, *LISTS, *SEARCHED, Seen("map", "cities/"), Seen("fields", "fields/")):
            if lang in seen.languages:
                page.goto(seen.below(address, lang))
                seen.bring_about(page)
        page.emulate_media(media="print")
        page.goto(f"{address}{LESSON}")
        page.pdf()


@pytest.mark.browser
def test_the_scheme_changes_and_is_kept_from_depth_to_depth(browser: Browser, address: str) -> None:
    for page in watched(browser.new_context(viewport=DESK, color_scheme="light")):
        page.goto(f"{address}{LESSON}")
        page.locator("label[for=__palette_1]").click()
        page.goto(address)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.fixture(scope="module")
def laptop(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Packed:
    return packed(site, tmp_path_factory.mktemp("laptop"))


@pytest.mark.browser
def test_on_a_disk_the_search_works_and_a_planted_script_does_not_run(browser: Browser, laptop: Packed) -> None:
    """In a browser to which a file is of no origin, `file:` lets in what `'self'` does not."""
    file = laptop.disk.folder / LESSON / "index.html"
    whole = file.read_text(encoding="utf-8")
    assert "script-src 'self' file: 'sha256-" in policy_of(whole)
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(f"{laptop.address}explore/index.html?q=leadership")
    expect(page.locator(".lintas-hit").first).to_be_visible()
    for is_guarded in (True, False):
        text = whole.replace("</article>", f"<script>{RUN}</script></article>")
        file.write_text(text if is_guarded else POLICY.sub("", text), encoding="utf-8")
        page.goto(f"{laptop.address}{LESSON}index.html")
        assert page.evaluate("window.lintas_ran ?? 0") == (0 if is_guarded else 1)
    file.write_text(whole, encoding="utf-8")
    context.close()
