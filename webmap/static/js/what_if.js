// もし〜なら: each act goes to the server as a form, and comes back as a number, the towns by name, and the list of acts.

import { byId, make, page } from "./page.js";
import { openWhatIfMap } from "./what_if_map.js";

const token = document.querySelector("input[name=csrf_token]").value;
let acts = page.acts;
let now = page.now;
let map = null;
let queue = Promise.resolve();

/** Do something, after whatever is under way; the page tells what came of it. `told`: fields of the form. */
function act(told) {
  queue = queue.then(() => send(told));
  return queue;
}

async function send(told) {
  byId("fault").textContent = "";
  const form = new FormData();
  for (const [name, value] of Object.entries({ csrf_token: token, acts, ...told })) form.set(name, value);
  try {
    const answer = await fetch(page.urls.act, { method: "POST", body: form, headers: { Accept: "application/json" } });
    const found = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(found.message || "変えられませんでした。もう一度おしてください。");
    take(found);
    for (const one of document.querySelectorAll("form[data-act]")) one.reset();
  } catch (fault) {
    byId("fault").textContent = fault.message;
    byId("fault").scrollIntoView({ block: "nearest" });
    map?.draw(now);
  }
}

function take(found) {
  acts = found.acts;
  now = found;
  if (!page.named) history.replaceState(null, "", found.here);
  for (const field of document.querySelectorAll("input[name=acts]")) field.value = acts;
  tell(found.told);
  list(found.lines);
  places(found.lines);
  map?.draw(found);
}

function tell({ large, says, change, gained, lost, towns, notes }) {
  byId("number").textContent = large;
  document.querySelector("#result .says").textContent = says;
  byId("change").textContent = change;
  byId("both").hidden = byId("walk-hint").hidden = !towns.length;
  byId("gained").textContent = gained;
  byId("lost").textContent = lost;
  for (const which of ["gained", "lost"]) {
    const rows = towns.filter((town) => town[which]);
    byId(`${which}-towns`).replaceChildren(...rows.map((town) => make("li", {}, `${town.name}　`, make("strong", {}, town[which]),
      ...(town.minutes ? [" ", make("span", { class: "walk" }, town.minutes)] : []))));
  }
  byId("notes").replaceChildren(...notes.map((note) => make("p", { class: "share-note" }, note)));
}

function list(lines) {
  byId("no-acts").hidden = lines.length > 0;
  byId("acts").replaceChildren(...lines.map(({ key, words }) => make("li", { "data-key": key }, make("span", {}, words),
    make("button", { type: "button", "aria-label": `「${words}」を取り消す`, onclick: () => undo(key) }, "取り消す"))));
}

/** Taken back; the keyboard stays in the list. */
async function undo(key) {
  await act({ do: "undo", key });
  (document.querySelector("#acts button") ?? document.querySelector("[data-tool], .by-list select"))?.focus();
}

/** Places that were opened here can be closed and moved from the lists too. */
function places(lines) {
  const added = lines.filter(({ kind }) => kind === "add");
  for (const select of document.querySelectorAll("select.every-place")) {
    for (const option of select.querySelectorAll("option[data-new]")) option.remove();
    select.options[0].after(...added.map(({ key, words }) => make("option", { value: key, "data-new": true }, words)));
  }
}

function listenToForms() {
  for (const form of document.querySelectorAll("form[data-act]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      act(Object.fromEntries([...new FormData(form)].filter(([name]) => !["csrf_token", "acts"].includes(name))));
    });
  }
  byId("acts").addEventListener("submit", (event) => {
    event.preventDefault();
    undo(event.target.elements.key.value);
  });
}

listenToForms();
document.documentElement.classList.add("scripted");
map = await openWhatIfMap(act);
map?.draw(now);
