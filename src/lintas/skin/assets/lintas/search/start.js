// On every page: turns to the search when the reader does. Nothing else of it is loaded before.

const root = new URL("../../../", import.meta.url).href;
const link = document.querySelector("[data-lintas-search]");
const explore = document.querySelector("[data-lintas-explore]");

async function open() {
  const field = explore?.querySelector("input[type=search]");
  if (field) {
    field.focus();
    field.select();
    return;
  }
  try {
    const { openDialog } = await import("./dialog.js");
    openDialog(root, document.documentElement.lang, link);
  } catch {
    if (link) location.assign(link.href); // the explore page has lists that need no script
  }
}

link?.addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open();
});

document.addEventListener("keydown", (event) => {
  if (!event.key) return; // a browser that fills in a form sends keys without a name
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!slash && !k) return;
  event.preventDefault();
  open();
});

if (explore) {
  import("./explore.js")
    .then(({ startExplore }) => startExplore(explore, root, document.documentElement.lang))
    .catch((error) => console.warn(error)); // the page's lists need no script
}

// The drawer of narrow screens opens by the keyboard, too.
const menu = document.querySelector(".lintas-menu");
const drawer = document.getElementById("__drawer");
menu?.addEventListener("click", () => drawer.click());
drawer?.addEventListener("change", () => menu?.setAttribute("aria-expanded", drawer.checked));
