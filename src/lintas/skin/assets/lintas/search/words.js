// A text to the roots of its words: the same as `lintas/search/words.py`, by the same rules (search/language.json).

const SHORTENED = /(?<=[\p{L}\p{N}])['’](?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}_])/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const LONGEST = 40;
const VOWEL = /[aeiouy]/;

/** The words of a text in lower case, without accents and marks. */
export function words(text) {
  const plain = text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").replace(SHORTENED, "").toLowerCase();
  return plain.match(WORD) ?? [];
}

export class Roots {
  constructor(language) {
    this.indonesianRules = language.indonesian;
    this.englishRules = language.english;
    this.stop = new Set(language.stop.split(" "));
    this.lexicon = new Set(language.lexicon.split(" "));
  }

  /** The root of a word; empty for one that says nothing. */
  root(word) {
    return this.stop.has(word) ? "" : this.anyRoot(word);
  }

  anyRoot(word) {
    return this.english(this.indonesian(Array.from(word).slice(0, LONGEST).join("")));
  }

  indonesian(word) {
    if (this.lexicon.has(word)) return word;
    let best = word, all = word.length, front = 0;
    for (const [rest, after] of this.withoutSuffixes(word)) {
      for (const [root, before] of this.withoutPrefixes(rest, this.indonesianRules.most_prefixes)) {
        const taken = after + before;
        if ((taken < all || (taken === all && before < front)) && this.lexicon.has(root)) {
          [best, all, front] = [root, taken, before];
        }
      }
    }
    return best;
  }

  withoutSuffixes(word) {
    const { particles, possessives, suffixes, shortest } = this.indonesianRules;
    const found = [[word, 0]];
    for (const endings of [particles, possessives, suffixes]) {
      for (const [rest, taken] of [...found]) {
        for (const ending of endings) {
          if (rest.endsWith(ending) && rest.length - ending.length >= shortest - 1) {
            found.push([rest.slice(0, -ending.length), taken + ending.length]);
          }
        }
      }
    }
    return found;
  }

  *withoutPrefixes(word, most) {
    yield [word, 0];
    if (most === 0) return;
    for (const [prefix, followed, beginnings] of this.indonesianRules.prefixes) {
      const rest = word.slice(prefix.length);
      if (!word.startsWith(prefix) || rest.length < this.indonesianRules.shortest - 1) continue;
      if (followed && !followed.includes(rest[0])) continue;
      for (const beginning of beginnings) {
        for (const [root, taken] of this.withoutPrefixes(beginning + rest, most - 1)) {
          yield [root, taken + prefix.length];
        }
      }
    }
  }

  english(word) {
    const { keep, irregular, steps } = this.englishRules;
    if (keep.includes(word)) return word;
    word = Object.hasOwn(irregular, word) ? irregular[word] : word;
    for (const { rules, repeat = 1 } of steps) {
      for (let turn = 0; turn < repeat; turn += 1) {
        const shorter = step(word, rules);
        if (shorter === word) break;
        word = shorter;
      }
    }
    return word;
  }
}

function step(word, rules) {
  for (const [ending, instead, least] of rules) {
    const stem = word.slice(0, -ending.length);
    if (word.endsWith(ending) && stem.length >= least && (least === 0 || VOWEL.test(stem))) return stem + instead;
  }
  return word;
}
