/* global document, Event, Node */
// What the keyboard does besides what every page does.
document.addEventListener("DOMContentLoaded", () => {
  const dialog = document.getElementById("keys");
  const filter = document.getElementById("filter-text");

  /** To the next change that is shown, or to the one before. */
  const step = (direction) => {
    const all = [...document.querySelectorAll(".stack[open]:not([hidden]) .change:not([hidden])")];
    const rows = all.filter((row) => !row.parentElement.closest("details:not([open])"));
    const here = document.activeElement;
    const index = rows.findIndex((row) => row.contains(here));
    const after = rows.findIndex(
      (row) => here && here.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const start =
      here === document.body || here === null ? -1 : after === -1 ? rows.length : after - 1;
    const next = index === -1 && direction < 0 ? start : (index === -1 ? start : index) + direction;
    const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
    if (!row) return;
    const summary = row.querySelector(":scope > summary");
    summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: "nearest" });
  };
  const isTyping = (element) => element.closest("input, select, textarea") !== null;

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.key === "Escape") {
      document.dispatchEvent(new Event("filter-clear"));
      filter.blur();
      return;
    }
    if (isTyping(event.target)) return;
    const actions = {
      "/": () => {
        // To the top, so that what it finds is on the screen.
        document.getElementById("stacks").scrollIntoView();
        filter.focus({ preventScroll: true });
      },
      "?": () => dialog.showModal(),
      j: () => step(1),
      k: () => step(-1),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  document.querySelector("[data-keys]").addEventListener("click", () => dialog.showModal());
});
