/* global document */
// Shows only the changes that have all words, one of the chosen actions, and the chosen stack.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector(".filter");
  const text = document.getElementById("filter-text");
  const stack = document.getElementById("filter-stack");
  const result = document.getElementById("filter-result");
  const kinds = [...form.querySelectorAll("[data-filter-kind]")];
  const stacks = [...document.querySelectorAll(".stack")].map((element) => ({
    element,
    id: element.dataset.stack,
    rows: [...element.querySelectorAll("[data-kind]")].map((row) => ({ element: row })),
    folds: [...element.querySelectorAll(".fold")],
    titles: [...element.querySelectorAll("h4, .outputs")],
  }));
  const all = stacks.reduce((sum, { rows }) => sum + rows.length, 0);
  /** What the filter opened, to be closed after it. */
  let opened = new Set();

  // Read when it is asked for: most readers never filter.
  const textOf = (row, id) =>
    (row.text ??= `${id} ${row.element.textContent}`.toLowerCase().replaceAll(/\s+/g, " "));

  const apply = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = new Set(
      kinds
        .filter((button) => button.getAttribute("aria-pressed") === "true")
        .map((button) => button.dataset.filterKind),
    );
    const isOn = words.length > 0 || chosen.size > 0 || stack.value !== "";
    let shown = 0;
    for (const { element, id, rows, folds, titles } of stacks) {
      const isStack = stack.value === "" || stack.value === id;
      let here = 0;
      for (const row of rows) {
        const isShown =
          isStack &&
          (chosen.size === 0 || chosen.has(row.element.dataset.kind)) &&
          words.every((word) => textOf(row, id).includes(word));
        if (row.element.hidden === isShown) row.element.hidden = !isShown;
        if (isShown) here++;
      }
      shown += here;
      element.hidden = isOn && here === 0 && !(isStack && words.length === 0 && chosen.size === 0);
      for (const fold of folds) fold.hidden = !fold.querySelector("[data-kind]:not([hidden])");
      const hasOutput = element.querySelector(".output:not([hidden])");
      for (const title of titles) title.hidden = !hasOutput;
      if (isOn && here > 0) for (const box of [element, ...folds]) open(box);
    }
    if (!isOn) {
      for (const box of opened) box.open = false;
      opened = new Set();
    }
    result.textContent = isOn ? `${shown} of ${all} changes` : `${all} changes`;
  };
  const open = (box) => {
    if (box.open) return;
    box.open = true;
    opened.add(box);
  };
  const clear = () => {
    text.value = "";
    stack.value = "";
    for (const button of kinds) button.setAttribute("aria-pressed", "false");
    apply();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  text.addEventListener("input", apply);
  stack.addEventListener("change", apply);
  for (const button of kinds) {
    button.addEventListener("click", () => {
      const isPressed = button.getAttribute("aria-pressed") === "true";
      button.setAttribute("aria-pressed", String(!isPressed));
      apply();
    });
  }
  for (const button of form.querySelectorAll("[data-all]")) {
    button.addEventListener("click", () => {
      const isOpen = button.dataset.all === "open";
      opened = new Set();
      for (const box of document.querySelectorAll(".change, .fold, .role")) box.open = isOpen;
      if (isOpen) for (const box of document.querySelectorAll(".stack")) box.open = true;
    });
  }
  document.addEventListener("filter-clear", clear);
  apply();
  form.hidden = false;
});
