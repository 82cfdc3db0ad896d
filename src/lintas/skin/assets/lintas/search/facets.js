// What is chosen besides the words of a query: read from and written to the address, applied and counted.

import { numbers } from "./engine.js";

export const SORTS = ["relevance", "date", "adopted"];
const LONGEST = 500; // characters of a query in the address

export class Facets {
  constructor(file) {
    this.names = Object.keys(file.facets);
    this.values = file.facets;
    this.of = new Map(); // number → values by facet
    const all = numbers(file.numbers);
    all.forEach((number) => this.of.set(number, {}));
    for (const [facet, values] of Object.entries(file.facets)) this.add(facet, values);
    this.day = new Map(all.map((number, i) => [number, file.days[i]]));
    this.adopted = new Map();
    for (const [times, gaps] of Object.entries(file.adopted)) {
      for (const number of numbers(gaps)) this.adopted.set(number, Number(times));
    }
    this.latest = all.sort((a, b) => this.day.get(b) - this.day.get(a) || a - b);
  }

  /** Take in the values of a facet. */
  add(facet, values) {
    if (!this.names.includes(facet)) this.names.push(facet);
    this.values[facet] = values;
    for (const known of this.of.values()) known[facet] = [];
    for (const [value, gaps] of Object.entries(values)) {
      for (const number of numbers(gaps)) this.of.get(number)[facet].push(value);
    }
  }

  /** Those of some numbers that have one chosen value of each facet, and how many each value would leave. */
  choose(some, chosen) {
    const facets = Object.keys(chosen).filter((facet) => chosen[facet].length);
    const counts = Object.fromEntries(this.names.map((facet) => [facet, new Map()]));
    const left = some.filter((number) => {
      const values = this.of.get(number);
      const failed = facets.filter((facet) => !chosen[facet].some((value) => values[facet].includes(value)));
      // A facet's own choice does not narrow its own counts: another of its values would be added to it.
      const counted = failed.length === 0 ? this.names : failed.length === 1 ? failed : [];
      for (const facet of counted) {
        for (const value of values[facet]) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
      }
      return failed.length === 0;
    });
    return { left, counts };
  }

  /** Numbers in another order than by how well they answer. */
  sort(some, by) {
    if (by === "relevance") return some;
    const place = new Map(this.latest.map((number, i) => [number, i]));
    const latest = [...some].sort((a, b) => place.get(a) - place.get(b));
    if (by === "date") return latest;
    return latest.sort((a, b) => (this.adopted.get(b) ?? 0) - (this.adopted.get(a) ?? 0));
  }

  /** The state that an address asks for, and the choices in it that are not there (any more). */
  read(address) {
    const asked = new URLSearchParams(address);
    const sort = asked.get("sort");
    const q = (asked.get("q") ?? "").slice(0, LONGEST);
    const state = { q, sort: SORTS.includes(sort) ? sort : "", partly: asked.has("partly"), chosen: {} };
    const gone = [];
    for (const facet of this.names) {
      const values = [...new Set(asked.getAll(facet))];
      state.chosen[facet] = values.filter((value) => Object.hasOwn(this.values[facet], value));
      gone.push(...values.filter((value) => !Object.hasOwn(this.values[facet], value)).map((value) => value.slice(0, 60)));
    }
    return { state, gone };
  }
}

/** A state as the end of an address; empty where nothing is asked for. */
export function written({ q, sort, partly, chosen }) {
  const address = new URLSearchParams();
  if (q.trim()) address.set("q", q.trim());
  for (const [facet, values] of Object.entries(chosen)) for (const value of values) address.append(facet, value);
  if (sort) address.set("sort", sort);
  if (partly) address.set("partly", "1");
  const text = address.toString();
  return text ? `?${text}` : "";
}

export function isNarrowed({ chosen }) {
  return Object.values(chosen).some((values) => values.length);
}

/** A state with a value chosen that was not, or the other way round. */
export function toggled(state, facet, value) {
  const values = state.chosen[facet] ?? [];
  const other = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...state, chosen: { ...state.chosen, [facet]: other } };
}
