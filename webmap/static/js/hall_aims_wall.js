// めざす姿 on the wall: themes with their stickers, aims, and who does what when, as large as there is room for.

import { make } from "./page.js";

const LATER = "これから";

/** `rows` as the hall tells them; `edge`: down to where words may stand. What finds no room is counted. */
export function drawAims(root, rows, edge) {
  const aims = rows.get("aims")?.aims ?? [];
  const names = [...rows].filter(([row]) => row.startsWith("theme:")).map(([row, theme]) => ({ key: row.slice("theme:".length), ...theme }));
  const themes = [...names.sort((one, other) => one.order - other.order), { key: "", text: "" }];
  const known = new Set(names.map(({ key }) => key));
  const parts = themes
    .map((theme) => ({ ...theme, aims: aims.filter((aim) => (known.has(aim.theme) ? aim.theme : "") === theme.key) }))
    .filter(({ key, aims: own }) => own.length || (key && stickers(rows, key)));
  root.replaceChildren(...parts.map((part) => room(part, rows, parts.length)));
  if (!parts.length) root.replaceChildren(make("p", { class: "nothing" }, "めざす姿は、まだ書かれていません"));
  for (const size of ["4", "3", "2", "1"]) {
    root.dataset.size = size;
    if (lowest(root) <= edge) return;
  }
  shorten(root, edge);
}

const stickers = (rows, key) => rows.get(`votes:theme:${key}`)?.count ?? 0;

function room({ key, text, aims }, rows, parts) {
  const count = stickers(rows, key);
  const head = text || (parts > 1 ? "そのほか" : "");
  return make("section", {}, head ? make("h2", {}, head, count ? make("span", { class: "count" }, ` シール${count}`) : "") : "", make("ul", {}, ...aims.map(line)));
}

function step({ who, what, when, done }) {
  const later = done ? "—" : LATER;
  return make("li", {}, make("span", {}, who || later), make("strong", {}, what || later), make("span", {}, when || later), done ? make("span", { class: "mark" }, "できた") : "");
}

function line({ text, decided, steps }) {
  const tasks = steps.map(step);
  return make("li", { class: "aim" }, make("h3", {}, text, decided ? make("span", { class: "mark" }, " 決めた") : ""), tasks.length ? make("ul", { class: "steps", "aria-label": "だれが・何を・いつ" }, ...tasks) : "");
}

const lowest = (root) => Math.max(0, ...[...root.querySelectorAll("section > h2, .aim")].map((part) => part.getBoundingClientRect().bottom));

function shorten(root, edge) {
  let left = 0;
  const more = make("p", { class: "more" });
  root.append(more);
  const lines = [...root.querySelectorAll(".aim")];
  while (lines.length > 1 && Math.max(lowest(root), left ? more.getBoundingClientRect().bottom : 0) > edge) {
    lines.pop().remove();
    for (const part of root.querySelectorAll("section")) if (!part.querySelector(".aim")) part.remove();
    left += 1;
    more.textContent = `ほかに めざす姿 ${left}`;
  }
  if (!left) more.remove();
}
