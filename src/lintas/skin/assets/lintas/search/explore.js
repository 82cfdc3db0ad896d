// The explore page: results that follow the words and choices in the address.

import { written } from "./facets.js";
import { Finder } from "./finder.js";
import * as show from "./show.js";

const STEP = 20; // results at a time
const PAUSE = 200; // milliseconds after a key before it is searched
const SLOW = 300; // milliseconds after which it is said that the search goes on
const { element } = show;

export function startExplore(place, root, lang) {
  new Explore(place, root, lang).start();
}

class Explore {
  constructor(place, root, lang) {
    this.finder = new Finder(root, lang);
    this.form = place.querySelector("form");
    this.field = place.querySelector("input[type=search]");
    this.lists = place.querySelector(".lintas-explore-lists");
    this.folds = { open: new Set(["theme", "from", "learner"]), whole: new Set() };
    this.turn = 0;
    this.said = element("div", { class: "lintas-above" });
    this.status = element("p", { class: "lintas-status", role: "status" });
    this.side = element("div", { class: "lintas-facets" });
    this.hits = element("div", { class: "lintas-hits" });
    this.below = element("div", { class: "lintas-below" });
    this.sort = element("div", {});
    this.chosen = element("div", {});
    this.filter = element("details", { class: "lintas-filter", open: matchMedia("(min-width: 60em)").matches }, element("summary", {}), this.side);
    this.live = element(
      "div",
      { class: "lintas-explore-live" },
      this.filter,
      element("div", { class: "lintas-explore-found" }, element("div", { class: "lintas-explore-head" }, this.status, this.sort), this.chosen, this.said, this.hits, this.below),
    );
    this.form.after(this.live);
  }

  async start() {
    this.field.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.go({ ...this.state, q: this.field.value, partly: false }, { replace: true, typing: true }), PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.waiting);
      this.go({ ...this.state, q: this.field.value, partly: false });
    });
    addEventListener("popstate", () => this.arrive());
    this.arrive();
  }

  /** Take the state from the address. */
  async arrive() {
    try {
      await (new URLSearchParams(location.search).has("tag") ? this.finder.tags() : this.finder.start());
    } catch (error) {
      this.fail(error, () => this.arrive());
      return;
    }
    const { state, gone } = this.finder.facets.read(location.search);
    this.state = state;
    this.gone = gone;
    this.field.value = state.q;
    this.field.placeholder = this.finder.say("placeholder");
    await this.search();
  }

  /** Go to a state: a new address, and what it finds. */
  go(state, { replace = false, typing = false, focus = "" } = {}) {
    this.state = state;
    this.gone = [];
    const address = `${location.pathname}${written(state)}`;
    if (replace) history.replaceState(null, "", address);
    else if (address !== location.pathname + location.search) history.pushState(null, "", address);
    return this.search({ typing, focus });
  }

  async search({ typing = false, focus = "", shown = STEP } = {}) {
    const turn = (this.turn += 1);
    const { finder, state } = this;
    const slow = setTimeout(() => this.status.replaceChildren(finder.say("loading")), SLOW);
    try {
      const answer = await finder.find(state, { typing });
      const numbers = answer.numbers.slice(0, shown);
      const hits = await Promise.all(numbers.map((number) => show.result(finder, answer, number)));
      if (turn === this.turn) this.show(answer, hits, focus, shown);
    } catch (error) {
      if (turn === this.turn) this.fail(error, () => this.search({ typing, focus, shown }));
    } finally {
      clearTimeout(slow);
    }
  }

  show(answer, hits, focus, shown) {
    const { finder, state } = this;
    const change = (next, key = "") => this.go(next, { focus: key });
    const count = Object.values(state.chosen).flat().length;
    this.lists.hidden = true;
    this.live.hidden = false;
    this.filter.firstChild.replaceChildren(count ? finder.say("filtered", { n: count }) : finder.say("filter"));
    this.side.replaceChildren(...show.facets(finder, answer, state, change, this.folds));
    this.status.replaceChildren(show.found(finder, answer));
    this.sort.replaceChildren(show.sorting(finder, answer, state, change));
    this.chosen.replaceChildren(...[show.choices(finder, state, change)].filter(Boolean));
    this.said.replaceChildren(
      ...(this.gone.length ? [element("p", { class: "lintas-mended" }, finder.say("gone", { values: this.gone.join(", ") }))] : []),
      ...show.mended(finder, answer),
      ...[show.pageLinks(finder.say("go"), finder.pages(answer.words))].filter(Boolean),
    );
    this.hits.replaceChildren(...hits);
    const more = () => this.search({ shown: shown + STEP, focus: `lintas-hit-${shown}` });
    hits[shown - STEP]?.setAttribute("data-key", `lintas-hit-${shown - STEP}`);
    this.below.replaceChildren(
      ...(hits.length ? [] : [show.nothing(finder, answer, state, change)]),
      ...(answer.numbers.length > shown ? [element("button", { type: "button", class: "lintas-more-hits", click: more }, finder.say("more"))] : []),
    );
    if (focus) this.live.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
  }

  /** The lists that need no script come back, under what went wrong. */
  fail(error, again) {
    console.warn(error);
    const say = (key) => this.finder.labels?.say[key] ?? { failed: "The search did not load. · Pencarian gagal dimuat.", retry: "Try again · Coba lagi" }[key];
    this.lists.hidden = false;
    this.filter.hidden = !this.finder.labels;
    for (const part of [this.status, this.sort, this.chosen, this.hits, this.below]) part.replaceChildren();
    this.said.replaceChildren(show.failed(say, again));
  }
}
