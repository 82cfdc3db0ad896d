// What a reader can do with a page: print it, share its address, copy it as plain text.

const place = document.querySelector("[data-lintas-tools]");
const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
// What leads on or is drawn: in a mail it says nothing.
const LEADING_ON = ["related", "sisters", "same-theme"].map((name) => `[aria-labelledby="list-${name}"]`);
const LEFT_OUT = `nav, script, svg, details, .lintas-tools, .lintas-pager, .lintas-chips, .lintas-counts, .lintas-more,
  .lintas-cite, .lintas-address, ${LEADING_ON}`;
const BLOCKS = "header, section, article, div, figure, dl, ul, ol, p, h1, h2, h3";

const wording = (element) => element.innerText.replaceAll("\u00ad", "").trim();
// Of a page from a disk, too, the address that others can follow.
const complete = (link) => new URL(link.getAttribute("href"), address).href;
const outward = (element) => [...element.querySelectorAll("a[rel~=external]")].map((link) => link.href);

function fact(row) {
  const values = [...row.querySelectorAll("dd")].map((value) => [wording(value), ...outward(value)].join(" "));
  return `${wording(row.querySelector("dt"))}: ${values.join(", ")}`;
}

/** The paragraphs of a part of the page as a mail or a chat takes them: facts in lines, sources with their addresses. */
function paragraphs(element) {
  if (element.matches(LEFT_OUT) || !element.innerText?.trim()) return [];
  if (element.matches("dl")) return [[...element.querySelectorAll(":scope > div")].map(fact).join("\n")];
  if (element.matches(".lintas-body")) return [wording(element)];
  if (element.matches(".lintas-card")) {
    const title = element.querySelector("h3 a");
    return [[...element.querySelectorAll("p, h3")].filter((one) => !one.matches(LEFT_OUT)).map(wording).concat(complete(title)).join("\n")];
  }
  if (element.matches("ul, ol")) {
    return [[...element.children].map((line) => `- ${[wording(line), ...outward(line)].join(" ")}`).join("\n")];
  }
  const parts = [...element.children].filter((child) => child.matches(BLOCKS));
  return parts.length ? parts.flatMap(paragraphs) : [wording(element)];
}

function asText() {
  return [...paragraphs(document.querySelector("article.md-content__inner")), address].join("\n\n");
}

const deeds = {
  print: () => print(),
  async share() {
    if (!navigator.share) return navigator.clipboard.writeText(address);
    await navigator.share({ title: document.title, url: address }).catch((error) => {
      if (error.name !== "AbortError") throw error; // the reader has thought better of it
    });
    return null; // the system has said so itself
  },
  copy: () => navigator.clipboard.writeText(asText()),
};

place.addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  const status = place.querySelector("[role=status]");
  status.textContent = "";
  try {
    status.textContent = (await deeds[button.dataset.do]()) === null ? "" : (button.dataset.done ?? "");
  } catch {
    status.textContent = button.dataset.failed;
  }
});
place.hidden = false;
