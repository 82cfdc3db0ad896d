// What the reader sees, made of elements and texts only: nothing of a note or a query is ever read as HTML.

import { SORTS, toggled } from "./facets.js";
import { pieces, wanted } from "./marks.js";

const WITHOUT_LABELS = { failed: "The search did not load. · Pencarian gagal dimuat.", retry: "Try again · Coba lagi" };
export const SLOW = 300; // milliseconds after which it is said that the search goes on
const FEW = 8; // values of a facet that are shown at first

/** An element with attributes (a function listens, `true` stands alone, nothing is left out) and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** How many were found, as it is said to everybody. */
export function found(finder, answer, shown = Infinity) {
  const n = answer.numbers.length;
  if (answer.isRelated) return n === 1 ? finder.say("related.one") : finder.say("related.many", { n });
  if (n > shown) return finder.say("first", { shown, n });
  return n === 1 ? finder.say("found.one") : finder.say("found.many", { n });
}

/** What was searched for instead of what was typed. */
export function mended(finder, answer) {
  return answer.mended.map(([word, other]) =>
    element("p", { class: "lintas-mended" }, finder.say("mended", { word, other })),
  );
}

/** Links to pages. */
export function pageLinks(label, pages) {
  if (!pages.length) return null;
  const links = pages.map(({ text, address }) => element("a", { href: address }, text));
  return element("p", { class: "lintas-pages" }, label, " ", ...links.flatMap((link, i) => (i ? [" · ", link] : [link])));
}

/** The result at a place; `attributes` go to its link. */
export function result(finder, answer, at, attributes = {}) {
  const note = answer.notes[at];
  const { lang, title, summary, address } = finder.place(note);
  const marks = wanted(answer.words, answer.engine.known);
  const seen = new Set();
  const marked = (text) =>
    pieces(text, marks, answer.engine.roots).map((piece) => {
      if (!piece.places.length) return piece.text;
      for (const place of piece.places) seen.add(place);
      return element("mark", {}, piece.text);
    });
  const other = lang === finder.lang ? null : lang;
  const kicker = [finder.name("kind", note.kind), note.date[finder.lang]].filter(Boolean).join(" · ");
  const names = (facet) => note[facet].map((value) => finder.name(facet, value)).join(", ");
  const cities = [names("from"), names("learner")].filter(Boolean).join(" → ");
  const texts = [
    element("span", { class: "lintas-hit-title", lang: other }, marked(title)),
    other ? element("span", { class: "lintas-mark" }, finder.labels.marks[lang]) : null,
    element("span", { class: "lintas-hit-summary", lang: other }, marked(summary)),
  ];
  const met = answer.hits.get(answer.numbers[at])?.met ?? [];
  const word = (place) => answer.words[place].mended ?? answer.words[place].typed;
  const inText = met.filter((place) => !seen.has(place)).map(word);
  const without = answer.words.map((_, place) => place).filter((place) => !met.includes(place)).map(word);
  return element(
    "a",
    { class: `lintas-hit lintas-hit--${note.kind}`, href: address, ...attributes },
    element("span", { class: "lintas-kicker" }, kicker),
    texts,
    element("span", { class: "lintas-hit-about" }, [cities, names("theme")].filter(Boolean).join(" · ")),
    inText.length ? element("span", { class: "lintas-hit-words" }, finder.say("in_text", { words: inText.join(", ") })) : null,
    answer.asked && without.length
      ? element("span", { class: "lintas-hit-words" }, finder.say("without", { words: without.join(", ") }))
      : null,
  );
}

/** What helps where nothing was found; `change` as below. */
export async function nothing(finder, answer, state, change) {
  const n = answer.hits.size ? 0 : answer.partly.length;
  const partly = n === 1 ? finder.say("partly.one") : finder.say("partly.many", { n });
  const why = answer.hits.size || !answer.asked ? finder.say("none_chosen") : finder.say("none", { query: state.q.trim() });
  const more = () => change((now) => ({ ...now, partly: true }));
  return element(
    "div",
    { class: "lintas-nothing" },
    element("p", {}, why),
    n ? element("p", {}, element("button", { type: "button", class: "lintas-plain", click: more }, partly)) : null,
    pageLinks(finder.say("near"), await finder.near(answer)),
    element("p", {}, element("a", { href: finder.page("contribute/") }, finder.say("ask")), ". ", finder.say("ask_why")),
  );
}

/**
 * The facets with what is left in each, as boxes to tick.
 *
 * `change` is called with a function from the state as it is then to the next one, and the key of what gets the focus.
 *
 * `open` holds the facets that are unfolded and `whole` those whose values are all shown; both are kept up to date.
 */
export function facets(finder, answer, state, change, { open, whole }) {
  const made = Object.keys(finder.labels.facets).map((facet) => {
    const chosen = state.chosen[facet] ?? [];
    const counts = answer.counts[facet] ?? new Map();
    const values = ordered(finder, facet, [...new Set([...counts.keys(), ...chosen])], counts);
    const later = facet === "tag" && !finder.facets.values.tag;
    if (!values.length && !later) return null;
    const few = whole.has(facet) ? values : values.filter(({ value }, i) => i < FEW || chosen.includes(value));
    const boxes = few.map(({ value, depth }) => {
      const id = `lintas-${facet}-${value}`;
      return element(
        "label",
        { class: depth ? "lintas-choice lintas-choice--narrower" : "lintas-choice" },
        element("input", {
          type: "checkbox",
          name: facet,
          value,
          "data-key": id,
          checked: chosen.includes(value),
          change: () => change((now) => toggled(now, facet, value), id),
        }),
        element("span", {}, finder.name(facet, value)),
        element("span", { class: "lintas-count" }, String(counts.get(value) ?? 0)),
      );
    });
    if (few.length < values.length) {
      const more = finder.say("values", { n: values.length - few.length });
      const all = () => {
        whole.add(facet);
        change((now) => now, `lintas-${facet}-${values[FEW].value}`);
      };
      boxes.push(element("button", { type: "button", class: "lintas-plain", click: all }, more));
    }
    const label = finder.labels.facets[facet];
    const key = `lintas-facet-${facet}`;
    const toggle = async (event) => {
      if (!event.target.open) open.delete(facet);
      else if (!open.has(facet)) {
        open.add(facet);
        if (later) change((now) => now, key, finder.tags());
      }
    };
    return element(
      "details",
      { class: "lintas-facet", open: open.has(facet), toggle },
      element("summary", { "data-key": key }, label, chosen.length ? element("span", { class: "lintas-count" }, String(chosen.length)) : null),
      element("div", { role: "group", "aria-label": label }, boxes),
    );
  });
  return made.filter(Boolean);
}

/** Values in the order of their own or by frequency; narrower themes under their broader one. */
function ordered(finder, facet, values, counts) {
  const order = finder.labels.order[facet];
  const place = order ? (value) => order.indexOf(value) : (value) => -(counts.get(value) ?? 0);
  const by = facet === "year" ? (a, b) => b - a : (a, b) => place(a) - place(b) || finder.name(facet, a).localeCompare(finder.name(facet, b));
  const sorted = [...values].sort(by);
  if (facet !== "theme") return sorted.map((value) => ({ value, depth: 0 }));
  const broader = (value) => (finder.labels.broader[value] ?? []).find((one) => values.includes(one));
  const below = (value) => sorted.filter((other) => broader(other) === value && other !== value);
  const walk = (value, depth) => [{ value, depth }, ...below(value).flatMap((other) => walk(other, depth + 1))];
  return sorted.filter((value) => !broader(value)).flatMap((value) => walk(value, 0));
}

/** What is chosen, each with a button that takes it back. */
export function choices(finder, state, change) {
  const chips = Object.entries(state.chosen).flatMap(([facet, values]) =>
    values.map((value) => {
      const name = finder.name(facet, value);
      const label = finder.say("remove", { value: `${finder.labels.facets[facet]}: ${name}` });
      const back = () => change((now) => toggled(now, facet, value));
      return element("button", { type: "button", class: "lintas-chosen", "aria-label": label, click: back }, name, " ×");
    }),
  );
  if (!chips.length) return null;
  const clear = () => change((now) => ({ ...now, chosen: {} }));
  const all = element("button", { type: "button", class: "lintas-plain", click: clear }, finder.say("clear"));
  return element("div", { class: "lintas-choices" }, chips, all);
}

/** A list to choose the order from. */
export function sorting(finder, answer, change) {
  const options = SORTS.filter((sort) => sort !== "relevance" || answer.asked).map((sort) =>
    element("option", { value: sort, selected: sort === answer.sort }, finder.say(`sort.${sort}`)),
  );
  const chosen = (event) => change((now) => ({ ...now, sort: event.target.value }), "lintas-sort");
  const select = element("select", { "data-key": "lintas-sort", change: chosen }, options);
  return element("label", { class: "lintas-sort" }, finder.say("sort"), " ", select);
}

/** The search could not be loaded: said, in both languages as long as there is no wording, with a way to try again. */
export function failed(finder, again) {
  const say = (key) => finder.labels?.say[key] ?? WITHOUT_LABELS[key];
  const button = element("button", { type: "button", class: "lintas-plain", click: again }, say("retry"));
  return element("p", { class: "lintas-failed", role: "alert" }, say("failed"), " ", button);
}
