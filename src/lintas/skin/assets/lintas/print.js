// A button that prints the page it stands on; without this script it is not shown.

for (const button of document.querySelectorAll("[data-lintas-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
