// What this reader searched for before: in this tab, and in this browser if it keeps such things.

const RECENT = "lintas.recent";
const MOST_RECENT = 5;

/** What was typed last in this tab: who comes back from a note finds it again. */
export function lastQuery() {
  try {
    return sessionStorage.getItem(RECENT) ?? "";
  } catch {
    return "";
  }
}

export function keepQuery(query) {
  try {
    sessionStorage.setItem(RECENT, query);
  } catch {
    // Then it is typed anew.
  }
}

/** The queries that led somewhere before, the latest first; a browser may refuse to keep any. */
export function remembered(root) {
  try {
    const kept = JSON.parse(localStorage.getItem(`${RECENT} ${root}`) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST_RECENT) : [];
  } catch {
    return [];
  }
}

/** Keep a query; nothing forgets all. */
export function remember(root, query) {
  const text = query?.trim();
  const kept = query === null ? [] : [text, ...remembered(root).filter((other) => other !== text)].filter(Boolean);
  try {
    localStorage.setItem(`${RECENT} ${root}`, JSON.stringify(kept.slice(0, MOST_RECENT)));
  } catch {
    // Then they are not kept.
  }
}
