/* Keys of the review page; without it everything works with Tab and Enter. */
(() => {
  "use strict";
  const items = () => [...document.querySelectorAll(".desk-item")];
  const typing = (target) => target.closest("input, textarea, select") !== null;

  // The place one is at stays when the focus goes elsewhere: to a button, or to nothing at all.
  let place = null;
  const here = () => document.activeElement.closest(".desk-item") || place;
  const go = (item) => {
    place = item;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("focusin", (event) => {
    place = event.target.closest(".desk-item") || place;
  });

  const step = (by) => {
    const all = items();
    const at = here() ? all.indexOf(here()) + by : 0;
    go(all[Math.max(0, Math.min(all.length - 1, at))]);
  };
  const edit = () => {
    const details = here() && here().querySelector("details");
    if (details) {
      details.open = true;
      const field = details.querySelector("textarea, input:not([type=hidden])");
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    }
  };
  const leave = () => {
    const details = document.activeElement.closest("details");
    if (details) details.open = false;
    go(here());
  };
  const press = (button) => {
    if (button) button.click();
  };
  const inStory = (kind) => {
    const story = here() && here().closest(".desk-story");
    press(story && story.querySelector(`[data-kind=${kind}]`));
  };
  const undo = () => {
    const button = document.querySelector("#undo");
    if (button && here()) button.form.elements.place.value = here().id;
    press(button);
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    e: edit,
    u: undo,
    p: () => press(document.querySelector("#preview")),
    a: () => document.querySelector("#approve")?.focus(),
    J: () => inStory("down"),
    K: () => inStory("up"),
    P: () => inStory("pin"),
    D: () => inStory("drop"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
    } else if (event.key === "Escape" && typing(event.target) && here()) {
      leave();
    } else if (!typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  const named = /^#[a-z0-9]+$/.test(location.hash) && document.querySelector(location.hash);
  if (named && named.matches(".desk-item")) go(named);
})();
