// What the dialogue and the explore page share: the engine, the facets and the wording, loaded when first asked for.

import { Engine } from "./engine.js";
import { Facets } from "./facets.js";
import { Unavailable } from "./files.js";

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

  /** The free tags: many, so they are only fetched for who wants to choose by them. */
  async tags() {
    await this.start();
    if (!this.facets.values.tag) this.facets.add("tag", await this.engine.files.get("tags"));
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
   * The notes that a state asks for: `{numbers, hits, partly, counts, words, mended, sort}`.
   *
   * A file from another build means that the site has changed since this page was loaded: everything is loaded anew,
   * once, so that no answer mixes two builds.
   */
  async find(state, { typing = false } = {}) {
    try {
      return await this.answer(state, typing);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      this.started = null;
      return this.answer(state, typing);
    }
  }

  async answer(state, typing) {
    await this.start();
    const query = await this.engine.find(state.q, { lang: this.lang, typing });
    const asked = query.asked;
    const sort = state.sort || (asked ? "relevance" : "date");
    const wanted = state.partly && !query.hits.length ? query.partly : query.hits;
    const hits = new Map(wanted.map((hit) => [hit.number, hit]));
    const some = asked ? wanted.map((hit) => hit.number) : this.facets.latest;
    const { left, counts } = this.facets.choose(some, state.chosen);
    return { ...query, asked, sort, hits, counts, numbers: this.facets.sort(left, sort) };
  }

  /** Where a note is read: in the reader's language if it has one, else in the original's. */
  place(note) {
    const lang = note.texts[this.lang] ? this.lang : Object.keys(note.texts)[0];
    const [title, summary] = note.texts[lang];
    const { languages } = this.engine.index;
    const home = lang === languages[0] ? "" : `${lang}/`;
    return { lang, title, summary, address: `${this.root}${home}notes/${note.id}/` };
  }

  /** The address of one of the site's own pages in the reader's language. */
  page(path) {
    return `${this.root}${this.labels.home}${path}`;
  }

  /** The pages of the themes and cities that a query names. */
  pages(words) {
    const named = words.flatMap((word) => [...word.terms].filter(([, strength]) => strength >= 0.8).map(([term]) => term));
    return [...new Set(named)].flatMap((term) => {
      const [kind, id] = term.split(":");
      const facet = { theme: "theme", city: "from" }[kind];
      const label = facet && this.labels.values[facet][id];
      return label ? [{ text: label, address: this.page(kind === "theme" ? `themes/${id}/` : `cities/${id}/`) }] : [];
    });
  }

  /** The themes nearest to a query that nothing answers. */
  near(words) {
    const shares = new Map();
    for (const word of words) {
      for (const [term, strength] of word.terms) {
        if (term.startsWith("theme:")) shares.set(term, (shares.get(term) ?? 0) + strength);
      }
    }
    const best = [...shares].sort((a, b) => b[1] - a[1]).map(([term]) => term.slice("theme:".length));
    const themes = best.length ? best : this.labels.most;
    return themes.slice(0, 4).map((id) => ({ text: this.name("theme", id), address: this.page(`themes/${id}/`) }));
  }
}
