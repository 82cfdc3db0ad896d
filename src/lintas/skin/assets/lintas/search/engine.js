// Finds notes: reads a query, fetches the lists of the terms that it needs, and ranks the notes that are in them.

import { crc32, Files } from "./files.js";
import { read, Vocabulary } from "./query.js";
import { Roots } from "./words.js";

// BM25 (Robertson and others): how soon more of a word says nothing more.
const SATURATION = 1.5;
const QUARTERS = 4; // a weight in the index is in quarters
// How strongly a note that meets only a part of the query falls behind one that meets it all.
const WHOLE = 1;
const MET = 0.3; // from here on a word counts as met
const OWN_LANGUAGE = 1.03; // among equals the reader's language comes first
const LEAST_MET = 0.2; // of the query, by the weight of its words; what meets less is no answer
const LEAST_OF_BEST = 0.12; // of the best note's score

export class Engine {
  constructor(root) {
    this.files = new Files(root);
    this.postings = new Map();
  }

  /** What every search needs. */
  async start() {
    this.index = await this.files.index();
    const [language, vocabulary, facets, shards] = await Promise.all([
      this.files.get("language"),
      this.files.get("vocabulary"),
      this.files.get("facets"),
      this.files.count("terms"),
    ]);
    this.roots = new Roots(language);
    this.vocabulary = new Vocabulary(vocabulary);
    this.names = vocabulary.names;
    this.numbers = numbers(facets.numbers);
    this.days = new Map(this.numbers.map((number, i) => [number, facets.days[i]]));
    this.facets = facets;
    this.shards = shards;
    return this;
  }

  /** The notes that a term is in: their numbers and weights. */
  async term(term) {
    if (!this.postings.has(term)) {
      const shard = await this.files.get(`terms/${crc32(term) % this.shards}`);
      const [gaps, weights] = Object.hasOwn(shard, term) ? shard[term] : [[], []];
      this.postings.set(term, { numbers: numbers(gaps), weights });
    }
    return this.postings.get(term);
  }

  /**
   * Notes that answer `text`, the best first: `{number, score, met}`, `met` being the places of the query's words.
   *
   * Gives them with the query's words, what was mended in it, and whether it said anything.
   */
  async find(text, { lang, typing = false } = {}) {
    const query = await read(text, {
      roots: this.roots,
      vocabulary: this.vocabulary,
      typing,
      has: async (term) => (await this.term(term)).numbers.length > 0,
      spelling: async () => (await this.files.get("spelling")).split(" "),
    });
    const terms = [...new Set(query.words.flatMap((word) => [...word.terms.keys()]))];
    await Promise.all(terms.map((term) => this.term(term)));
    return { ...query, ...this.rank(query.words, lang), asked: query.words.length > 0 };
  }

  rank(asked, lang) {
    const total = this.numbers.length;
    const found = new Map();
    let whole = 0;
    asked.forEach((word, place) => {
      const evidence = new Map();
      let frequency = 0;
      for (const [term, strength] of word.terms) {
        const { numbers: listed, weights } = this.postings.get(term);
        if (strength >= 0.5 || !frequency) frequency = Math.max(frequency, listed.length);
        listed.forEach((number, i) => {
          const weight = weights[i] / QUARTERS;
          const value = (strength * weight) / (weight + SATURATION);
          if (value > (evidence.get(number) ?? 0)) evidence.set(number, value);
        });
      }
      const rarity = Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
      whole += rarity;
      for (const [number, value] of evidence) {
        const hit = found.get(number) ?? { number, score: 0, share: 0, met: [] };
        hit.score += rarity * value;
        hit.share += rarity * Math.min(1, value / MET);
        hit.met.push(place);
        found.set(number, hit);
      }
    });
    const own = new Set(numbers(this.facets.facets.language[lang] ?? []));
    const hits = [...found.values()].filter((hit) => hit.share >= LEAST_MET * whole);
    for (const hit of hits) {
      hit.score *= (hit.share / whole) ** WHOLE * (own.has(hit.number) ? OWN_LANGUAGE : 1);
    }
    hits.sort((a, b) => b.score - a.score || this.days.get(b.number) - this.days.get(a.number) || a.number - b.number);
    return { whole, hits: hits.filter((hit) => hit.score >= LEAST_OF_BEST * hits[0].score) };
  }

  /** What the index has of a note for showing it. */
  async note(number) {
    const bucket = await this.files.get(`notes/${Math.floor(number / this.index.room)}`);
    return bucket[number % this.index.room];
  }
}

/** Numbers from their gaps. */
export function numbers(gaps) {
  let last = 0;
  return gaps.map((gap) => (last += gap));
}
