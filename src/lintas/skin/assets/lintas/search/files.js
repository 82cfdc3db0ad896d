// The files of the search index: each fetched once, when it is needed, and held against its checksum.

import { textOf } from "./site.js";

const FORMAT = 1; // of the files, as in `lintas/search/index.py`

/** A file that could not be had, or that is from another build than the index. */
export class Unavailable extends Error {}

export class Files {
  /** `root` is the address of the site's root, with a slash at its end. */
  constructor(root) {
    this.root = root;
    this.kept = new Map();
  }

  /** `index.json`: how many notes and files there are, and the checksum of each. */
  index() {
    return this.once("index", async () => {
      const index = JSON.parse(await this.fetch("index", "", "no-cache"));
      if (index.format !== FORMAT) throw new Unavailable("format");
      return index;
    });
  }

  /** The content of a file, such as `terms/3`. */
  get(name) {
    return this.once(name, async () => {
      const sum = sumOf(await this.index(), name);
      // A file that comes with another checksum is fetched anew, past every cache, before it is given up.
      for (const cache of ["default", "reload"]) {
        const text = await this.fetch(name, sum, cache);
        if (checksum(text) === sum) return JSON.parse(text);
      }
      throw new Unavailable(name);
    });
  }

  once(name, load) {
    if (!this.kept.has(name)) {
      const promise = load();
      promise.catch(() => this.kept.delete(name)); // the next try asks again
      this.kept.set(name, promise);
    }
    return this.kept.get(name);
  }

  async fetch(name, sum, cache) {
    for (let tries = 1; ; tries += 1) {
      const text = await textOf(this.root, name, sum, cache).catch(() => null);
      if (text !== null) return text;
      if (tries === 2) throw new Unavailable(name);
    }
  }
}

/** The checksum of a file: those of many are listed by their number. */
function sumOf(index, name) {
  const [kind, number] = name.split("/");
  if (number === undefined) return index.sums[name];
  return { terms: index.terms, notes: index.buckets }[kind][number];
}

const TABLE = Uint32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 of a text's UTF-8 bytes, as a number. */
export function crc32(text) {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

function checksum(text) {
  return crc32(text).toString(16).padStart(8, "0");
}
