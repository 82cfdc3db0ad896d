"""Builds of small bases by `lintas build` and by plain `mkdocs build`: what is refused, and what stays."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from attachments import picture
from awkward import NOTES
from built import BuiltSite, run
from conftest import MakeBase
from mkdocs.commands.build import build
from mkdocs.config import load_config
from stories import ALONE, LESSON, ONLY_SUMMARY, STORY, VISIT

BUILDERS = {"lintas": ("lintas", "build"), "mkdocs": ("mkdocs", "build", "--quiet")}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_base_with_an_error_is_refused_and_the_last_good_site_stays(make_base: MakeBase, builder: str) -> None:
    base = make_base(STORY)
    assert run(*BUILDERS[builder], cwd=base).returncode == 0
    before = tree(base / "site")
    assert "notes/a-hundred-years/index.html" in before
    (base / "notes" / "broken.md").write_text(ALONE.replace("Yokohama\n", "Yokohamma\n"), encoding="utf-8")
    refused = run(*BUILDERS[builder], cwd=base)
    assert refused.returncode == 1
    assert "notes/broken.md:4:7: error[unknown-city]: “Yokohamma” is not a city of this base" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert tree(base / "site") == before


def test_both_builders_make_the_same_pages(make_base: MakeBase) -> None:
    base = make_base(STORY)
    for builder, arguments in BUILDERS.items():
        assert run(*arguments, "-d", str(base / builder), cwd=base).returncode == 0
    by_lintas, by_mkdocs = tree(base / "lintas"), tree(base / "mkdocs")
    assert set(by_lintas) == set(by_mkdocs)
    assert [path for path in by_lintas if by_lintas[path] != by_mkdocs[path]] == []


ODD = {
    "ampersand": ALONE.replace("Plan a hundred years ahead", "Roads & rails"),
    "quoted": ALONE.replace("title: Plan a hundred years ahead", "title: '\"Soon\", said the city''s <planner>'"),
    "blanks": ALONE.replace("Plan a hundred years ahead", "'Two  blanks'"),
    "like-the-site": ALONE.replace("Plan a hundred years ahead", "A small base"),
    "without-summary": ALONE.replace("summary: Yokohama plans a hundred years ahead.\n", ""),
    "without-headings": ALONE.replace("## What was seen\n", ""),
    "nested": ALONE.replace("A plan", "### Then\n\nText.\n\n#### Last\n\nText.\n\n## After\n\nA plan"),
    "marked-up": ALONE.replace("What was seen", "*Seen* & `heard` <there>"),
    "top": ALONE.replace("## What was seen", "# What was seen"),
    "linking": ALONE.replace(
        "A plan", f'[a](quoted.md "b"), [c]({VISIT}/meetings.md?d=1&e#limits), <f@example.org>, plan'
    ),
    "notes": ALONE,
    "abbreviated": ALONE.replace("A plan", "The *BPBD*, [BPBD](quoted.md), R&D and BPBD's <b title='BPBD'>plan</b>"),
    "abbreviated-in-indonesian": ALONE.replace("A plan", "> BPBD\n\n| R&D |\n|---|\n").replace(
        "title:", "lang: id\ntitle:"
    ),
    "tagged": ALONE.replace("title: ", "tags: [alpha, beta, café, gamma, naïve]\ntitle: "),
    "stand-in": ALONE.replace("What was seen", 'Zq9title" onmouseover="alert(1)'),
    "stand-in-again": ALONE.replace("What was seen", 'Zq9title" onmouseover="alert(1)').replace(
        "Plan", "zq9name zq9items"
    ),
    f"{VISIT}/meetings.id": ONLY_SUMMARY,
    "footnotes": ALONE.replace("A plan", "[Below](#what-was-seen) a plan[^1].\n\n[^1]: Of a hundred years.\n\nA plan"),
    "chosen-ids": ALONE.replace("What was seen", "Seen {: id='a\" onmouseover=\"alert(1)' }"),
    "chosen-ids-again": ALONE.replace("What was seen", "Seen {: id='b\" onmouseover=\"alert(1)' }"),
}


def attributes(page: bytes) -> set[str]:
    """The names of all attributes on a page."""
    found: set[str] = set()
    parser = HTMLParser()
    parser.handle_starttag = lambda _tag, given: found.update(name for name, _ in given)  # type: ignore[assignment,method-assign,unused-ignore]
    parser.feed(page.decode())
    assert "href" in found
    return found


def test_both_builders_make_the_same_of_odd_notes(make_base: MakeBase) -> None:
    """What is rendered once for many notes fits each of them, or is not used for it."""
    base = make_base(STORY | NOTES | {f"{name}.md": text for name, text in ODD.items()})
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("markdown_extensions: [abbr, attr_list, footnotes, tables, toc]\n")
    with (base / "notes" / "glossary.yml").open("a", encoding="utf-8") as file:
        file.write("rd: {kind: acronym, term: R&D, full: {en: 'research & <b>development</b> &lt; \"x\"'}}\n")
    for builder, arguments in BUILDERS.items():
        done = run(*arguments, "-d", str(base / builder), cwd=base)
        assert done.returncode == 0, done.stderr
    by_lintas, by_mkdocs = tree(base / "lintas"), tree(base / "mkdocs")
    assert set(by_lintas) == set(by_mkdocs)
    assert [path for path in by_lintas if by_lintas[path] != by_mkdocs[path]] == []
    assert "onmouseover" not in attributes(by_lintas["notes/stand-in-again/index.html"])
    assert "onmouseover" not in attributes(by_lintas["notes/chosen-ids-again/index.html"])


@pytest.mark.parametrize("feature", ["toc.integrate", "navigation.path", "navigation.footer", "content.action.edit"])
def test_both_builders_make_the_same_with_other_features_of_the_theme(make_base: MakeBase, feature: str) -> None:
    base = make_base(STORY)
    text = (base / "mkdocs.yml").read_text(encoding="utf-8")
    with_feature = f"theme: {{name: material, font: false, features: [{feature}]}}"
    text = text.replace("theme: {name: material, font: false}", with_feature)
    (base / "mkdocs.yml").write_text(f"{text}edit_uri: https://example.org/edit/\n", encoding="utf-8")
    for builder, arguments in BUILDERS.items():
        done = run(*arguments, "-d", str(base / builder), cwd=base)
        assert done.returncode == 0, done.stderr
    by_lintas, by_mkdocs = tree(base / "lintas"), tree(base / "mkdocs")
    assert [path for path in by_lintas if by_lintas[path] != by_mkdocs[path]] == []


def test_both_builders_keep_the_numbers_of_lists_and_read_from_the_right(make_base: MakeBase) -> None:
    text = "\n1968. A city learns\n1969. and learns\n\n\u0645\u062f\u064a\u0646\u0629\n"
    base = make_base(STORY | {"a-year.md": ALONE + text})
    (base / "docs" / "contact.md").write_text(f"---\nhide: toc\ntemplate: x.html\n---\n\n# Contact\n{text}", "utf-8")
    for builder, arguments in BUILDERS.items():
        done = run(*arguments, "-d", str(base / builder), cwd=base)
        assert done.returncode == 0, done.stderr
        for page in ("notes/a-year", "contact"):
            html = (base / builder / page / "index.html").read_text(encoding="utf-8")
            assert '<ol start="1968">' in html
            assert '<p dir="rtl">' in html
    by_lintas, by_mkdocs = tree(base / "lintas"), tree(base / "mkdocs")
    assert [path for path in by_lintas if by_lintas[path] != by_mkdocs[path]] == []


def test_a_deleted_note_is_gone_from_every_page(make_base: MakeBase) -> None:
    base = make_base(STORY)
    assert run("lintas", "build", cwd=base).returncode == 0
    (base / "notes" / "a-hundred-years.md").unlink()
    assert run("lintas", "build", cwd=base).returncode == 0
    site = BuiltSite(base / "site")
    assert not (base / "site" / "notes" / "a-hundred-years").exists()
    assert [uri for uri, page in site.pages.items() if "hundred years" in page.text] == []


def test_the_preview_says_what_is_wrong_and_shows_the_rest(
    make_base: MakeBase, capsys: pytest.CaptureFixture[str]
) -> None:
    base = make_base(STORY | {"broken.md": "no frontmatter"})
    config = load_config(config_file=str(base / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert "notes/broken.md:1:1: error[no-frontmatter]" in capsys.readouterr().err
    assert (base / "site" / "notes" / "a-hundred-years" / "index.html").is_file()


def test_a_page_in_docs_replaces_ours_at_the_same_address(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "docs" / "contribute.md").write_text("# How to help\n\nWrite to us.\n", encoding="utf-8")
    (base / "docs" / "contribute.id.md").write_text("# Cara membantu\n\nHubungi kami.\n", encoding="utf-8")
    assert run("lintas", "build", cwd=base).returncode == 0
    site = BuiltSite(base / "site")
    assert "Write to us." in site.pages["contribute/"].text
    assert "Hubungi kami." in site.pages["id/contribute/"].text
    assert site.pages["id/contribute/"].lang == "id"


def test_a_linked_picture_is_published_beside_its_note_and_nothing_else_is(make_base: MakeBase) -> None:
    base = make_base(
        STORY | {f"{VISIT}/meetings.md": LESSON.replace("## Limits", "![The stream](stream.png)\n\n## Limits")}
    )
    for name in ("stream.png", "unlinked.png"):
        (base / "notes" / VISIT / name).write_bytes(picture())
    assert run("lintas", "build", cwd=base).returncode == 0
    assert (base / "site" / "notes" / VISIT / "stream.png").is_file()
    assert not (base / "site" / "notes" / VISIT / "unlinked.png").exists()
    assert 'src="../stream.png"' in (base / "site" / "notes" / VISIT / "meetings" / "index.html").read_text("utf-8")


def test_what_a_contributor_writes_runs_nowhere(make_base: MakeBase) -> None:
    evil = "<script>alert(1)</script>"
    note = ALONE.replace("Plan a hundred years ahead", f"'{evil}</title>{evil}'").replace(
        "summary: Yokohama plans a hundred years ahead.", f"summary: '\"{evil}'\ntags: ['{evil}']\nauthors: ['{evil}']"
    )
    base = make_base({"evil.md": f"{note}\n{evil}\n\n<img src=x alt=x onerror=alert(1)>\n"})
    assert run("lintas", "build", cwd=base).returncode == 0
    pages = BuiltSite(base / "site").pages
    assert "&lt;script&gt;" in pages["notes/evil/"].text
    assert [uri for uri, page in pages.items() if evil in page.text or "onerror" in page.text] == []


def test_a_first_line_that_looks_like_metadata_is_kept(make_base: MakeBase) -> None:
    note = ALONE.replace("\n## What was seen\n", "template: evil.html\nNote: read this first.\n\n## What was seen\n")
    base = make_base({"a.md": note})
    assert run("lintas", "build", cwd=base).returncode == 0
    text = BuiltSite(base / "site").pages["notes/a/"].text
    assert "template: evil.html" in text
    assert "Note: read this first." in text


def test_a_site_of_one_language(make_base: MakeBase) -> None:
    base = make_base({"a.id.md": ALONE})
    (base / "mkdocs.yml").write_text(
        "site_name: Satu\ntheme: {name: material, font: false}\nplugins: [search, {lintas: {languages: [id]}}]\n",
        encoding="utf-8",
    )
    assert run("lintas", "build", cwd=base).returncode == 0
    site = BuiltSite(base / "site")
    assert site.pages["notes/a/"].lang == "id"
    assert not any(uri.startswith("id/") for uri in site.pages)


def test_the_preview_stands_faults_of_the_vocabulary(make_base: MakeBase) -> None:
    base = make_base(STORY)
    themes = base / "notes" / "themes.yml"
    themes.write_text(themes.read_text(encoding="utf-8").replace("broader: inclusion", "broader: nothing"), "utf-8")
    config = load_config(config_file=str(base / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert (base / "site" / "themes" / "children" / "index.html").is_file()


def test_the_address_of_a_source_is_a_link_only_where_it_is_one(make_base: MakeBase) -> None:
    evil = ALONE.replace(
        "theme:", 'adoption: [{city: Jakarta, stage: planned, date: 2020, source: "javascript://x%0aalert(1)"}]\ntheme:'
    )
    base = make_base({"a.md": evil})
    assert run("lintas", "build", cwd=base).returncode == 0
    for page in BuiltSite(base / "site").pages.values():
        assert not any(link.startswith("javascript") for link in page.links)


def test_a_base_without_an_about_page_has_no_link_to_it(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "docs" / "about.md").unlink()
    assert run("lintas", "build", cwd=base).returncode == 0
    site = BuiltSite(base / "site")
    assert not any(link.endswith("about/") for page in site.pages.values() for link in page.links)


def test_fonts_of_another_host_are_not_asked_for(make_base: MakeBase) -> None:
    base = make_base(STORY)
    settings = base / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(", font: false", ""), encoding="utf-8")
    assert run("lintas", "build", cwd=base).returncode == 0
    assert "fonts.g" not in BuiltSite(base / "site").pages[""].text
