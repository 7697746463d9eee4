// The desk of one import: what was picked lights up on both sides, a mend is read again at once, a choice is kept.

import { keepInView, makeGrid } from "./grid.js";
import { byId, fetchJson, make } from "./page.js";

const PAUSE = 300;
const token = () => document.querySelector('input[name="csrf_token"]').value;
let grid = null;
let work = Promise.resolve();

// --- both sides light up ---------------------------------------------------------------------------------------------

function light(ids) {
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  for (const id of ids) {
    for (const one of document.querySelectorAll(`[data-record~="${CSS.escape(id)}"]`)) {
      one.classList.add("lit");
      if (one.tagName === "LI") keepInView(one, one.closest(".scroll"));
    }
  }
}

function tell(cell) {
  byId("cell-bar").hidden = false;
  byId("cell-name").textContent = cell.dataset.cell;
  const was = cell.dataset.was === undefined ? "" : `直してあります（もとは「${cell.dataset.was}」）。`;
  byId("cell-told").textContent = was || cell.title;
  if (!byId("cell-mend")) return;
  byId("cell-mend").hidden = !("mayMend" in cell.dataset);
  byId("cell-mend").onclick = () => grid.open(cell);
  byId("cell-back").hidden = !was;
  byId("cell-back").onclick = () => mend(cell, cell.dataset.was);
}

function picked(cell) {
  light((cell.dataset.record || "").split(" ").filter(Boolean));
  tell(cell);
}

async function go(address, { open = false, url } = {}) {
  let cell = grid?.find(address);
  if (!cell && url) {
    await show(url);
    cell = grid?.find(address);
  }
  if (!cell) return;
  grid.pick(cell);
  cell.closest(".sheet-room").scrollIntoView({ block: "nearest" });
  if (open) grid.open(cell);
}

// --- parts of the page come anew ---------------------------------------------------------------------------------------

/** Takes parts of the page as the server writes it now; everything else stays. */
async function show(url, parts = ["read"]) {
  const answer = await fetch(url, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error("読み込めませんでした。少し待ってから、ページを開き直してください。");
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of parts) {
    const next = fresh.getElementById(part);
    if (next) byId(part).replaceWith(document.importNode(next, true));
  }
  history.replaceState(null, "", url);
  prepare();
}

function prepare() {
  const table = byId("grid");
  grid = table && table.querySelector("td") ? makeGrid(table, { onPick: picked, onMend: mend }) : null;
  byId("mend")?.remove();
  const asked = byId("cell");
  if (asked && grid) grid.pick(asked, false);
}

// --- mending -----------------------------------------------------------------------------------------------------------

function news(text, { bad = false, cancel = "" } = {}) {
  const line = byId("news");
  line.hidden = false;
  line.classList.toggle("fault-line", bad);
  line.replaceChildren(text);
  if (cancel) line.append(" ", make("button", { type: "button", onclick: () => post(cancel, {}) }, "止める"));
}

function post(url, values) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ csrf_token: token(), ...values })) body.append(name, value);
  return fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
}

async function saved(url, values) {
  const answer = await post(url, values);
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.message || "保存できませんでした。ページを開き直して、もう一度行ってください。");
  return told;
}

async function ended({ job, cancel }) {
  for (;;) {
    const told = await fetchJson(job);
    if (told.ended) return told;
    news(`読み直しています… ${told.percent}％`, { cancel });
    await new Promise((resume) => setTimeout(resume, PAUSE));
  }
}

const figures = () =>
  [...byId("figures").children].map((one) => [one.firstChild.textContent, one.querySelector("strong").textContent]);
const texts = () => new Map([...document.querySelectorAll("li[data-record]")].map((one) => [one.dataset.record, one.textContent]));

/** What became different: figures in words, places by a mark. */
function differences(before, places) {
  const moved = figures().filter(([name, number], at) => before[at]?.[1] !== number);
  for (const one of document.querySelectorAll("li[data-record]")) {
    if (places.get(one.dataset.record) !== one.textContent) one.classList.add("fresh");
  }
  const fresh = document.querySelectorAll("li.fresh").length;
  const told = moved.map(([name, number]) => `${name} ${number}（前は${before.find(([one]) => one === name)[1]}）`);
  if (fresh) told.push(`読めたもののうち${fresh}件が新しくなりました（印つき）`);
  return told.length ? told.join("、") : "読めたものは変わりません";
}

/** The cell on the page of the import; the pages of findings and changes stay where they are. */
function wayTo(next, cell) {
  const url = new URL(next, location.href);
  const here = new URLSearchParams(location.search);
  for (const name of ["odd", "moved"]) if (here.has(name)) url.searchParams.set(name, here.get(name));
  url.searchParams.set("cell", cell);
  return `${url.pathname}${url.search}`;
}

async function readAgain(what, url, values, address) {
  const [before, places] = [figures(), texts()];
  try {
    news("読み直しています…");
    const told = await ended(await saved(url, values));
    if (!told.next) throw new Error(`${told.message} ${what}は保存していません。`);
    const spot = address ? wayTo(told.next, address) : location.href;
    await show(spot, ["figures", "read", "changes"]);
    if (address) await go(address);
    news(`${what}を直しました。${differences(before, places)}。`);
  } catch (fault) {
    await show(location.href).catch(() => {});
    news(fault.message, { bad: true });
  }
}

function mend(cell, now) {
  const { cell: address } = cell.dataset;
  cell.querySelector(".text").textContent = now;
  cell.classList.add("saving");
  const url = `${location.pathname}/mend`;
  work = work.then(() => readAgain(address, url, { cell: address, now }, address));
}

function changeColumn(form) {
  const values = Object.fromEntries(new FormData(form));
  work = work.then(() => readAgain(`「${values.heading}」の列の意味`, form.action, values, ""));
}

async function choose(input) {
  const line = byId("choices-told");
  try {
    await saved(byId("choices").action, { [input.name]: input.value });
    input.closest("tr").classList.toggle("refused", input.value === "old");
    line.textContent = "選んだことを保存しました。台帳に反映するときに使います。";
  } catch (fault) {
    line.textContent = fault.message;
  }
}

// --- the page ----------------------------------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-go], a[data-part]");
  const row = event.target.closest("li[data-record]");
  if (link) {
    event.preventDefault();
    if (link.dataset.go) go(link.dataset.go, { open: Boolean(link.closest(".odd")), url: link.href });
    else show(link.href).catch((fault) => news(fault.message, { bad: true }));
  } else if (row) row.querySelector("a[data-go]")?.click();
});
document.addEventListener("change", (event) => {
  if (event.target.closest("form[data-column]")) changeColumn(event.target.closest("form"));
  else if (event.target.closest("#choices")) choose(event.target);
});
prepare();
