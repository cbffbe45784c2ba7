/* global document, location, addEventListener, Event */
// A link to something folded up opens it. So does printing, for all of the page.
(() => {
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) document.dispatchEvent(new Event("filter-clear"));
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) {
      box.open = true;
    }
    target.scrollIntoView();
    const focusable = target.querySelector(":scope > summary");
    if (focusable) focusable.focus({ preventScroll: true });
  };
  document.addEventListener("DOMContentLoaded", reveal);
  addEventListener("hashchange", reveal);
  // The same link once more is no change of the address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) reveal();
  });

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const box of opened) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of opened) box.open = false;
  });
})();
