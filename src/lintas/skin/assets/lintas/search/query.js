// What a query asks for: its words as roots, each with the terms that answer it and how well they do.

import { words } from "./words.js";
import { closest, completions } from "./spelling.js";

const LONGEST = 500; // characters of a query that are read
const MOST_WORDS = 24;
const ENOUGH = 8; // notes that a word leads to by itself; then what is only near to it is not fetched
// How well a term answers a word: the word itself, another name of the same, a completed word, a part of a name, what
// the vocabulary says belongs to it, and a theme that the word speaks for.
const ITSELF = 1, SAME = 0.9, COMPLETED = 0.8, PART = 0.5, BROUGHT = 0.35, HINTED = 0.45;

/** One word of a query. `terms` maps the terms that answer it to how well, from 0 to 1. */
class Word {
  constructor(word, root, typed) {
    this.word = word;
    this.typed = typed;
    this.root = root;
    this.terms = new Map();
  }

  add(term, strength) {
    this.terms.set(term, Math.max(strength, this.terms.get(term) ?? 0));
  }
}

/**
 * Read a query. `terms(list)` fetches what the index says of terms, after which `known(term)` has it; `spelling()`
 * gives the words that slips are held against.
 *
 * Gives the words, and what was mended: pairs of the word as written and as searched for.
 */
export async function read(text, { roots, terms, known, spelling }) {
  const found = asked(text, roots);
  const unfinished = /[\p{L}\p{N}]$/u.test(text) ? found.at(-1) : null; // may still be typed
  await terms(found.map((word) => word.root));
  name(found, known);
  await terms(found.flatMap((word) => [...word.terms.keys()]));
  const mended = [];
  for (const word of found) {
    // What leads to a note, or is a word that the vocabulary knows, is no slip.
    if (known(word.root).numbers.length || word.terms.size || word.root.length < 2) continue;
    const listed = await spelling();
    const complete = word === unfinished ? completions(word.word, listed) : [];
    const close = complete.length ? null : closest(word.word, listed.filter((other) => roots.anyRoot(other) !== word.root));
    for (const other of complete) word.add(roots.anyRoot(other), COMPLETED);
    if (!close) continue;
    mended.push([word.typed, close]);
    word.mended = close;
    word.root = roots.anyRoot(close);
  }
  if (mended.length) {
    await terms(found.map((word) => word.root));
    name(found, known); // a mended word may complete a name with its neighbours
  }
  await terms(found.flatMap((word) => [...word.terms.keys()]));
  for (const word of found) {
    const own = Math.max(0, ...[word.root, ...word.terms.keys()].map((term) => known(term).numbers.length));
    for (const term of [...word.terms.keys()]) {
      if (own >= ENOUGH && term.startsWith("word:")) continue;
      for (const brought of known(term).brings) word.add(brought, BROUGHT);
    }
    for (const [theme, share] of Object.entries(known(word.root).hints)) word.add(theme, HINTED * share);
    word.add(word.root, isPartOnly(word, known) ? PART : ITSELF);
  }
  await terms(found.flatMap((word) => [...word.terms.keys()]));
  return { words: found, mended };
}

/** Whether a word stands in a name of several words that no note has: then it is not what was asked for by itself. */
function isPartOnly(word, known) {
  return word.inName && ![...word.terms].some(([term, strength]) => strength === SAME && known(term).numbers.length);
}

/** The words of a query that say something, each once; all words where none does. */
function asked(text, roots) {
  const typed = new Map(); // word → as it was typed
  for (const one of text.slice(0, LONGEST).split(/[^\p{L}\p{M}\p{N}\p{Cf}]+/u)) for (const word of words(one)) typed.set(word, one);
  const all = [...new Set(words(text.slice(0, LONGEST)))];
  const telling = all.filter((word) => roots.root(word));
  return (telling.length ? telling : all)
    .slice(0, MOST_WORDS)
    .map((word) => new Word(word, roots.anyRoot(word), typed.get(word) ?? word));
}

/** Give each word the concepts that it is part of a name of: of the longest name that begins at a word. */
function name(found, known) {
  for (let at = 0; at < found.length; ) {
    const fits = Object.entries(known(found[at].root).begins)
      .map(([text, concepts]) => [text.split(" "), concepts])
      .filter(([roots]) => roots.every((root, i) => found[at + i]?.root === root));
    const length = Math.max(0, ...fits.map(([roots]) => roots.length));
    for (const [roots, concepts] of fits) {
      if (roots.length < length) continue;
      for (const word of found.slice(at, at + length)) {
        word.inName = length > 1;
        for (const concept of concepts) word.add(concept, SAME);
      }
    }
    at += Math.max(1, length);
  }
}
