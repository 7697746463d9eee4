// スマホ: one question, one field, five kinds, 送る; what was written here, each with 「届きました」 only from a receipt.

import { play } from "./board.js";
import { calmly } from "./calm.js";
import { Feed } from "./hall_feed.js";
import { Outbox } from "./hall_outbox.js";
import { Place } from "./hall_place.js";
import { drawStickers } from "./hall_stickers.js";
import { byId, make, page } from "./page.js";

const KEPT_BACK = "みんなの画面には、進行役が映さないことにしました。書いたことは届いています。わけを知りたいときや、映してほしいときは、近くの進行役に声をかけてください。「直す」で書き直して送ることもできます。";
const kinds = new Map(page.kinds.map((kind) => [kind.code, kind]));
const rows = new Map();
const told = new Map();
const keptBack = new Set();
let now = {};
let editing = "";
let state = "open";

const place = new Place();
const draw = calmly(drawNow);
const outbox = new Outbox({ hall: page.hall, seat: page.seat, url: page.urls.moves, tell: draw });
const feed = new Feed({ urls: page.urls, take, tell: (word) => { state = word; draw(); } });

function take(news) {
  outbox.seen(news.clock);
  for (const move of news.moves ?? []) told.set(move.id, move);
  for (const [row, value] of Object.entries(news.rows ?? {})) {
    if (row === "now") now = value ?? {};
    else if (value) rows.set(row, value);
    else rows.delete(row);
  }
  for (const [row, is] of Object.entries(news.ruled ?? {})) keptBack[is ? "add" : "delete"](row);
  if (outbox.why === "away") void outbox.send();
  draw();
}

const mine = () => [...play([...told.values(), ...outbox.moves().filter(({ id }) => !told.has(id))]).notes.values()];

function drawNow() {
  const question = page.prompts.find(({ id }) => id === now.question) ?? page.prompts[0];
  if (question) byId("question").textContent = question.text;
  drawKinds(question);
  drawUnsent();
  const notes = mine().filter((note) => !note.gone).reverse();
  byId("none").hidden = notes.length > 0;
  byId("mine").replaceChildren(...notes.map(line));
  const refused = outbox.refused().at(-1);
  byId("trouble").hidden = !refused && state !== "ended" && outbox.why !== "ended";
  if (!byId("trouble").hidden) sayTrouble();
  drawStickers({ now, rows, outbox, told, kinds });
}

function sayTrouble() {
  if (state === "ended" || outbox.why === "ended") {
    byId("trouble").replaceChildren("時間が終わったか、つながりが切れました。書いたものはこの端末に残っています。", make("a", { href: "/", class: "button" }, "入り直す"));
  } else {
    byId("trouble").textContent = "受け取れなかったものがあります。ページを開き直して、もう一度お試しください。";
  }
}

function drawKinds(question) {
  const offered = question?.kinds.length ? question.kinds : [...kinds.keys()];
  for (const label of document.querySelectorAll(".kind")) label.hidden = !offered.includes(label.dataset.kind);
}

function drawUnsent() {
  // Of what goes nowhere any more the trouble is told below.
  const count = state === "ended" || outbox.why === "ended" ? 0 : outbox.unsent().length;
  byId("unsent").hidden = !count;
  const full = outbox.why === "full";
  const cause = full ? "会場のパソコンがいっぱいで、いまは受け取れません。近くの進行役に知らせてください。" : "";
  const keeping = outbox.disk.lasting ? "この端末に残してあります。" : "このページを閉じずにお待ちください。";
  byId("unsent").textContent = count ? `まだ届いていないもの ${count}件。${cause}${keeping}${full ? "空きができたら" : "つながったら"}自動で送ります。` : "";
}

function line(note) {
  const subject = `note:${note.id}`;
  const arrived = outbox.isSent(subject);
  const kind = kinds.get(note.kind);
  const sign = rows.has(subject) ? "映されました" : arrived ? "届きました" : "まだ届いていません";
  return make(
    "li",
    { "data-kind": note.kind },
    make("p", { class: "words" }, note.text),
    make("p", { class: "quiet" }, `${kind.label}${place.said(note)}`),
    outbox.isWarned(subject) ? make("p", { class: "hint" }, "人の名前や番号のようなことばがあります。「直す」で書き直せます。映す前に進行役も確かめます。") : "",
    make("p", { class: arrived ? "arrived" : "not-yet" }, sign),
    arrived && keptBack.has(subject) ? make("p", { class: "ruled" }, KEPT_BACK) : "",
    make("div", { class: "choices" }, make("button", { type: "button", class: "plain", onclick: () => edit(note) }, "直す"), make("button", { type: "button", class: "plain", onclick: () => void takeBack(note) }, "取り消す")),
  );
}

async function takeBack(note) {
  await outbox.add(`note:${note.id}`, { gone: true }, "phone");
  const again = make("button", { type: "button", class: "plain", onclick: () => void outbox.add(`note:${note.id}`, { gone: false }, "phone").then(() => say("")) }, "元に戻す");
  say("取り消しました。", again);
}

function say(...words) {
  byId("told").hidden = !words.join("");
  byId("told").replaceChildren(...words);
}

function edit(note) {
  editing = note.id;
  byId("text").value = note.text;
  choose(note.kind);
  place.set(note);
  byId("send").textContent = "直して送る";
  byId("cancel").hidden = false;
  byId("text").focus();
}

function choose(kind) {
  for (const one of document.querySelectorAll("input[name=kind]")) one.checked = one.value === kind;
}

function clear() {
  editing = "";
  byId("write").reset();
  place.set({});
  byId("send").textContent = "送る";
  byId("cancel").hidden = true;
}

async function send(event) {
  event.preventDefault();
  const text = byId("text").value.trim();
  const kind = document.querySelector("input[name=kind]:checked")?.value;
  if (!text) return ask("ことばを入れてください。", byId("text"));
  if (!kind) return ask("どんなことか、1つえらんでください。", document.querySelector(".kind:not([hidden]) input"));
  const fields = { text, kind, ...place.fields };
  if (!editing) Object.assign(fields, { meeting: page.meeting.id, question: now.question ?? page.prompts[0]?.id ?? "" });
  const subject = editing ? `note:${editing}` : outbox.key("note");
  // Before the disk has answered: a slow one would take the words of the next note with it.
  clear();
  say("");
  byId("text").focus();
  await outbox.add(subject, fields, "phone");
  return undefined;
}

function ask(words, where) {
  say(words);
  where?.focus();
}

byId("write").addEventListener("submit", (event) => void send(event));
byId("cancel").addEventListener("click", clear);
await outbox.open();
feed.start();
