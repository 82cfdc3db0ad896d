// What a reader can do with a page: print it, share its address, copy it as plain text.

const place = document.querySelector("[data-lintas-tools]");
const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;

const wording = (element) => element.innerText.replaceAll("\u00ad", "").trim();

/** The page as a mail or a chat takes it: title, facts, text, sources with their addresses, and where it stands. */
function asText() {
  const parts = [];
  for (const part of document.querySelectorAll(".lintas-title, .lintas-panel, .lintas-body, .lintas-steps, .lintas-sources")) {
    if (part.classList.contains("lintas-panel")) {
      parts.push([...part.querySelectorAll("dl > div")].map(fact).join("\n"));
    } else if (part.classList.contains("lintas-sources")) {
      parts.push([wording(part.querySelector("h2")), ...[...part.querySelectorAll("li")].map(source)].join("\n"));
    } else {
      parts.push(wording(part));
    }
  }
  return [...parts, address].join("\n\n");
}

function fact(row) {
  return `${wording(row.querySelector("dt"))}: ${[...row.querySelectorAll("dd")].map(wording).join(", ")}`;
}

function source(line) {
  return `- ${wording(line)} ${line.querySelector("a")?.href ?? ""}`.trim();
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
