// Files are dropped into the frame or chosen; several that are being read show how far each of them is.

import { byId, fetchJson, page } from "./page.js";

const PAUSE = 500;

function acceptDrops(form) {
  const input = form.querySelector("input[type=file]");
  const name = () => {
    byId("chosen").textContent = input.files.length
      ? `${[...input.files].map((file) => file.name).join("、")}（${input.files.length}個）を選びました。`
      : "";
  };
  const over = (on) => (event) => {
    event.preventDefault();
    form.classList.toggle("over", on);
  };
  form.querySelector(".drop-words").hidden = false;
  form.addEventListener("dragover", over(true));
  form.addEventListener("dragleave", over(false));
  form.addEventListener("drop", (event) => {
    over(false)(event);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change"));
    if (form.reportValidity()) form.requestSubmit();
  });
  input.addEventListener("change", name);
  // A file that misses the frame must not take the page away.
  for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
}

async function watch({ id, url }) {
  const row = byId(`job-${id}`);
  const told = await fetchJson(url).catch(() => null);
  if (told) {
    row.querySelector("progress").value = told.percent;
    row.querySelector(".file-state").textContent = told.ended && !told.next ? "読めませんでした" : told.state;
    const link = row.querySelector("a");
    if (told.ended) {
      link.firstChild.textContent = told.next ? "読めたことを見る" : "わけを見る";
      if (told.next) link.href = told.next;
      return;
    }
  }
  setTimeout(() => watch({ id, url }), PAUSE);
}

acceptDrops(byId("drop"));
page.jobs.forEach(watch);
