// Watches somebody go through the page with the keyboard: which elements should be reached, and how each looks then.
() => {
  const style = document.createElement("style");
  style.textContent = "*, ::before, ::after { transition: none !important }"; // looks are compared at once
  document.head.append(style);

  const SHOWN = ["outline-style", "outline-width", "outline-color", "box-shadow", "background-color", "color",
    "border-color", "text-decoration-line", "text-decoration-thickness", "opacity", "transform"];

  // Where an element is drawn. For a box that nobody sees stands a label: its own, or the one behind it.
  const standing = (element) =>
    [element, ...(element.labels ?? []), element.matches("input") && element.nextElementSibling].filter(Boolean);
  const boxes = (element) => [...element.getClientRects()].filter((area) => area.width > 1 && area.height > 1);
  const box = (element) => standing(element).flatMap(boxes)[0];
  const look = (element) => [...standing(element), element.parentElement].map((one) => {
    const all = getComputedStyle(one);
    return SHOWN.map((name) => all.getPropertyValue(name)).join();
  }).join();
  const named = (element) =>
    `${element.localName}.${element.className} ${(element.textContent || element.ariaLabel || element.name || "").trim().slice(0, 40)}`;
  const shown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]") && Boolean(box(element));

  // What the mouse can use. A label of a box that nobody sees is a button to the mouse: one of its kind must be reached.
  const control = (element) => (element.matches("label") ? document.getElementById(element.htmlFor) : element);
  const usable = (element) => shown(element) && !element.disabled && getComputedStyle(element).pointerEvents !== "none";
  const operable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], label[for]")]
    .filter((element) => usable(element) && control(element) && !element.matches("[type=hidden], [tabindex='-1']"))
    .filter((element) => control(element).type !== "radio" || control(element).checked); // arrows lead to the others
  const before = new Map(operable.map((element) => [element, look(element)]));
  const reached = new Set();
  const found = { first: [], held: [], unseen: [], covered: [] };
  let ended = false;

  // Points on a drawn line: in the middle of its box there may be none of it.
  function along(link) {
    const line = link.ownerSVGElement && link.querySelector("path");
    const length = line ? line.getTotalLength() : 0;
    return length ? [0.3, 0.5, 0.7].map((part) => {
      const { x, y } = line.getPointAtLength(length * part).matrixTransform(line.getScreenCTM());
      return [x, y];
    }) : [];
  }

  function isOnTop(element) {
    const area = box(element);
    if (!area) return false;
    const within = ([x, y]) => [area.left + area.width * x, area.top + area.height * y];
    return [...[[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]].map(within), ...along(element)].some(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      // Lines of a drawing may cross: what nobody sees of one, to be hit more easily, lies over another.
      return there && (standing(element).some((one) => one.contains(there)) || element.ownerSVGElement?.contains(there));
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
