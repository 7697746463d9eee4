// A sheet as a grid: one cell is picked, arrows move on, Enter opens it for mending, Enter saves and Esc leaves.

import { cellAt, spotOf } from "./cells.js";
import { make } from "./page.js";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Makes a table walkable. `onPick(cell)` when a cell is chosen, `onMend(cell, text)` when its new text is saved. */
export function makeGrid(table, { onPick, onMend }) {
  const cells = new Map();
  for (const cell of table.querySelectorAll("td[data-cell]")) {
    const { row, column } = spotOf(cell.dataset.cell);
    cells.set(`${row}:${column}`, cell);
    cell.tabIndex = -1;
  }
  const rows = [...cells.keys()].map((key) => Number(key.split(":")[0]));
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  let picked = null;
  table.setAttribute("role", "grid");
  const first = cells.values().next().value;
  if (first) first.tabIndex = 0;

  function pick(cell, focus = true) {
    if (picked) picked.removeAttribute("aria-selected");
    for (const one of table.querySelectorAll('td[tabindex="0"]')) one.tabIndex = -1;
    picked = cell;
    cell.tabIndex = 0;
    cell.setAttribute("aria-selected", "true");
    if (focus) cell.focus({ preventScroll: true });
    keepInView(cell, table.closest(".sheet-room"));
    onPick(cell);
  }

  function move(cell, [down, right]) {
    let { row, column } = spotOf(cell.dataset.cell);
    row += down > 0 ? cell.rowSpan - 1 : 0;
    column += right > 0 ? cell.colSpan - 1 : 0;
    for (let step = 1; step <= bottom - top + 1; step += 1) {
      const next = cellAt(cells, row + down * step, column + right * step);
      if (next) return pick(next);
      if (right && column + right * step < 1) return undefined;
    }
    return undefined;
  }

  function open(cell) {
    if (!("mayMend" in cell.dataset) || cell.querySelector("textarea")) return;
    const text = cell.querySelector(".text");
    const input = make("textarea", { rows: 2, maxlength: 1000, "aria-label": `${cell.dataset.cell} を直す` });
    input.value = text.textContent;
    let closed = false;
    const close = (save) => {
      // Taking the input away blurs it, which closes it again.
      if (closed) return;
      closed = true;
      const now = input.value.trim();
      const changed = save && now !== text.textContent.trim();
      input.remove();
      text.hidden = false;
      if (changed) onMend(cell, now);
    };
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      // Enter that ends a conversion of kana is not ours.
      if (event.isComposing) return;
      if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
        event.preventDefault();
        close(event.key === "Enter");
        cell.focus();
      }
    });
    input.addEventListener("blur", () => close(true));
    input.addEventListener("click", (event) => event.stopPropagation());
    text.hidden = true;
    text.after(input);
    input.focus();
    input.select();
  }

  table.addEventListener("click", (event) => {
    const cell = event.target.closest("td[data-cell]");
    if (!cell) return;
    if (cell === picked) open(cell);
    else pick(cell);
  });
  table.addEventListener("focusin", (event) => {
    if (event.target.matches("td[data-cell]") && event.target !== picked) pick(event.target, false);
  });
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td[data-cell]");
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
    if (STEPS[event.key]) move(cell, STEPS[event.key]);
    else if (event.key === "Enter" || event.key === "F2") open(cell);
    else return;
    event.preventDefault();
  });
  return { pick, open, find: (address) => table.querySelector(`td[data-cell="${CSS.escape(address)}"]`) };
}

/** Scrolls a part within its own frame: the page itself stays where it is. */
export function keepInView(part, frame) {
  if (!frame) return;
  const [inner, outer] = [part.getBoundingClientRect(), frame.getBoundingClientRect()];
  const margin = 56;
  if (inner.top < outer.top + margin) frame.scrollTop -= outer.top + margin - inner.top;
  else if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom + 8;
  if (inner.left < outer.left + margin) frame.scrollLeft -= outer.left + margin - inner.left;
  else if (inner.right > outer.right) frame.scrollLeft += inner.right - outer.right + 8;
}
