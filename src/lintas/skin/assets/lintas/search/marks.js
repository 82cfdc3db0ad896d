// Which words of a text answer a query.

import { SURE } from "./rank.js";
import { words } from "./words.js";

const WORD = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu;

/** What may be marked for the words of a query: by first root the names, each with the places of its words. */
export function wanted(asked, known) {
  const found = new Map();
  const add = (name, place) => {
    const first = name.split(" ")[0];
    if (!found.has(first)) found.set(first, new Map());
    const names = found.get(first);
    names.set(name, [...(names.get(name) ?? []), place]);
  };
  asked.forEach((word, place) => {
    for (const [term, strength] of word.terms) {
      if (strength < SURE) continue;
      if (!term.includes(":")) add(term, place);
      for (const name of known.get(term).names) add(name, place);
    }
  });
  return found;
}

/** A text in pieces: `{text, places}`, with the places of the query's words that a piece answers, if any. */
export function pieces(text, found, roots) {
  const telling = [...text.matchAll(WORD)]
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length, root: roots.root(words(word)[0] ?? "") }))
    .filter((word) => word.root);
  const cut = [];
  telling.forEach((word, i) => {
    for (const [name, places] of found.get(word.root) ?? []) {
      const parts = name.split(" ");
      const last = telling[i + parts.length - 1];
      if (last && parts.every((root, j) => telling[i + j].root === root)) {
        cut.push({ start: word.start, end: last.end, places });
      }
    }
  });
  cut.sort((a, b) => a.start - b.start || b.end - a.end);
  const result = [];
  let at = 0;
  for (const { start, end, places } of cut) {
    if (start < at) continue;
    if (start > at) result.push({ text: text.slice(at, start), places: [] });
    result.push({ text: text.slice(start, end), places });
    at = end;
  }
  if (at < text.length) result.push({ text: text.slice(at), places: [] });
  return result;
}
