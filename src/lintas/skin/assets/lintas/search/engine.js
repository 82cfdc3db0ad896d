// Finds notes: reads a query, fetches the lists of the terms that it needs, and ranks the notes that are in them.

import { crc32, Files } from "./files.js";
import { read } from "./query.js";
import { Roots } from "./words.js";

// BM25 (Robertson and others): how soon more of a word says nothing more.
const SATURATION = 1.5;
const QUARTERS = 4; // a weight in the index is in quarters
// How strongly a note that meets only a part of the query falls behind one that meets it all.
const WHOLE = 0.7;
const UNMET = 0.1; // what is left to a note that only has what is related
const SUBJECT = /^(theme|term|city):/; // what the base's own vocabulary names is what a query is about
const THEME = /^theme:/; // what a note is about counts on top of what it says
const ON_THEME = 0.3;
const OF_SUBJECT = 1.6;
const SURE = 0.8; // a term that answers a word so well is the word, under whatever name
const MET = 0.45; // from here on a word counts as met
const OWN_LANGUAGE = 1.03; // among equals the reader's language comes first
// How much of a query the best notes have to meet to be answers, half by the weight of its words and half by their
// number; less is enough where one meets what the base's own vocabulary names.
const LEAST_MET = 0.45;
const LEAST_OF_SUBJECT = 0.3;
const LEAST_OF_BEST = 0.12; // of the best note's score

export class Engine {
  constructor(root) {
    this.files = new Files(root);
    this.known = new Map();
  }

  /** What every search needs. */
  async start() {
    this.index = await this.files.index();
    const [language, facets, shards] = await Promise.all([
      this.files.get("language"),
      this.files.get("facets"),
      this.files.count("terms"),
    ]);
    this.roots = new Roots(language);
    this.numbers = numbers(facets.numbers);
    this.days = new Map(this.numbers.map((number, i) => [number, facets.days[i]]));
    this.facets = facets;
    this.shards = shards;
    return this;
  }

  /** Fetch what the index says of terms: the notes that they are in, and what the vocabulary has of them. */
  async terms(listed) {
    const missing = [...new Set(listed)].filter((term) => !this.known.has(term));
    await Promise.all(missing.map(async (term) => {
      const shard = await this.files.get(`terms/${crc32(term) % this.shards}`);
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
  async find(text, { lang, typing = false } = {}) {
    const query = await read(text, {
      roots: this.roots,
      typing,
      terms: (listed) => this.terms(listed),
      known: (term) => this.known.get(term),
      spelling: async () => (await this.files.get("spelling")).split(" "),
    });
    return { ...query, ...this.rank(query.words, lang), asked: query.words.length > 0 };
  }

  /** The notes that answer, the best first, and how many others meet a part of the query. */
  rank(asked, lang) {
    const found = new Map();
    let whole = 0;
    asked.forEach((word, place) => {
      const { evidence, rarity, isSubject } = this.weigh(word);
      whole += rarity;
      for (const [number, { value, sure }] of evidence) {
        const hit = found.get(number) ?? { number, score: 0, share: 0, met: [], onSubject: false };
        hit.score += rarity * value;
        if (sure) {
          hit.share += rarity * Math.min(1, sure / MET);
          hit.met.push(place);
          hit.onSubject ||= isSubject;
        }
        found.set(number, hit);
      }
    });
    const own = new Set(numbers(this.facets.facets.language[lang] ?? []));
    const all = [...found.values()];
    for (const hit of all) {
      hit.share /= whole;
      hit.score *= (UNMET + (1 - UNMET) * hit.share) ** WHOLE * (own.has(hit.number) ? OWN_LANGUAGE : 1);
    }
    all.sort((a, b) => b.score - a.score || this.days.get(b.number) - this.days.get(a.number) || a.number - b.number);
    const isAnswer = (hit) =>
      (hit.share + hit.met.length / asked.length) / 2 >= (hit.onSubject ? LEAST_OF_SUBJECT : LEAST_MET);
    const best = all.filter((hit) => hit.score >= LEAST_OF_BEST * all[0].score);
    return best.some(isAnswer) ? { hits: best, partly: [] } : { hits: [], partly: best };
  }

  /**
   * How far notes answer one word, by number: by all that answers it, and by what surely does; how rare the word is;
   * whether the vocabulary names it. What is only related helps a note up, but is not what was asked for.
   */
  weigh(word) {
    const evidence = new Map();
    let frequency = 0;
    let isSubject = false;
    for (const [term, strength] of word.terms) {
      const { numbers: listed, weights } = this.known.get(term);
      const isSure = strength >= SURE;
      if (isSure) frequency = Math.max(frequency, listed.length);
      isSubject ||= isSure && listed.length > 0 && SUBJECT.test(term);
      listed.forEach((number, i) => {
        const weight = weights[i] / QUARTERS;
        const value = (strength * weight) / (weight + SATURATION);
        const known = evidence.get(number) ?? { value: 0, sure: 0, theme: 0 };
        known.value = Math.max(value, known.value);
        if (isSure) known.sure = Math.max(value, known.sure);
        if (isSure && THEME.test(term)) known.theme = Math.max(value, known.theme);
        evidence.set(number, known);
      });
    }
    for (const known of evidence.values()) known.value += ON_THEME * known.theme;
    const total = this.numbers.length;
    const rarity = Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
    return { evidence, rarity: isSubject ? OF_SUBJECT * rarity : rarity, isSubject };
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
