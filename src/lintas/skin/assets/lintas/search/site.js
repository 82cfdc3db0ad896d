// Where things of the site lie, on a server. In the zip for reading offline `lintas/export/offline/site.js` stands here.

/** The address of a page by its path below the root, which ends in a slash like every folder. */
export function pageAt(root, path) {
  return `${root}${path}`;
}

/** The text of a file of the index, such as `terms/3`, with the checksum that it should have; null if it is not there. */
export async function textOf(root, name, sum, cache) {
  const response = await fetch(`${root}search/${name}.json${sum ? `?${sum}` : ""}`, { cache });
  return response.ok ? response.text() : null;
}
