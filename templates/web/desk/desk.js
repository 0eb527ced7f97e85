/* Keys of the review page; without it everything works with Tab and Enter. */
(() => {
  "use strict";
  const items = () => [...document.querySelectorAll(".desk-item")];
  const typing = (target) => target.closest("input, textarea, select") !== null;
  const current = () => document.activeElement.closest(".desk-item");

  const step = (by) => {
    const all = items();
    const at = all.indexOf(current());
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  const edit = () => {
    const details = current() && current().querySelector("details");
    if (details) {
      details.open = true;
      details.querySelector("textarea, input:not([type=hidden])").focus();
    }
  };
  const click = (selector, root) => {
    const button = (root || document).querySelector(selector);
    if (button) button.click();
  };
  const focus = (selector) => {
    const button = document.querySelector(selector);
    if (button) button.focus();
  };
  const story = () => {
    const section = document.activeElement.closest(".desk-story");
    return section || document.createElement("div");
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    e: edit,
    u: () => click("#undo"),
    p: () => click("#preview"),
    a: () => focus("#approve"),
    J: () => click("[data-kind=down]", story()),
    K: () => click("[data-kind=up]", story()),
    P: () => click("[data-kind=pin]", story()),
    D: () => click("[data-kind=drop]", story()),
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.target.form.requestSubmit();
    } else if (event.key === "Escape" && typing(event.target)) {
      current().focus();
    } else if (!typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  if (location.hash.length > 1) focus(location.hash.match(/^#[a-z]+\d*$/) ? location.hash : "#title");
})();
