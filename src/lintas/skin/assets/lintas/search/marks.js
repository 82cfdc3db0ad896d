// Which words of a text answer a query.

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** What may be marked for the words of a query: names as roots, each with the place of its word. */
export function wanted(asked, known) {
  const found = new Map(); // first root → [roots, place]
  const add = (roots, place) => found.set(roots[0], [...(found.get(roots[0]) ?? []), [roots, place]]);
  asked.forEach((word, place) => {
    for (const [term, strength] of word.terms) {
      if (!term.includes(":") && strength >= 0.8) add([term], place);
      if (strength >= 0.8) for (const name of known.get(term).names) add(name.split(" "), place);
    }
  });
  return found;
}

/** A text in pieces: `{text, place}`, with the place of the query's word where a piece answers one, else -1. */
export function pieces(text, found, roots) {
  const words = [...text.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    root: roots.root(match[0].normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()),
  }));
  const telling = words.filter((word) => word.root);
  const cut = [];
  telling.forEach((word, i) => {
    for (const [name, place] of found.get(word.root) ?? []) {
      const last = telling[i + name.length - 1];
      if (last && name.every((root, j) => telling[i + j].root === root)) cut.push([word.start, last.end, place]);
    }
  });
  cut.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const result = [];
  let at = 0;
  for (const [start, end, place] of cut) {
    if (start < at) continue;
    if (start > at) result.push({ text: text.slice(at, start), place: -1 });
    result.push({ text: text.slice(start, end), place });
    at = end;
  }
  if (at < text.length) result.push({ text: text.slice(at), place: -1 });
  return result;
}
