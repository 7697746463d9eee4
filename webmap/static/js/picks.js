// The picks of the form: what is chosen, said in short beside the word of its group; one group open at a time.

import { PICKS } from "./state.js";
import { make } from "./page.js";

/** What the form holds now, list by list. */
export function readPicks(form) {
  const chosen = (name) => [...form.querySelectorAll(`.picks input[name="${name}"]:checked`)].map(({ value }) => value);
  return Object.fromEntries(PICKS.map((name) => [name, chosen(name).filter(Boolean)]));
}

/** Show a state in the form. */
export function writePicks(form, picks) {
  for (const name of PICKS) {
    for (const input of form.querySelectorAll(`.picks input[name="${name}"]`)) {
      input.checked = input.value ? picks[name].includes(input.value) : !picks[name].length;
    }
  }
  sayPicks(form);
}

/** 「いつ：木・午後」. */
export function sayPicks(form) {
  for (const group of form.querySelectorAll(".picks")) {
    const labels = [...group.querySelectorAll("input:checked")].map(({ dataset }) => dataset.label).filter(Boolean);
    group.querySelector(".said").textContent = labels.length ? `：${labels.join("・")}` : "";
    group.querySelector("summary").classList.toggle("picked", labels.length > 0);
  }
}

/** What opens to the left opens to the right where few kinds stand before it. */
function keepInside(lists) {
  lists?.classList.remove("turned");
  lists?.classList.toggle("turned", lists.getBoundingClientRect().left < 0);
}

/** One open at a time; Esc and a press elsewhere close it. */
export function foldPicks(form) {
  const groups = [...form.querySelectorAll(".more-kinds")];
  const close = (but) => groups.filter((one) => one !== but).forEach((one) => (one.open = false));
  for (const group of groups) {
    group.addEventListener("toggle", () => {
      if (!group.open) return;
      close(group);
      keepInside(group.querySelector(".pick-lists"));
    });
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !group.open) return;
      event.stopPropagation();
      group.open = false;
      group.querySelector("summary").focus();
    });
  }
  document.addEventListener("click", ({ target }) => close(target.closest?.(".more-kinds")));
}

/** 「曜日・時間が分からない場所 3件も見る」; pressed, they are shown too. */
export function tellUnsure(box, { unsure, shown, words }, onShow) {
  box.hidden = !unsure;
  if (!unsure) return box.replaceChildren();
  const number = `${unsure.toLocaleString("ja-JP")}件`;
  if (shown) return box.replaceChildren(`うち${words} ${number}`);
  return box.replaceChildren(make("button", { type: "button", class: "plain", onclick: onShow }, `${words} ${number}も見る`));
}
