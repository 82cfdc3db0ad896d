// What is wrong with a page, one line each, once it has a style added: wider than the screen, cut text, text on text.
async (added) => {
  const style = document.createElement("style");
  style.textContent = `${added} *, ::before, ::after { transition: none !important }`;
  document.head.append(style);
  scrollTo(0, 0);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  try {
    return [...wide(), ...cut(), ...covered()];
  } finally {
    style.remove();
  }

  function named(element) {
    const name = element.localName + (element.id ? `#${element.id}` : "");
    const within = element.parentElement?.closest("[class]")?.className ?? "";
    return `${name}.${element.className} in ${within}: ${element.textContent.trim().replaceAll(/\s+/g, " ").slice(0, 60)}`;
  }

  function wide() {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return over > 0 ? [`the page is ${over} px wider than the screen`] : [];
  }

  // Seen by eyes: not what is there for screen readers only, clipped to a pixel or moved out of the page.
  function seen(element) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return false;
    for (let one = element; one; one = one.parentElement) {
      const box = one.getBoundingClientRect();
      const clipped = getComputedStyle(one).overflowX !== "visible" || getComputedStyle(one).clipPath !== "none";
      if (clipped && (box.width <= 1 || box.height <= 1)) return false;
      if (box.right <= 0 || box.left >= innerWidth) return false;
    }
    return true;
  }

  function cut() {
    const hides = /hidden|clip/;
    return [...document.body.querySelectorAll("*")].flatMap((element) => {
      if (!element.textContent.trim() || !seen(element)) return [];
      const { overflowX, overflowY } = getComputedStyle(element);
      const right = hides.test(overflowX) ? element.scrollWidth - element.clientWidth : 0;
      const below = hides.test(overflowY) ? element.scrollHeight - element.clientHeight : 0;
      return right > 1 || below > 1 ? [`cut by ${right} × ${below} px: ${named(element)}`] : [];
    });
  }

  // Below or beside what a region of its own shows: a reader scrolls there.
  function scrolledAway(box, element) {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(one);
      const shown = one.getBoundingClientRect();
      if (/auto|scroll/.test(overflowY) && (box.top >= shown.bottom || box.bottom <= shown.top)) return true;
      if (/auto|scroll/.test(overflowX) && (box.left >= shown.right || box.right <= shown.left)) return true;
    }
    return false;
  }

  function covered() {
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (!text.data.trim() || !seen(text.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) if (!scrolledAway(box, text.parentElement)) lines.push({ box, text, element: text.parentElement });
    }
    lines.sort((one, other) => one.box.top - other.box.top);
    const found = new Set();
    lines.forEach((upper, index) => {
      for (const lower of lines.slice(index + 1)) {
        if (lower.box.top > upper.box.bottom - 4) break; // boxes of lines may touch: they are higher than their letters
        const across = Math.min(upper.box.right, lower.box.right) - Math.max(upper.box.left, lower.box.left);
        const down = Math.min(upper.box.bottom, lower.box.bottom) - lower.box.top;
        // Half of the lower line's height: letters of two lines meet from there on.
        if (lower.text !== upper.text && across > 2 && down > lower.box.height / 2) found.add(`${named(lower.element)} lies on ${named(upper.element)}`);
      }
    });
    return [...found];
  }
}
