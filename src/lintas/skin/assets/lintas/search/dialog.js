// The search dialogue: a field, results that the arrow keys walk, and the same choices as on the explore page.

import { isNarrowed, written } from "./facets.js";
import { Finder } from "./finder.js";
import { keepQuery, lastQuery, remember, remembered } from "./recent.js";
import * as show from "./show.js";

const SHOWN = 10;
const PAUSE = 120; // milliseconds after a key before it is searched
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
    this.above = element("div", { class: "lintas-above", role: "status" });
    this.choices = element("div", { class: "lintas-narrow" });
    this.list = element("div", { id: "lintas-hits", role: "listbox", "aria-label": name, class: "lintas-hits" });
    this.below = element("div", { class: "lintas-below" });
    const top = element("form", { role: "search", class: "lintas-dialog-top", submit: (event) => event.preventDefault() }, this.field, this.close);
    const rest = element("div", { class: "lintas-dialog-rest" }, this.status, this.above, this.choices, this.list, this.below);
    this.end = element("p", { class: "lintas-dialog-end" });
    this.box = element("dialog", { class: "lintas-dialog md-typeset", "aria-label": name, pointerdown: (event) => this.aside(event) }, top, rest, this.end);
    document.body.append(this.box);
  }

  open() {
    if (!this.box.open) {
      this.state = { q: this.state.q || lastQuery(), sort: "", partly: false, chosen: {} };
      this.field.value = this.state.q;
      this.box.showModal(); // the browser gives the focus back when it closes
    }
    this.field.focus();
    this.field.select();
    this.search();
  }

  /** A click beside the dialogue closes it. */
  aside(event) {
    if (event.target === this.box) this.box.close();
  }

  typed() {
    keepQuery(this.field.value);
    this.state = { ...this.state, q: this.field.value, partly: false };
    this.activate(-1); // what is chosen answers what was typed before
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.search(), PAUSE);
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return; // a word of another script, or a shortcut
    const hits = [...this.list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      this.activate(this.active < 0 && step < 0 ? hits.length - 1 : (this.active + step + hits.length) % hits.length);
    } else if (event.key === "Escape") {
      event.preventDefault(); // which would only empty the field
      this.box.close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.enter();
    }
  }

  /** Follow the chosen result; where none is chosen, all results. */
  enter() {
    clearTimeout(this.waiting);
    const chosen = this.list.children[this.active] ?? this.end.querySelector("a");
    if (chosen?.matches("a.lintas-hit") || this.state.q.trim()) chosen?.click();
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

  /** Go from the state as it is to the next; `first` is waited for before. */
  change(step, focus = "", first = null) {
    this.state = step(this.state);
    this.search(focus, first);
  }

  async search(focus = "", first = null) {
    const turn = (this.turn += 1);
    const { state, finder } = this;
    const slow = setTimeout(() => turn === this.turn && finder.labels && this.status.replaceChildren(finder.say("loading")), show.SLOW);
    try {
      await first;
      await finder.start();
      this.word();
      const narrowed = isNarrowed(state);
      const answer = await finder.find(state, state.q.trim() || narrowed ? SHOWN : 0);
      const more = answer.numbers.length ? null : await show.nothing(finder, answer, state, (...step) => this.change(...step));
      if (turn !== this.turn) return; // something newer was asked for
      this.show(answer, narrowed, more);
      if (focus) this.box.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
      if (!this.box.contains(document.activeElement)) this.field.focus(); // what had it is gone
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

  show(answer, narrowed, more) {
    const { finder } = this;
    const wanted = answer.asked || narrowed;
    const change = (...step) => this.change(...step);
    const hits = (wanted ? answer.notes : []).map((_, at) =>
      show.result(finder, answer, at, {
        role: "option",
        id: `lintas-hit-${at}`,
        tabindex: "-1",
        "aria-selected": "false",
        click: () => remember(finder.root, this.state.q),
      }),
    );
    this.status.replaceChildren(wanted ? show.found(finder, answer, SHOWN) : "");
    this.above.replaceChildren(
      ...show.mended(finder, answer),
      ...[wanted ? show.pageLinks(finder.say("go"), finder.pages(answer.words)) : null].filter(Boolean),
    );
    this.choices.replaceChildren(...(hits.length || narrowed ? this.narrowing(answer, change) : []));
    this.list.replaceChildren(...hits);
    this.field.setAttribute("aria-expanded", String(hits.length > 0));
    this.activate(-1);
    const below = hits.length ? [] : wanted ? [more] : this.ideas();
    this.below.replaceChildren(...below);
    this.lead();
  }

  /** The way to all results, which always leads to what stands in the field. */
  lead() {
    const { finder } = this;
    const go = (event) => {
      remember(finder.root, this.state.q);
      event.currentTarget.href = `${finder.page("explore/")}${written(this.state)}`;
    };
    const all = element("a", { href: `${finder.page("explore/")}${written(this.state)}`, click: go }, finder.say("explore"));
    this.end.replaceChildren(all, element("span", { class: "lintas-keys" }, finder.say("keys")));
  }

  narrowing(answer, change) {
    const { finder, state, folds } = this;
    const count = Object.values(state.chosen).flat().length;
    const label = count ? finder.say("filtered", { n: count }) : finder.say("filter");
    const toggle = (event) => (this.unfolded = event.target.open);
    return [
      show.choices(finder, state, change),
      element(
        "details",
        { class: "lintas-filter", open: this.unfolded, toggle },
        element("summary", {}, label),
        show.sorting(finder, answer, change),
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

  fail() {
    this.status.replaceChildren();
    for (const part of [this.above, this.choices, this.list, this.end]) part.replaceChildren();
    this.below.replaceChildren(show.failed(this.finder, () => this.search()));
  }
}
