// 投影: QR, question, board or map, as the facilitator says; only what was let through ever arrives here.

import { Feed } from "./hall_feed.js";
import { drawAims } from "./hall_aims_wall.js";
import { HallMap } from "./hall_map.js";
import { byId, make, page } from "./page.js";

const LIGHT = "ibashomap-hall-light";
const kinds = new Map(page.kinds.map((kind) => [kind.code, kind]));
const rows = new Map();
let now = {};
let here = {};
let first = 0;
let map = null;

const LINES = {
  qr: "スマホのカメラで読むか、紙の付箋に書いてください",
  question: "思いついたことを、1枚に1つずつ書いてください",
  board: "出てきたことを、みんなで見てみましょう",
  map: "地図の上で、みんなで見てみましょう",
  aims: "これからの姿を、みんなで確かめましょう",
};

const feed = new Feed({
  urls: page.urls,
  take,
  here: (counts) => { here = counts; draw(); },
  tell: (state) => {
    byId("away").hidden = state === "open";
    byId("away").textContent = state === "ended" ? "話し合いの時間が終わりました" : "つなぎ直しています";
  },
});

function take(news) {
  for (const [row, value] of Object.entries(news.rows ?? {})) {
    if (row === "now") now = value ?? {};
    else if (value) rows.set(row, value);
    else rows.delete(row);
  }
  draw();
}

const of = (kind) => [...rows].filter(([row]) => row.startsWith(`${kind}:`)).map(([row, value]) => ({ row, ...value }));

function draw() {
  const screen = LINES[now.screen] ? now.screen : "qr";
  for (const name of Object.keys(LINES)) byId(`screen-${name}`).hidden = name !== screen;
  byId("instruction").textContent = now.voting ? `シールを1人${now.votes_each ?? 1}枚まで、はってください` : LINES[screen];
  const all = now.people ?? 0;
  byId("corner")?.toggleAttribute("hidden", screen === "qr" || Boolean(all && (here.phone ?? 0) >= all));
  const prompt = page.prompts.find(({ id }) => id === now.question) ?? page.prompts[0];
  byId("question").textContent = prompt?.text ?? "";
  if (screen === "board") drawBoard();
  if (screen === "aims") drawAims(byId("aims"), rows, edge(byId("aims")));
  if (screen === "map") void drawMap();
}

function card(note) {
  const kind = kinds.get(note.kind);
  return make("li", { class: "note", "data-kind": note.kind }, make("span", { class: "letter", role: "img", "aria-label": kind?.label }, kind?.letter ?? ""), make("span", { class: "words" }, note.text));
}

/** Themes with their notes, then notes of no theme; the newest first, as large as there is room. */
function drawBoard() {
  const themes = of("theme").sort((one, other) => one.order - other.order);
  const notes = of("note").sort((one, other) => other.first[0] - one.first[0]);
  const rooms = themes.map((theme) => ({ ...theme, notes: notes.filter((note) => `theme:${note.theme}` === theme.row) }));
  const loose = notes.filter((note) => !themes.some(({ row }) => row === `theme:${note.theme}`));
  const columns = rooms.map(({ row, text, notes: own }) => {
    const count = rows.get(`votes:${row}`)?.count;
    return make("section", {}, make("h2", {}, text, count ? make("span", { class: "count" }, ` シール${count}`) : ""), make("ul", {}, ...own.map(card)));
  });
  if (loose.length) columns.push(make("section", { class: "loose" }, themes.length ? make("h2", {}, "そのほか") : "", make("ul", {}, ...loose.slice(first).map(card))));
  if (!columns.length) columns.push(make("p", { class: "nothing" }, "まだ映した付箋はありません"));
  byId("columns").replaceChildren(...columns);
  byId("columns").classList.toggle("only-loose", !themes.length);
  for (const size of ["4", "3", "2", "1"]) {
    byId("columns").dataset.size = size;
    if (overflow() <= 0) break;
  }
  for (const list of byId("columns").querySelectorAll("ul")) fit(list);
}

/** Down to where notes may stand: above the QR in the corner where they would lie on it, else above the foot. */
function edge(one) {
  const corner = byId("corner");
  const held = corner && !corner.hasAttribute("hidden") ? corner.getBoundingClientRect() : null;
  return held && one.getBoundingClientRect().right > held.left ? held.top - 8 : document.documentElement.clientHeight - 24;
}

/** How far the notes stand below the edge. */
function overflow() {
  return Math.max(...[...byId("columns").querySelectorAll("li")].map((line) => line.getBoundingClientRect().bottom - edge(line)));
}

/** Leave out what would stand below the edge, and say how many. */
function fit(list) {
  const lines = [...list.children];
  let left = 0;
  while (lines.length > 1 && lines.some((line) => line.getBoundingClientRect().bottom > edge(line) - (left ? 48 : 0))) {
    lines.pop().remove();
    left += 1;
  }
  if (left) list.append(make("li", { class: "more" }, `ほか ${left}枚`));
}

async function drawMap() {
  if (!map) {
    const answer = await fetch(page.urls.ground).catch(() => null);
    if (!answer?.ok || map) return;
    map = new HallMap(byId("map"), await answer.json(), { letters: 22 });
  }
  const placed = of("note").filter(({ lonlat }) => lonlat).sort((one, other) => one.first[0] - other.first[0]);
  map.pin(placed.map(({ lonlat, kind, number }) => ({ lonlat, text: String(number), colour: kinds.get(kind)?.colour ?? "#444" })));
  byId("map-list").replaceChildren(...placed.map((note) => make("li", { class: "note", "data-kind": note.kind }, make("span", { class: "letter" }, String(note.number)), make("span", { class: "words" }, note.text))).reverse());
  fit(byId("map-list"));
}

function light(on) {
  document.documentElement.dataset.theme = on ? "light" : "projector";
  localStorage.setItem(LIGHT, on ? "on" : "off");
}

byId("light").addEventListener("click", () => light(document.documentElement.dataset.theme !== "light"));
document.addEventListener("keydown", ({ key }) => {
  if (key === "l") light(document.documentElement.dataset.theme !== "light");
  const by = { PageDown: 8, ArrowDown: 8, PageUp: -8, ArrowUp: -8 }[key];
  if (!by) return;
  first = Math.max(0, Math.min(first + by, of("note").length - 1));
  draw();
});
globalThis.addEventListener("resize", draw);
light(localStorage.getItem(LIGHT) === "on");
draw();
feed.start();
