// Watches somebody go through the page with the keyboard: which elements should be reached, and how each looks then.
() => {
  const style = document.createElement("style");
  style.textContent = "*, ::before, ::after { transition: none !important }"; // looks are compared at once
  document.head.append(style);

  const SHOWN = ["outline-style", "outline-width", "outline-color", "box-shadow", "background-color", "color",
    "border-color", "text-decoration-line", "text-decoration-thickness", "opacity", "transform"];
  const around = (element) => [element, element.parentElement, element.nextElementSibling].filter(Boolean);
  const look = (element) => around(element)
    .map((one) => { const all = getComputedStyle(one); return SHOWN.map((name) => all.getPropertyValue(name)).join(); }).join();
  const named = (element) =>
    `${element.localName}.${element.className} ${(element.textContent || element.ariaLabel || element.name || "").trim().slice(0, 40)}`;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true })
    && !element.closest("[inert]") && Boolean(box(element));

  // What the mouse can use. A label of a box that nobody sees is a button to the mouse: one of its kind must be reached.
  const control = (element) => (element.matches("label") ? document.getElementById(element.htmlFor) : element);
  const operable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], label[for]")]
    .filter((element) => shown(element) && !element.disabled && !element.matches("[type=hidden], [tabindex='-1']"))
    .filter((element) => control(element) && getComputedStyle(element).pointerEvents !== "none")
    .filter((element) => control(element).type !== "radio" || control(element).checked); // arrows lead to the others
  const before = new Map(operable.map((element) => [element, look(element)]));
  const reached = new Set();
  const found = { first: [], held: [], unseen: [], covered: [] };
  let ended = false;

  // Where an element is drawn; a box that has no size of its own stands for its label.
  function box(element) {
    const own = element.getClientRects()[0];
    const large = own && own.width > 1 && own.height > 1;
    return large || !element.matches("input") ? large && own : element.nextElementSibling?.getClientRects()[0];
  }

  function isOnTop(element) {
    const area = box(element);
    if (!area) return false;
    const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]];
    return points.some(([x, y]) => {
      const there = document.elementFromPoint(area.left + area.width * x, area.top + area.height * y);
      return there && (element.contains(there) || there.contains(element) && there.matches("a, label, summary, p, li, dd, h3")
        || element.matches("input") && element.nextElementSibling?.contains(there));
    });
  }

  globalThis.lookedAt = {
    step() {
      const element = document.activeElement;
      if (!element || element === document.body || reached.has(element)) {
        ended = true;
        return false;
      }
      if (!reached.size) {
        found.first.push(element.matches("a[href^='#']") && isOnTop(element) ? "a link within the page" : named(element));
      }
      reached.add(element);
      if (before.has(element) && look(element) === before.get(element)) found.unseen.push(named(element));
      if (!isOnTop(element)) found.covered.push(named(element));
      return true;
    },
    found() {
      const controls = new Set([...reached].map(control));
      const unreached = operable.filter((element) => !controls.has(control(element))).map(named);
      return { ...found, unreached, held: ended ? [] : ["there is no end to it"] };
    },
  };
  return operable.length;
}
