"""A page as a browser shows it, with all stylesheets and no chrome, and what must hold for the drawings on it."""

from __future__ import annotations

from importlib.resources import files
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
  for (const svg of document.querySelectorAll("article svg:has(text)")) {
    const edge = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].filter((text) => text.getBoundingClientRect().width);
    const boxes = texts.map((text) => text.getBoundingClientRect());
    texts.forEach((text, i) => {
      const box = boxes[i];
      if (parseFloat(getComputedStyle(text).fontSize) < 11) faults.push(`small: ${text.textContent}`);
      if (box.left < edge.left - 0.5 || box.right > edge.right + 0.5 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1)
        faults.push(`cut: ${text.textContent}`);
      boxes.slice(0, i).forEach((other, j) => {
        if (box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 3 && other.top < box.bottom - 3)
          faults.push(`over each other: ${texts[j].textContent}, ${text.textContent}`);
      });
    });
  }
  for (const name of document.querySelectorAll(".lintas-matrix li")) {
    if (name.scrollHeight > name.clientHeight + 1 || name.scrollWidth > name.clientWidth + 1) faults.push(`cut: ${name.textContent}`);
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push(`wider than the screen by ${wide}`);
  for (const link of document.querySelectorAll("article svg a")) {
    const { width, height } = link.getBoundingClientRect();
    if (Math.min(width, height) < 24) faults.push(`too small to hit: ${link.getAttribute("aria-label")}`);
  }
  return faults;
}"""


def html_of(page: Page, scheme: Literal["light", "dark"] = "light") -> str:
    """The page with Material's stylesheets and ours."""
    folder = files("material") / "templates" / "assets" / "stylesheets"
    material = sorted(Path(str(folder)).glob("*.css"))
    styles = "\n".join([*(path.read_text(encoding="utf-8") for path in material), stylesheet()])
    name = "default" if scheme == "light" else "slate"
    body = f'<article class="md-content__inner md-typeset">{render_page(page, "")}</article>'
    colours = f'data-md-color-scheme="{name}" data-md-color-primary="custom" data-md-color-accent="custom"'
    head = f'<meta charset="utf-8"><title>{page.title}</title><style>{styles}</style>'
    main = f'<main class="md-main"><div class="md-main__inner md-grid"><div class="md-content">{body}</div></div></main>'
    return f'<!doctype html><html lang="{page.lang}"><head>{head}</head><body dir="ltr" {colours}>{main}</body></html>'


def faults(browser: Browser, page: Page, size: ViewportSize, picture: Path) -> list[str]:
    """What is wrong with a page's drawings on a screen of that size; the picture shows it."""
    context = browser.new_context(viewport=size)
    tab: Tab = context.new_page()
    tab.set_content(html_of(page))
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = !one.querySelector('table') })")
    tab.locator(".lintas-matrix, .lintas-timeline, .lintas-ways, .lintas-ladders").first.evaluate("(one) => one.scrollIntoView()")
    tab.screenshot(path=picture)
    found: list[str] = tab.evaluate(FAULTS)
    context.close()
    return found
