// シール: as many as each has, put on themes, or on notes that belong to none; taken off again by pressing 「−」.

import { given, targets } from "./hall_counts.js";
import { byId, make, page } from "./page.js";

export function drawStickers({ now, rows, outbox, told }) {
  byId("stickers").hidden = !now.voting;
  if (!now.voting) return;
  const moves = [...told.values(), ...outbox.moves()];
  const counts = given(moves, page.seat);
  const most = now.votes_each ?? 1;
  const left = most - [...counts.values()].reduce((sum, one) => sum + one, 0);
  byId("left").textContent = `のこり ${Math.max(0, left)}枚（1人${most}枚）`;
  byId("targets").replaceChildren(...targets(rows).map(([row, { text }]) => {
    const subject = `vote:${page.seat}:${row}`;
    const count = counts.get(subject) ?? 0;
    const put = (number) => void outbox.add(subject, { count: number }, "phone");
    return make(
      "li",
      {},
      make("span", { class: "words" }, text),
      make("span", { class: "count", role: "img", "aria-label": `${count}枚` }, "●".repeat(count)),
      make("button", { type: "button", "aria-label": `${text}のシールを1枚はがす`, disabled: !count, onclick: () => put(count - 1) }, "−"),
      make("button", { type: "button", "aria-label": `${text}にシールを1枚はる`, disabled: left < 1, onclick: () => put(count + 1) }, "＋"),
    );
  }));
}
