// 進行役: all rooms of the page on one journal, and its keys. Whatever the mouse can do, a key can.

import { calmly } from "./calm.js";
import { Agenda } from "./hall_agenda.js";
import { Aims } from "./hall_aims.js";
import { Desk } from "./hall_desk.js";
import { Queue } from "./hall_queue.js";
import { Themes } from "./hall_themes.js";
import { Typing } from "./hall_typing.js";
import { byId, make, page } from "./page.js";

const KEYS = "ibashomap-hall-keys";
let drawing = 0;
const drawCalmly = calmly(draw);

const desk = new Desk(page, () => { drawing ||= requestAnimationFrame(frame); });
const rooms = { aims: new Aims(desk, say), agenda: new Agenda(desk, say), queue: new Queue(desk, say), themes: new Themes(desk, say), typing: new Typing(desk, say) };

function say(words) {
  byId("told").textContent = words;
  byId("told").classList.toggle("out-of-sight", !words);
}

function frame() {
  drawing = 0;
  drawCalmly();
}

function draw() {
  const unsent = desk.outbox.unsent().length;
  byId("unsent").textContent = unsent ? `まだ届いていないもの ${unsent}件` : "すべて届いています";
  byId("unsent").classList.toggle("waits", unsent > 0);
  byId("undo").disabled = !desk.done.length || !desk.heard;
  const ended = desk.state === "ended" || desk.outbox.why === "ended";
  const room = desk.here.room || (desk.outbox.why === "full" ? desk.outbox.said : "");
  byId("trouble").hidden = !ended && desk.state !== "away" && !room && !desk.outbox.refused().length;
  if (ended) byId("trouble").replaceChildren("話し合いの時間が終わりました。", make("a", { class: "button", href: "/" }, "入り直す"));
  else if (desk.state === "away") byId("trouble").textContent = "サーバーにつながりません。そのまま続けられます。つながったら自動で送ります。";
  else if (room) byId("trouble").textContent = room;
  else byId("trouble").textContent = "受け取れなかった操作があります。ページを開き直して確かめてください。";
  for (const room of [rooms.agenda, rooms.queue, rooms.themes, rooms.aims]) room.draw();
}

const acts = {
  1: () => void rooms.queue.show(),
  2: () => rooms.queue.mend(),
  3: () => void rooms.queue.keepBack(),
  a: () => !byId("all").hidden && void rooms.queue.all(),
  j: () => rooms.queue.move(1),
  k: () => rooms.queue.move(-1),
  n: () => void rooms.agenda.next(),
  z: () => void undo(),
  w: () => byId("typed").focus(),
  t: () => byId("theme-name").focus(),
  v: () => byId("aim-text").focus(),
  g: () => byId("themes").querySelector(".note")?.focus(),
  ...(page.urls.events ? Object.fromEntries([["r", "qr"], ["q", "question"], ["b", "board"], ["m", "map"], ["s", "aims"]].map(([key, screen]) => [key, () => void rooms.agenda.screen(screen)])) : {}),
};

async function undo() {
  say((await desk.undo()) ? "取り消しました。" : "取り消すものはありません。");
  rooms.typing.back();
}

function press(event) {
  const writing = event.target.matches?.("input:not([type=checkbox], [type=radio]), textarea, select");
  if (event.key === "Escape" && writing) return event.target.blur();
  if (writing || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !byId("keys").checked) return undefined;
  const key = event.key.toLowerCase();
  if (/^[0-9]$/.test(key) && rooms.themes.digit(Number(key))) return event.preventDefault();
  if (!acts[key] || event.repeat) return undefined;
  event.preventDefault();
  return acts[key]();
}

byId("keys").checked = localStorage.getItem(KEYS) !== "off";
byId("keys").addEventListener("change", () => localStorage.setItem(KEYS, byId("keys").checked ? "on" : "off"));
byId("undo").addEventListener("click", () => void undo());
document.addEventListener("keydown", press);
globalThis.addEventListener("beforeunload", (event) => {
  if (desk.outbox.unsent().length && !desk.outbox.disk.lasting) event.preventDefault();
});
await desk.open();
document.documentElement.classList.add("ready");
