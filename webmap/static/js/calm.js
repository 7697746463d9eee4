// A press begins and ends on the same thing: a page that is drawn anew between the two, because news came just then,
// would swallow the press, and a note that is dragged would be taken from under the mouse.

const LET_GO = { pointer: ["pointerup", "pointercancel"], drag: ["drop", "dragend"] };

/** `draw`, put off while something is pressed or dragged and done as soon as it is let go. */
export function calmly(draw) {
  const held = new Set();
  let late = false;
  // The click comes after the pointer is up: it is to find what it was pressed on.
  const letGo = (what) => setTimeout(() => {
    held.delete(what);
    if (!late || held.size) return;
    late = false;
    draw();
  }, 0);
  const on = (name, act) => document.addEventListener(name, act, true);
  on("pointerdown", () => held.add("pointer"));
  on("dragstart", () => held.add("drag"));
  for (const [what, names] of Object.entries(LET_GO)) names.forEach((name) => on(name, () => letGo(what)));
  // Whatever ended without a word (a window that took the mouse away) has ended when the mouse moves unpressed.
  on("pointermove", ({ buttons }) => !buttons && [...held].forEach(letGo));
  return () => {
    if (held.size) late = true;
    else draw();
  };
}
