/* global document, navigator, getSelection, setTimeout */
// Copies the option that allows what a gate blocks.
document.addEventListener("DOMContentLoaded", () => {
  const TOLD_MS = 1500;

  const copy = async (button) => {
    const shown = button.firstChild;
    const before = shown.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      shown.textContent = "Copied";
    } catch {
      // Not every browser lets a file do it: the reader does.
      getSelection().selectAllChildren(button.parentElement.querySelector("code"));
      shown.textContent = "Selected";
    }
    setTimeout(() => {
      shown.textContent = before;
    }, TOLD_MS);
  };

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(button));
  }
});
