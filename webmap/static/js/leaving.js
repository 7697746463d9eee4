// サインアウト: what waits on this telephone is wiped. Nothing that was never sent is lost without a word.

import { clear } from "./offline.js";
import { entries, wipe } from "./outbox.js";

const form = document.getElementById("leaving");

function tell(words) {
  const [said, way] = [document.createElement("strong"), document.createElement("a")];
  said.setAttribute("role", "alert");
  said.textContent = words;
  way.href = form.dataset.visits;
  way.textContent = "訪問メモを開いて送る";
  form.before(said, way);
}

async function leave(event) {
  if (form.dataset.empty) return;
  event.preventDefault();
  const waiting = await entries().catch(() => []);
  if (!waiting.length) return go();
  tell(`まだ送れていない訪問メモが${waiting.length}件あります。`);
  form.querySelector("button").textContent = "消してサインアウト";
  form.removeEventListener("submit", leave);
  form.addEventListener("submit", (again) => {
    if (form.dataset.empty) return;
    again.preventDefault();
    go();
  });
  return undefined;
}

async function go() {
  await wipe().catch(() => {});
  await clear().catch(() => {});
  form.dataset.empty = "yes";
  form.submit();
}

form?.addEventListener("submit", leave);
