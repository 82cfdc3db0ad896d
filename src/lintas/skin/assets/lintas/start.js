// On every page: turns to the search when the reader does (nothing else of it is loaded before), and lets the keyboard
// reach what Material leaves out.

const root = new URL("../../", import.meta.url).href;
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
    const { openDialog } = await import("./search/dialog.js");
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
  import("./search/explore.js")
    .then(({ startExplore }) => startExplore(explore, root, document.documentElement.lang))
    .catch((error) => console.warn(error)); // the page's lists need no script
}

// Where long words may break is nobody's business who copies a text.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  const text = selection.toString();
  if (!text.includes("\u00ad") || event.target.closest?.("input, textarea")) return;
  const copied = document.createElement("div");
  for (let number = 0; number < selection.rangeCount; number += 1) copied.append(selection.getRangeAt(number).cloneContents());
  event.clipboardData.setData("text/plain", text.replaceAll("\u00ad", ""));
  event.clipboardData.setData("text/html", copied.innerHTML.replaceAll("\u00ad", ""));
  event.preventDefault();
});

// The drawer of narrow screens opens by the keyboard, too.
const menu = document.querySelector(".lintas-menu");
const drawer = document.getElementById("__drawer");
menu?.addEventListener("click", () => drawer.click());
drawer?.addEventListener("change", () => menu?.setAttribute("aria-expanded", drawer.checked));

// A table that is wider than the text scrolls by the keyboard, too; Material wraps tables when the page has loaded.
addEventListener("load", () => {
  for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (wrap.scrollWidth > wrap.clientWidth) wrap.tabIndex = 0;
  }
});
