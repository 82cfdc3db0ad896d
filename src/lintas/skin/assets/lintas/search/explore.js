// The explore page: results that follow the words and choices in the address.

import { written } from "./facets.js";
import { Finder } from "./finder.js";
import * as show from "./show.js";

const STEP = 20; // results at a time
const PAUSE = 200; // milliseconds after a key before it is searched
const { element } = show;

export function startExplore(place, root, lang) {
  new Explore(place, root, lang).start();
}

class Explore {
  constructor(place, root, lang) {
    this.finder = new Finder(root, lang);
    this.state = null; // until the address was read
    this.gone = [];
    this.form = place.querySelector("form");
    this.field = place.querySelector("input[type=search]");
    this.atFirst = this.field.value;
    this.lists = place.querySelector(".lintas-explore-lists");
    this.folds = { open: new Set(["theme", "from", "learner"]), whole: new Set() };
    this.turn = 0;
    this.said = element("div", { class: "lintas-above", role: "status" });
    this.status = element("p", { class: "lintas-status", role: "status", tabindex: "-1" });
    this.side = element("div", { class: "lintas-facets" });
    this.hits = element("div", { class: "lintas-hits" });
    this.below = element("div", { class: "lintas-below" });
    this.sort = element("div", {});
    this.chosen = element("div", {});
    this.summary = element("summary", {});
    const open = matchMedia("(min-width: 60em)").matches;
    this.filter = element("details", { class: "lintas-filter", open, hidden: true }, this.summary, this.side);
    const head = element("div", { class: "lintas-explore-head" }, this.status, this.sort);
    const found = element("div", { class: "lintas-explore-found" }, head, this.chosen, this.said, this.hits, this.below);
    this.form.hidden = false;
    this.form.after(element("div", { class: "lintas-explore-live" }, this.filter, found));
  }

  start() {
    this.field.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.change((now) => now, "", null, { typing: true }), PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.change((now) => now);
    });
    addEventListener("popstate", () => this.arrive());
    this.arrive();
  }

  /** Take the state from the address; what was typed meanwhile stays. */
  async arrive() {
    clearTimeout(this.waiting);
    try {
      await (new URLSearchParams(location.search).has("tag") ? this.finder.tags() : this.finder.start());
    } catch (error) {
      this.fail(error, () => this.arrive());
      return;
    }
    const { state, gone } = this.finder.facets.read(location.search);
    if (!this.state && this.field.value !== this.atFirst) state.q = this.field.value;
    this.state = state;
    this.gone = gone;
    this.typing = false;
    history.replaceState(null, "", `${location.pathname}${written(state)}`);
    this.field.value = state.q;
    this.field.placeholder = this.finder.say("placeholder");
    await this.search();
  }

  /**
   * Go from the state as it is to the next one, and to its address; `first` is waited for before.
   *
   * What is typed on end is one step back, every choice another.
   */
  change(step, focus = "", first = null, { typing = false } = {}) {
    clearTimeout(this.waiting);
    if (!this.state) return this.arrive();
    const q = this.field.value;
    const partly = this.state.partly && q === this.state.q;
    this.state = step({ ...this.state, q, partly });
    this.gone = [];
    const address = `${location.pathname}${written(this.state)}`;
    if (address !== location.pathname + location.search) {
      if (typing && this.typing) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
      this.typing = typing;
    }
    return this.search({ focus, first });
  }

  async search({ focus = "", first = null, shown = STEP } = {}) {
    const turn = (this.turn += 1);
    const { finder, state } = this;
    const slow = setTimeout(() => turn === this.turn && this.status.replaceChildren(finder.say("loading")), show.SLOW);
    try {
      await first;
      const answer = await finder.find(state, shown);
      const nothing = answer.numbers.length ? null : await show.nothing(finder, answer, state, (...step) => this.change(...step));
      if (turn === this.turn) this.show(answer, nothing, focus, shown);
    } catch (error) {
      if (turn === this.turn) this.fail(error, () => this.search({ focus, shown }));
    } finally {
      clearTimeout(slow);
    }
  }

  show(answer, nothing, focus, shown) {
    const { finder, state } = this;
    const before = document.activeElement;
    const change = (...step) => this.change(...step);
    const count = Object.values(state.chosen).flat().length;
    this.lists.hidden = true;
    this.filter.hidden = false;
    this.summary.replaceChildren(count ? finder.say("filtered", { n: count }) : finder.say("filter"));
    this.side.replaceChildren(...show.facets(finder, answer, state, change, this.folds));
    this.status.replaceChildren(show.found(finder, answer));
    this.sort.replaceChildren(show.sorting(finder, answer, change));
    this.chosen.replaceChildren(...[show.choices(finder, state, change)].filter(Boolean));
    const gone = this.gone.length ? [element("p", { class: "lintas-mended" }, finder.say("gone", { values: this.gone.join(", ") }))] : [];
    const pages = [show.pageLinks(finder.say("go"), finder.pages(answer.words))].filter(Boolean);
    this.said.replaceChildren(...gone, ...show.mended(finder, answer), ...pages);
    this.hits.replaceChildren(...answer.notes.map((_, at) => show.result(finder, answer, at, { "data-key": `lintas-hit-${at}` })));
    const more = () => this.search({ shown: shown + STEP, focus: `lintas-hit-${shown}` });
    const button = element("button", { type: "button", class: "lintas-more-hits", click: more }, finder.say("more"));
    this.below.replaceChildren(...[nothing, answer.numbers.length > shown ? button : null].filter(Boolean));
    // The other languages' links lead to the same search.
    for (const link of document.querySelectorAll(".lintas-language")) link.search = written(state);
    if (focus) this.filter.parentElement.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
    if (before !== document.body && !document.contains(before) && document.activeElement === document.body) this.status.focus();
  }

  /** The lists that need no script come back, under what went wrong. */
  fail(error, again) {
    console.warn(error);
    this.lists.hidden = false;
    this.filter.hidden = true;
    for (const part of [this.status, this.sort, this.chosen, this.hits, this.below]) part.replaceChildren();
    this.said.replaceChildren(show.failed(this.finder, again));
  }
}
