// What a query asks for: its words as roots, each with the terms that answer it and how well they do.

import { words } from "./words.js";
import { closest, completions } from "./spelling.js";

const LONGEST = 500; // characters of a query that are read
const MOST_WORDS = 24;
// How well a term answers a word: the word itself, another name of the same, a completed or mended word, what the
// vocabulary says belongs to it, and a theme that the word speaks for.
const ITSELF = 1, SAME = 0.9, COMPLETED = 0.8, BROUGHT = 0.35, HINTED = 0.6;

/** One word of a query. `terms` maps the terms that answer it to how well, from 0 to 1. */
class Word {
  constructor(word, root) {
    this.word = word;
    this.root = root;
    this.terms = new Map();
  }

  add(term, strength) {
    this.terms.set(term, Math.max(strength, this.terms.get(term) ?? 0));
  }
}

/** The vocabulary of a base, as the index has it. */
export class Vocabulary {
  constructor({ names, brings, hints }) {
    this.brings = brings;
    this.hints = hints;
    this.byFirst = new Map(); // root → [roots of a name, concept]
    for (const [concept, listed] of Object.entries(names)) {
      for (const name of listed) {
        const roots = name.split(" ");
        if (!this.byFirst.has(roots[0])) this.byFirst.set(roots[0], []);
        this.byFirst.get(roots[0]).push([roots, concept]);
      }
    }
  }

  /** The longest name that begins at a place in `roots`: its length, and the concepts that go by it. */
  longest(roots, at) {
    const fits = (this.byFirst.get(roots[at]) ?? []).filter(([name]) => name.every((root, i) => roots[at + i] === root));
    const length = Math.max(0, ...fits.map(([name]) => name.length));
    return { length, concepts: fits.filter(([name]) => name.length === length).map(([, concept]) => concept) };
  }
}

/**
 * Read a query. `has(term)` says whether a term leads to a note, `spelling()` gives the words that slips are held
 * against; `typing` is true while the last word may be unfinished.
 *
 * Gives the words, and what was mended: pairs of the word as written and as searched for.
 */
export async function read(text, { roots, vocabulary, has, spelling, typing = false }) {
  const asked = [...new Set(words(text.slice(0, LONGEST)))];
  const telling = asked.filter((word) => roots.root(word));
  const found = (telling.length ? telling : asked).slice(0, MOST_WORDS).map((word) => new Word(word, roots.anyRoot(word)));
  const unfinished = typing && /[\p{L}\p{N}]$/u.test(text) ? asked.at(-1) : null;
  const mended = [];
  name(found, vocabulary);
  for (const word of found) {
    if (word.root.length < 2 || (await has(word.root)) || (await any(word.terms.keys(), has))) continue;
    const listed = await spelling();
    const complete = word.word === unfinished ? completions(word.word, listed) : [];
    for (const other of complete) word.add(roots.anyRoot(other), COMPLETED);
    if (complete.length) continue;
    const close = closest(word.word, listed);
    if (!close) continue;
    mended.push([word.word, close]);
    word.mended = close;
    word.root = roots.anyRoot(close);
  }
  for (const word of found) {
    const kept = word.terms;
    word.terms = new Map();
    for (const [term, strength] of kept) if (strength === COMPLETED) word.add(term, strength);
  }
  name(found, vocabulary);
  for (const word of found) {
    word.add(word.root, ITSELF);
    for (const concept of [...word.terms.keys()]) {
      for (const brought of vocabulary.brings[concept] ?? []) word.add(brought, BROUGHT);
    }
    for (const [theme, share] of Object.entries(vocabulary.hints[word.root] ?? {})) word.add(theme, HINTED * share);
  }
  return { words: found, mended };
}

/** Give each word the concepts that it is part of a name of. */
function name(found, vocabulary) {
  const roots = found.map((word) => word.root);
  for (let at = 0; at < found.length; ) {
    const { length, concepts } = vocabulary.longest(roots, at);
    for (const word of found.slice(at, at + length)) for (const concept of concepts) word.add(concept, SAME);
    at += Math.max(1, length);
  }
}

async function any(terms, has) {
  for (const term of terms) if (await has(term)) return true;
  return false;
}
