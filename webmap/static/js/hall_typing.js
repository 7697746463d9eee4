// 紙・声の付箋を打つ: Enter sends, Alt+1…5 chooses the kind, Alt+0 the next table; table, kind and origin stay,
// and the number of the slip goes on by one.

import { choices, ground, listed } from "./hall_place.js";
import { byId, page } from "./page.js";

export class Typing {
  constructor(desk, say) {
    this.desk = desk;
    this.say = say;
    this.count = 0;
    byId("typing").addEventListener("submit", (event) => void this.send(event));
    byId("typing").addEventListener("keydown", (event) => this.keys(event));
    void this.open();
  }

  async open() {
    this.desk.places = listed(await ground());
    byId("typed-place").append(...choices(this.desk.places));
    byId("typed-place-room").hidden = !this.desk.places.size;
    this.desk.tell();
  }

  keys(event) {
    const digit = event.altKey && /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
    if (!digit) return;
    const kinds = [...document.querySelectorAll("#typing input[name=kind]")];
    if (digit === "0") {
      const tables = byId("table");
      tables.selectedIndex = (tables.selectedIndex + 1) % tables.options.length;
      this.say(tables.value ? `テーブル${tables.value}` : "テーブルなし");
    } else if (kinds[digit - 1]) {
      kinds[digit - 1].checked = true;
      this.say(page.kinds[digit - 1].label);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Where the last slip was taken back, its number is the next one again. */
  back() {
    const slip = byId("slip");
    const last = Number(slip.value) - 1;
    const there = ({ number, meeting, gone }) => number === last && meeting === page.meeting.id && !gone;
    if (last > 0 && last === this.last && ![...this.desk.board.notes.values()].some(there)) slip.value = last;
  }

  async send(event) {
    event.preventDefault();
    const field = byId("typed");
    const text = field.value.trim();
    field.focus();
    if (!text) return;
    field.value = "";
    const fields = {
      text,
      kind: document.querySelector("#typing input[name=kind]:checked").value,
      table: byId("table").value,
      meeting: page.meeting.id,
      question: byId("prompt").value,
      place: byId("typed-place").value,
    };
    // Of the next note it would be wrong.
    byId("typed-place").value = "";
    const slip = byId("slip");
    const number = byId("channel").value === "paper" ? Number(slip.value) : 0;
    if (number > 0) fields.number = number;
    if (number > 0) slip.value = number + 1;
    this.last = number;
    await this.desk.act([[this.desk.outbox.key("note"), fields]], byId("channel").value);
    this.count += 1;
    byId("typed-count").textContent = `ここで打った付箋 ${this.count}枚${number > 0 ? `（いま打ったのは${number}番）` : ""}`;
  }
}
