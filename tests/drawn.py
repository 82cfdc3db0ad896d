"""A page as a browser shows it, with all stylesheets and no chrome, and what must hold for the drawings on it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize
from playwright.sync_api import Page as Tab

from lintas.pages.page import Page
from lintas.render.html import render_page
from lintas.render.styles import stylesheet

# Texts of drawings by their box: those that lie over each other, are cut by their drawing, or are too small to read.
FAULTS = """() => {
  const faults = [];
  const box = (element) => element.getBoundingClientRect();
  const within = (one, other) =>
    one.left > other.left - 0.5 && one.right < other.right + 0.5 &&
    one.top > other.top - 1 && one.bottom < other.bottom + 1;
  const meet = (one, other) =>  // a line's box is higher than its letters
    one.left < other.right - 1 && other.left < one.right - 1 &&
    one.top < other.bottom - 3 && other.top < one.bottom - 3;
  for (const svg of document.querySelectorAll("article svg:has(text)")) {
    const texts = [...svg.querySelectorAll("text")].filter((text) => box(text).width);
    const boxes = texts.map(box);
    texts.forEach((text, i) => {
      if (parseFloat(getComputedStyle(text).fontSize) < 11) faults.push(`small: ${text.textContent}`);
      if (!within(boxes[i], box(svg))) faults.push(`cut: ${text.textContent}`);
      boxes.slice(0, i).forEach((other, j) => {
        if (meet(boxes[i], other)) faults.push(`over each other: ${texts[j].textContent}, ${text.textContent}`);
      });
    });
  }
  for (const name of document.querySelectorAll(".lintas-matrix li > span")) {
    const cut = name.scrollHeight > name.clientHeight + 1 || name.scrollWidth > name.clientWidth + 1;
    if (cut) faults.push(`cut: ${name.textContent}`);
  }
  for (const link of document.querySelectorAll("article svg a")) {
    if (Math.min(box(link).width, box(link).height) < 24) faults.push(`small: ${link.getAttribute("aria-label")}`);
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push(`wider than the screen by ${wide}`);
  return faults;
}"""


def html_of(page: Page, scheme: Literal["light", "dark"] = "light") -> str:
    """The page with Material's stylesheets and ours."""
    styles = stylesheet()
    name = "default" if scheme == "light" else "slate"
    content = render_page(page, "", site_name="Lintas")
    body = f'<article class="md-content__inner md-typeset">{content}</article>'
    colours = f'data-md-color-scheme="{name}" data-md-color-primary="custom" data-md-color-accent="custom"'
    head = f'<meta charset="utf-8"><title>{page.title}</title><style>{styles}</style>'
    main = (
        f'<main class="md-main"><div class="md-main__inner md-grid"><div class="md-content">{body}</div></div></main>'
    )
    return f'<!doctype html><html lang="{page.lang}"><head>{head}</head><body dir="ltr" {colours}>{main}</body></html>'


def faults(browser: Browser, page: Page, size: ViewportSize, picture: Path) -> list[str]:
    """What is wrong with a page's drawings on a screen of that size; the picture shows it."""
    context = browser.new_context(viewport=size)
    tab: Tab = context.new_page()
    tab.set_content(html_of(page))
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = !one.querySelector('table') })")
    tab.locator(".lintas-matrix, .lintas-timeline, .lintas-ways, .lintas-ladders").first.evaluate(
        "(one) => one.scrollIntoView()"
    )
    tab.screenshot(path=picture)
    found: list[str] = tab.evaluate(FAULTS)
    context.close()
    return found
