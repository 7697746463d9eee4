// A row that is wider than its place: a button shows that there is more and rolls on; a wheel rolls it too.

import { make } from "./page.js";

/** Keyboards need no button: whoever goes on with Tab brings the next part into view. */
export function rollSideways(row) {
  if (!row) return;
  const left = () => row.scrollWidth - row.clientWidth - row.scrollLeft;
  const onwards = () => row.scrollTo({ left: left() > 1 ? row.scrollLeft + row.clientWidth * 0.7 : 0 });
  const button = make("button", { type: "button", class: "chip-more", tabindex: -1, "aria-hidden": "true", onclick: onwards });
  const tell = () => {
    button.hidden = row.scrollWidth <= row.clientWidth + 1;
    button.textContent = left() > 1 ? "つづき ▶" : "◀ もどる";
  };
  row.after(button);
  row.addEventListener("scroll", tell);
  row.addEventListener("wheel", (event) => {
    if (event.deltaX || row.scrollWidth <= row.clientWidth) return;
    row.scrollLeft += event.deltaY;
    event.preventDefault();
  }, { passive: false });
  new ResizeObserver(tell).observe(row);
}
