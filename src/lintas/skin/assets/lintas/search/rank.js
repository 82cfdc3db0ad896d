// How well notes answer a query.

// BM25 (Robertson and others): how soon more of a word says nothing more.
const SATURATION = 1.5;
const QUARTERS = 4; // a weight in the index is in quarters
// How strongly a note that meets only a part of the query falls behind one that meets it all.
const WHOLE = 0.7;
const RELATED = 0.5; // how far what is related counts as met
const SUBJECT = /^(theme|term|city):/; // what the base's own vocabulary names is what a query is about
const THEME = /^theme:/; // what a note is about counts on top of what it says
const ON_THEME = 0.3;
const OF_SUBJECT = 1.6;
export const SURE = 0.8; // a term that answers a word so well is the word, under whatever name
const MET = 0.45; // from here on a word counts as met
const OWN_LANGUAGE = 1.03; // among equals the reader's language comes first
// How much of a query the best notes have to meet to be answers, half by the weight of its words and half by their
// number; less is enough where one meets what the base's own vocabulary names.
const LEAST_MET = 0.45;
const LEAST_OF_SUBJECT = 0.3;
const LEAST_OF_BEST = 0.12; // of the best note's score

/**
 * The notes that answer a query's words, the best first: `{number, score, met}`, as `hits`; where there is none, as
 * `partly` those that meet a part.
 *
 * `known` has what the index says of each term, `days` every note's day, `own` the notes in the reader's language.
 */
export function rank(asked, known, days, own) {
  const found = new Map();
  let whole = 0;
  asked.forEach((word, place) => {
    const { evidence, rarity, isSubject } = weigh(word, known, days.size);
    whole += rarity;
    for (const [number, { value, sure }] of evidence) {
      const hit = found.get(number) ?? { number, score: 0, share: 0, near: 0, met: [], onSubject: false };
      hit.score += rarity * value;
      hit.share += rarity * Math.min(1, Math.max(sure, RELATED * value) / MET);
      hit.near += sure ? 1 : RELATED;
      if (sure) {
        hit.met.push(place);
        hit.onSubject ||= isSubject;
      }
      found.set(number, hit);
    }
  });
  const all = [...found.values()];
  for (const hit of all) {
    hit.share /= whole;
    hit.score *= hit.share ** WHOLE * (own.has(hit.number) ? OWN_LANGUAGE : 1);
  }
  all.sort((a, b) => b.score - a.score || days.get(b.number) - days.get(a.number) || a.number - b.number);
  const isAnswer = (hit) =>
    (hit.share + hit.near / asked.length) / 2 >= (hit.onSubject ? LEAST_OF_SUBJECT : LEAST_MET);
  const best = all.filter((hit) => hit.score >= LEAST_OF_BEST * all[0].score);
  return best.some(isAnswer) ? { hits: best, partly: [] } : { hits: [], partly: best };
}

/**
 * How far notes answer one word, by number: by all that answers it, and by what surely does; how rare the word is;
 * whether the vocabulary names it. What is only related helps a note up, but is not what was asked for.
 */
function weigh(word, terms, total) {
  const evidence = new Map();
  let frequency = 0;
  let isSubject = false;
  for (const [term, strength] of word.terms) {
    const { numbers: listed, weights } = terms.get(term);
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
  const rarity = Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
  return { evidence, rarity: isSubject ? OF_SUBJECT * rarity : rarity, isSubject };
}
