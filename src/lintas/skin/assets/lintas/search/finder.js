// What the dialogue and the explore page share: the engine, the facets and the wording, loaded when first asked for.

import { Engine } from "./engine.js";
import { Facets } from "./facets.js";
import { Unavailable } from "./files.js";
import { SURE } from "./rank.js";
import { pageAt } from "./site.js";

const FAR = 0.2; // what a word's neighbours say of a theme, beside what it says itself
const MOST_NEAR = 3;

export class Finder {
  constructor(root, lang) {
    this.root = root;
    this.asked = lang;
  }

  /** Load what every search needs; after a failure the next call tries anew, from the start. */
  start() {
    this.started ??= this.load().catch((error) => {
      this.started = null;
      throw error;
    });
    return this.started;
  }

  async load() {
    const engine = new Engine(this.root);
    const index = await engine.files.index();
    this.lang = index.languages.includes(this.asked) ? this.asked : index.languages[0];
    const [labels] = await Promise.all([engine.files.get(`labels.${this.lang}`), engine.start()]);
    this.engine = engine;
    this.labels = labels;
    this.facets = new Facets(engine.facets);
    return this;
  }

  /** The free tags: many, so they are only fetched for who chooses by them. */
  async tags() {
    await this.start();
    const { engine, facets } = this;
    if (!facets.values.tag) facets.add("tag", await engine.files.get("tags"));
  }

  /** A wording, filled in. */
  say(key, values = {}) {
    const text = this.labels.say[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  /** The name of a facet's value. */
  name(facet, value) {
    return this.labels.values[facet]?.[value] ?? value;
  }

  /**
   * The notes that a state asks for: `{numbers, hits, counts, partly, isRelated, words, mended, asked, sort}`, and of
   * the first `shown` what is shown, as `notes`.
   *
   * A file from another build means that the site has changed since this page was loaded: everything is loaded anew,
   * once, so that no answer mixes two builds.
   */
  async find(state, shown) {
    try {
      return await this.answer(state, shown);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      this.started = null;
      return this.answer(state, shown);
    }
  }

  async answer(state, shown) {
    await (state.chosen.tag?.length ? this.tags() : this.start());
    const { engine, facets, lang } = this; // a reload meanwhile gives the next answer others
    const query = await engine.find(state.q, lang);
    const isRelated = Boolean(state.partly && !query.hits.length && query.partly.length);
    const wanted = isRelated ? query.partly : query.hits;
    const some = query.asked ? wanted.map((hit) => hit.number) : facets.latest;
    const { left, counts } = facets.choose(some, state.chosen);
    const sort = state.sort || (query.asked ? "relevance" : "date");
    const numbers = facets.sort(left, sort);
    return {
      ...query,
      engine,
      facets,
      isRelated,
      sort,
      counts,
      numbers,
      hits: new Map(wanted.map((hit) => [hit.number, hit])),
      partly: facets.choose(query.partly.map((hit) => hit.number), state.chosen).left,
      notes: await Promise.all(numbers.slice(0, shown).map((number) => engine.note(number))),
    };
  }

  /** Where a note is read: in the reader's language if it has one, else in the original's. */
  place(note) {
    const lang = note.texts[this.lang] ? this.lang : Object.keys(note.texts)[0];
    const [title, summary] = note.texts[lang];
    const { languages } = this.engine.index;
    const home = lang === languages[0] ? "" : `${lang}/`;
    return { lang, title, summary, address: pageAt(this.root, `${home}notes/${note.id}/`) };
  }

  /** The address of one of the site's own pages in the reader's language. */
  page(path) {
    return pageAt(this.root, `${this.labels.home}${path}`);
  }

  /** The pages of the themes and cities that a query names. */
  pages(words) {
    const named = words.flatMap((word) => [...word.terms].filter(([, strength]) => strength >= SURE).map(([term]) => term));
    return [...new Set(named)].flatMap((term) => {
      const [kind, id] = term.split(":");
      if (kind === "theme") return [{ text: this.name("theme", id), address: this.page(`themes/${id}/`) }];
      return kind === "city" ? [{ text: this.name("from", id), address: this.page(`cities/${id}/`) }] : [];
    });
  }

  /** The themes nearest to a query that nothing answers: those that its words, or what is near to them, speak for. */
  async near({ words, partly, engine, facets }) {
    const named = await engine.files.get("near");
    const shares = new Map();
    const add = (theme, share) => shares.set(theme, (shares.get(theme) ?? 0) + share);
    for (const word of words) {
      for (const [term, strength] of word.terms) if (term.startsWith("theme:")) add(term.slice("theme:".length), strength);
      for (const theme of Object.hasOwn(named, word.root) ? named[word.root] : []) add(theme, FAR);
    }
    for (const number of partly) for (const theme of facets.of.get(number).theme) add(theme, FAR / partly.length);
    const best = [...shares].sort((a, b) => b[1] - a[1]).slice(0, MOST_NEAR);
    return best.map(([id]) => ({ text: this.name("theme", id), address: this.page(`themes/${id}/`) }));
  }
}
