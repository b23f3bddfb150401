// A field and its words light up together; without this file links lead from one to the other.
"use strict";

const LIT = "lit";

/** Ids of the fields that an element is of, or is part of. */
function idsOf(element) {
  const near = element.closest("[data-of], [data-field]");
  if (!near) return [];
  const field = near.closest("[data-field]");
  return field ? [field.dataset.field] : near.dataset.of.split(" ");
}

function light(ids) {
  for (const one of document.querySelectorAll("." + LIT)) one.classList.remove(LIT);
  for (const id of ids) {
    for (const one of document.querySelectorAll(`[data-of~="${id}"], [data-field="${id}"]`)) one.classList.add(LIT);
  }
}

/** The closest of several fields: of words that a deadline and its directive share, the deadline. */
function closest(element) {
  const ids = idsOf(element);
  const target = element.closest("a[href^='#f-']");
  const named = target ? target.getAttribute("href").slice(3) : "";
  return ids.includes(named) ? [named] : ids.slice(-1);
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (event.target instanceof Element && event.target.closest("[data-of], [data-field]")) light(closest(event.target));
  });
}

// the place that an address leads to stays lit
function lightTarget() {
  const [kind, id] = [location.hash.slice(1, 3), location.hash.slice(3)];
  if (kind === "f-" || kind === "w-") light([CSS.escape(id)]);
}
addEventListener("hashchange", lightTarget);
lightTarget();

// words that are marked in the text are those of a deadline that is being added
document.addEventListener("selectionchange", () => {
  const field = document.querySelector(".add[open] [name=words]");
  const words = getSelection().toString().trim();
  const within = getSelection().anchorNode?.parentElement?.closest(".text");
  if (field && words && within) field.value = words.replace(/\s+/g, " ");
});
