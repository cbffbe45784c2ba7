/* global document, localStorage, matchMedia */
// Dark or light as the system says, until somebody switches.
(() => {
  const KEY = "plan-theme";
  // A page that is opened from a disk may have no storage.
  const storage = {
    read() {
      try {
        return localStorage.getItem(KEY);
      } catch {
        return null;
      }
    },
    write(theme) {
      try {
        localStorage.setItem(KEY, theme);
      } catch {
        // It holds until the page is closed.
      }
    },
  };
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const current = () => root.dataset.theme ?? (system.matches ? "dark" : "light");
  const other = () => (current() === "dark" ? "light" : "dark");

  const kept = storage.read();
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    const label = () => {
      button.textContent = other() === "dark" ? "Dark" : "Light";
    };
    button.addEventListener("click", () => {
      root.dataset.theme = other();
      storage.write(root.dataset.theme);
      label();
    });
    system.addEventListener("change", label);
    label();
    document.querySelector(".controls").hidden = false;
  });
})();
