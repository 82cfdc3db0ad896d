// Finds notes: reads a query, fetches what the index has of its terms, and has the notes ranked.

import { crc32, Files } from "./files.js";
import { read } from "./query.js";
import { rank } from "./rank.js";
import { Roots } from "./words.js";

export class Engine {
  constructor(root) {
    this.files = new Files(root);
    this.known = new Map();
  }

  /** What every search needs. */
  async start() {
    this.index = await this.files.index();
    const [language, facets] = await Promise.all([this.files.get("language"), this.files.get("facets")]);
    this.roots = new Roots(language);
    this.days = new Map(numbers(facets.numbers).map((number, i) => [number, facets.days[i]]));
    this.facets = facets;
    return this;
  }

  /** Fetch what the index says of terms: the notes that they are in, and what the vocabulary has of them. */
  async terms(listed) {
    const missing = [...new Set(listed)].filter((term) => !this.known.has(term));
    await Promise.all(missing.map(async (term) => {
      const shard = await this.files.get(`terms/${crc32(term) % this.index.terms.length}`);
      const [gaps, weights, said] = Object.hasOwn(shard, term) ? shard[term] : [[], []];
      this.known.set(term, { numbers: numbers(gaps), weights, names: [], brings: [], hints: {}, begins: {}, ...said });
    }));
  }

  /**
   * Notes that answer `text`, the best first: `{number, score, met}`, `met` being the places of the query's words.
   *
   * Gives them as `hits`; where there is none, as `partly` those that meet a part; with the query's words, what was
   * mended in it, and whether it said anything.
   */
  async find(text, lang) {
    const query = await read(text, {
      roots: this.roots,
      terms: (listed) => this.terms(listed),
      known: (term) => this.known.get(term),
      spelling: async () => (await this.files.get("spelling")).split(" "),
    });
    const own = new Set(numbers(this.facets.facets.language[lang] ?? []));
    return { ...query, ...rank(query.words, this.known, this.days, own), asked: query.words.length > 0 };
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
