// The search dialogue: a field, results that the arrow keys walk, and the same choices as on the explore page.

import { isNarrowed, written } from "./facets.js";
import { Finder } from "./finder.js";
import * as show from "./show.js";

const SHOWN = 10;
const PAUSE = 120; // milliseconds after a key before it is searched
const SLOW = 300; // milliseconds after which it is said that the search goes on
const RECENT = "lintas.recent";
const MOST_RECENT = 5;
const { element } = show;

let dialog = null;

/** Open the dialogue; `link` has its wording until the rest is there. */
export function openDialog(root, lang, link) {
  dialog ??= new Dialog(root, lang, link);
  dialog.open();
}

class Dialog {
  constructor(root, lang, link) {
    this.finder = new Finder(root, lang);
    this.state = { q: "", sort: "", partly: false, chosen: {} };
    this.folds = { open: new Set(), whole: new Set() };
    this.active = -1;
    this.turn = 0;
    const name = link?.textContent.trim().split("\n")[0].trim() ?? "";
    this.field = element("input", {
      type: "search",
      role: "combobox",
      "aria-label": name,
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "lintas-hits",
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      maxlength: "500",
      input: () => this.typed(),
      keydown: (event) => this.key(event),
    });
    this.close = element("button", { type: "button", class: "lintas-close", click: () => this.box.close() }, "×");
    this.status = element("p", { class: "lintas-status", role: "status" });
    this.above = element("div", { class: "lintas-above" });
    this.choices = element("div", { class: "lintas-narrow" });
    this.list = element("div", { id: "lintas-hits", role: "listbox", "aria-label": name, class: "lintas-hits" });
    this.below = element("div", { class: "lintas-below" });
    const top = element("form", { role: "search", class: "lintas-dialog-top", submit: (event) => event.preventDefault() }, this.field, this.close);
    const rest = element("div", { class: "lintas-dialog-rest" }, this.status, this.above, this.choices, this.list, this.below);
    this.box = element("dialog", { class: "lintas-dialog md-typeset", "aria-label": name, click: (event) => this.aside(event) }, top, rest);
    document.body.append(this.box);
  }

  open() {
    if (!this.box.open) this.box.showModal(); // the browser gives the focus back when it closes
    this.field.focus();
    this.field.select();
    this.search();
  }

  /** A click beside the dialogue closes it. */
  aside(event) {
    if (event.target === this.box) this.box.close();
  }

  typed() {
    this.state = { ...this.state, q: this.field.value, partly: false };
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.search(true), PAUSE);
  }

  key(event) {
    const hits = [...this.list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      this.activate((this.active + step + hits.length) % hits.length);
    } else if (event.key === "Escape") {
      event.preventDefault(); // which would only empty the field
      this.box.close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.enter();
    }
  }

  /** Follow the chosen result, or the first one; what was typed since is searched before. */
  async enter() {
    clearTimeout(this.waiting);
    if (this.shown !== this.state.q) await this.search();
    const hit = this.list.children[Math.max(0, this.active)];
    if (hit) hit.click();
  }

  activate(place) {
    const hits = [...this.list.children];
    hits.forEach((hit, i) => hit.setAttribute("aria-selected", String(i === place)));
    this.active = place;
    if (hits[place]) {
      this.field.setAttribute("aria-activedescendant", hits[place].id);
      hits[place].scrollIntoView({ block: "nearest" });
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  change(state, focus) {
    this.state = state;
    this.search(false, focus);
  }

  async search(typing = false, focus = "") {
    const turn = (this.turn += 1);
    const { state, finder } = this;
    const slow = setTimeout(() => finder.labels && this.status.replaceChildren(finder.say("loading")), SLOW);
    try {
      await finder.start();
      this.word();
      const answer = await finder.find(state, { typing });
      const narrowed = isNarrowed(state);
      const first = answer.numbers.slice(0, answer.asked || narrowed ? SHOWN : 0);
      const hits = await Promise.all(
        first.map((number, i) =>
          show.result(finder, answer, number, {
            role: "option",
            id: `lintas-hit-${i}`,
            tabindex: "-1",
            "aria-selected": "false",
            click: () => remember(finder.root, state.q),
          }),
        ),
      );
      if (turn !== this.turn) return; // something newer was asked for
      this.show(answer, hits, narrowed);
      if (focus) this.box.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
    } catch (error) {
      if (turn !== this.turn) return;
      console.warn(error);
      this.fail();
    } finally {
      clearTimeout(slow);
    }
  }

  /** The wording, once it is there. */
  word() {
    const { finder } = this;
    this.field.placeholder = finder.say("placeholder");
    this.field.setAttribute("aria-label", finder.say("label"));
    this.list.setAttribute("aria-label", finder.say("title"));
    this.box.setAttribute("aria-label", finder.say("title"));
    this.close.replaceChildren(finder.say("close"));
  }

  show(answer, hits, narrowed) {
    const { finder, state } = this;
    this.shown = state.q;
    const wanted = answer.asked || narrowed;
    const change = (next, focus) => this.change(next, focus);
    this.status.replaceChildren(wanted ? show.found(finder, answer, SHOWN) : "");
    this.above.replaceChildren(
      ...show.mended(finder, answer),
      ...[wanted ? show.pageLinks(finder.say("go"), finder.pages(answer.words)) : null].filter(Boolean),
    );
    this.choices.replaceChildren(...(hits.length || narrowed ? this.narrowing(answer, change) : []));
    this.list.replaceChildren(...hits);
    this.field.setAttribute("aria-expanded", String(hits.length > 0));
    this.activate(-1);
    const explore = element("a", { href: `${finder.page("explore/")}${written(state)}`, click: () => remember(finder.root, state.q) }, finder.say("explore"));
    const below = wanted ? (hits.length ? [] : [show.nothing(finder, answer, state, change)]) : this.ideas();
    this.below.replaceChildren(...below, element("p", { class: "lintas-dialog-end" }, explore, element("span", { class: "lintas-keys" }, finder.say("keys"))));
  }

  narrowing(answer, change) {
    const { finder, state, folds } = this;
    const count = Object.values(state.chosen).flat().length;
    const label = count ? finder.say("filtered", { n: count }) : finder.say("filter");
    const toggle = (event) => event.target === event.currentTarget && (this.unfolded = event.target.open);
    return [
      show.choices(finder, state, change),
      element(
        "details",
        { class: "lintas-filter", open: this.unfolded, toggle },
        element("summary", {}, label),
        show.sorting(finder, answer, state, change),
        element("div", { class: "lintas-facets" }, show.facets(finder, answer, state, change, folds)),
      ),
    ].filter(Boolean);
  }

  /** What to look for where nothing is typed: what was before, and the themes with the most notes. */
  ideas() {
    const { finder } = this;
    const ask = (text) =>
      element("button", { type: "button", class: "lintas-idea", click: () => this.ask(text) }, text);
    const recent = remembered(finder.root);
    const forget = () => {
      remember(finder.root, null);
      this.search();
      this.field.focus();
    };
    return [
      recent.length
        ? element("div", { class: "lintas-ideas" }, element("h2", {}, finder.say("recent")), recent.map(ask), element("button", { type: "button", class: "lintas-plain", click: forget }, finder.say("forget")))
        : null,
      element("div", { class: "lintas-ideas" }, element("h2", {}, finder.say("suggested")), finder.labels.most.map((theme) => ask(finder.name("theme", theme)))),
    ].filter(Boolean);
  }

  ask(text) {
    this.field.value = text;
    this.state = { ...this.state, q: text, partly: false };
    this.field.focus();
    this.search();
  }

  /** Without its files the search has no wording either; the page's own is in both languages. */
  fail() {
    const say = (key) => this.finder.labels?.say[key] ?? { failed: "The search did not load. · Pencarian gagal dimuat.", retry: "Try again · Coba lagi" }[key];
    this.status.replaceChildren();
    for (const part of [this.above, this.choices, this.list]) part.replaceChildren();
    this.below.replaceChildren(show.failed(say, () => this.search()));
  }
}

/** The queries that led somewhere before, the latest first; a browser may refuse to keep any. */
function remembered(root) {
  try {
    const kept = JSON.parse(localStorage.getItem(`${RECENT} ${root}`) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST_RECENT) : [];
  } catch {
    return [];
  }
}

/** Keep a query; nothing forgets all. */
function remember(root, query) {
  const text = query?.trim();
  const kept = query === null ? [] : [text, ...remembered(root).filter((other) => other !== text)].filter(Boolean);
  try {
    localStorage.setItem(`${RECENT} ${root}`, JSON.stringify(kept.slice(0, MOST_RECENT)));
  } catch {
    // Then they are not kept.
  }
}
