// The word that somebody probably meant, and how a begun one may go on.

const MOST_COMPLETIONS = 6;

/** The words of `listed`, the most frequent first, that begin with `begun`. */
export function completions(begun, listed) {
  if (begun.length < 2) return [];
  return listed.filter((word) => word.startsWith(begun)).slice(0, MOST_COMPLETIONS);
}

/** The word of `listed` that is closest to `word`; of several the most frequent; nothing where none is close. */
export function closest(word, listed) {
  let best = null, least = slips(word) + 1;
  for (const other of listed) {
    if (Math.abs(other.length - word.length) >= least || other.length < 4) continue;
    // Nobody slips at the very beginning, but for letters that changed places.
    const swapped = word[0] === other[1] && word[1] === other[0];
    if (other[0] !== word[0] && !swapped) continue;
    const apart = distance(word, other, least - 1);
    if (apart < least) [best, least] = [other, apart];
    if (least === 1 && best) break;
  }
  return best;
}

/** How many wrong letters a word of that length may have. */
function slips(word) {
  if (/\d/.test(word) || word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}

/** How many letters have to be added, taken out, changed or swapped with their neighbour; `most` + 1 for any more. */
export function distance(one, other, most) {
  let before = [], last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const changed = last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      let value = Math.min(last[j] + 1, row[j - 1] + 1, changed);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        value = Math.min(value, before[j - 2] + 1);
      }
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}
