// Where things of the site lie, on a disk: pages are opened by their file, and the files of the index are scripts, since
// a page from a disk may load nothing else. Each hands over its text.

const handed = new Map();
globalThis.lintasIndexFile = (name, text) => handed.set(name, text);

/** The address of a page by its path below the root, which ends in a slash like every folder. */
export function pageAt(root, path) {
  return `${root}${path}index.html`;
}

/** The text of a file of the index, such as `terms/3`; null if it is not there. */
export function textOf(root, name) {
  return new Promise((give) => {
    const script = document.createElement("script");
    const end = () => {
      script.remove();
      give(handed.get(name) ?? null);
      handed.delete(name); // it is kept where it was asked for
    };
    script.addEventListener("load", end);
    script.addEventListener("error", end);
    script.src = `${root}search/${name}.js`;
    document.head.append(script);
  });
}
