import assert from "node:assert/strict";
import { test } from "node:test";
import { decided, given, proposal, remaining, shares, targets } from "../../../webmap/static/js/hall_counts.js";
import { boxOf, lettered, middleOf, projection } from "../../../webmap/static/js/hall_map.js";
import { LONGEST_WAIT, Outbox, reseated, waitFor } from "../../../webmap/static/js/hall_outbox.js";

const begun = "2026-10-01T10:00:00+09:00";
const at = (minutes) => Date.parse(begun) + minutes * 60000;

test("what is left of a part of the evening", () => {
  assert.equal(remaining(10, begun, at(0)), "のこり 10分");
  assert.equal(remaining(10, begun, at(9.5)), "のこり 1分");
  assert.equal(remaining(10, begun, at(12.2)), "3分 過ぎています");
  assert.equal(remaining(0, begun, at(1)), "");
  assert.equal(remaining(10, "", at(1)), "");
});

test("shares of the channels", () => {
  assert.deepEqual(shares({ phone: 3, paper: 1 }), { phone: 75, paper: 25 });
  assert.deepEqual(shares({}), {});
});

test("stickers: the last word on each target counts", () => {
  const vote = (target, count, clock, seat = "aaaa") => ({ subject: `vote:${seat}:${target}`, fields: { count }, clock });
  const moves = [vote("theme:f-1", 2, 5), vote("theme:f-1", 1, 4), vote("theme:f-2", 1, 6), vote("theme:f-2", 9, 7, "bbbb")];
  assert.deepEqual([...given(moves, "aaaa").values()], [2, 1]);
  const rows = new Map([["note:a-1", { text: "花" }], ["theme:f-2", { text: "b", order: 2 }], ["theme:f-1", { text: "a", order: 1 }], ["votes:theme:f-1", { count: 3 }]]);
  assert.deepEqual(targets(rows).map(([row]) => row), ["theme:f-1", "theme:f-2"]);
  assert.deepEqual(targets(new Map([["note:a-1", {}], ["votes:note:a-1", {}]])).map(([row]) => row), ["note:a-1"]);
});

test("what would be shown, and what is told of the decision", () => {
  const note = { text: "田中さんの庭" };
  const hints = new Map([[note.text, { masked: "○○さんの庭" }]]);
  assert.equal(proposal(note, hints), "○○さんの庭");
  assert.equal(proposal(note, new Map()), "田中さんの庭");
  assert.deepEqual(decided(note, "shown", "庭"), { state: "shown", shown_text: "庭", seen_text: "田中さんの庭" });
  assert.deepEqual(decided(note, "kept_back"), { state: "kept_back", seen_text: "田中さんの庭" });
});

test("tries come ever less often, and never less than now and then", () => {
  assert.ok(waitFor(0, 1) < waitFor(3, 1));
  assert.equal(waitFor(40, 1), LONGEST_WAIT);
  assert.ok(waitFor(2, 0) >= 1000);
});

test("what an earlier seat could not send is sent by the next", () => {
  const move = { id: "1", seat: "aaaa", subject: "note:aaaa-1", fields: { text: "花" }, clock: 3 };
  const after = reseated(move, "bbbb");
  assert.deepEqual([after.seat, after.subject, after.clock], ["bbbb", "note:bbbb-1", 3]);
  assert.match(after.id, /^[0-9a-f]{32}$/);
  assert.equal(reseated({ ...move, subject: "vote:aaaa:theme:aaaab-1" }, "bbbb").subject, "vote:bbbb:theme:aaaab-1");
});

test("where there is no disk the page keeps it, and a receipt alone says that it arrived", async () => {
  const answers = [[500, null], [200, { received: [], refused: {} }], [200, null]];
  let outbox = null;
  globalThis.fetch = async (_url, { body }) => {
    const [status, told] = answers.shift() ?? [200, null];
    const ids = JSON.parse(body).map(({ id }) => id);
    return { ok: status === 200, status, json: async () => told ?? { received: ids, refused: {} } };
  };
  outbox = new Outbox({ hall: "h", seat: "aaaa", url: "/moves", tell: () => {} });
  await outbox.add("note:aaaa-1", { text: "花" }, "phone");
  for (let tries = 1; tries <= 2; tries += 1) {
    await outbox.send();
    clearTimeout(outbox.timer);
    if (outbox.going) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(outbox.isSent("note:aaaa-1"), false);
  }
  await outbox.send();
  clearTimeout(outbox.timer);
  assert.equal(outbox.isSent("note:aaaa-1"), true);
  assert.equal(outbox.disk.lasting, false);
  outbox.others?.close();
});

test("a laptop that is full says so, and the note waits until there is room", async () => {
  const answers = [[507, { message: "空きがありません" }], [429, null], [200, null]];
  globalThis.fetch = async (_url, { body }) => {
    const [status, told] = answers.shift();
    const ids = JSON.parse(body).map(({ id }) => id);
    return { ok: status === 200, status, json: async () => told ?? { received: ids, refused: {} } };
  };
  const outbox = new Outbox({ hall: "h", seat: "aaaa", url: "/moves", tell: () => {} });
  const settled = async () => {
    while (outbox.going) await new Promise((resolve) => setTimeout(resolve, 2));
    clearTimeout(outbox.timer);
  };
  await outbox.add("note:aaaa-1", { text: "花" }, "phone");
  for (let tries = 1; tries <= 2; tries += 1) {
    await settled();
    assert.deepEqual([outbox.why, outbox.said, outbox.unsent().length], ["full", "空きがありません", 1]);
    void outbox.send();
  }
  await settled();
  assert.deepEqual([outbox.why, outbox.unsent().length, outbox.isSent("note:aaaa-1")], ["", 0, true]);
  outbox.others?.close();
});

test("a drawing leads from the ground to the glass and back", () => {
  const square = { geometry: { type: "Polygon", coordinates: [[[134, 34], [134.02, 34], [134.02, 34.01], [134, 34.01], [134, 34]]] } };
  const box = boxOf([{ features: [square, { geometry: null }] }]);
  assert.deepEqual(box, [134, 34, 134.02, 34.01]);
  const view = projection(box);
  const [lon, lat] = view.from(view.to([134.013, 34.004]));
  assert.ok(Math.abs(lon - 134.013) < 1e-9 && Math.abs(lat - 34.004) < 1e-9);
  assert.ok(view.to([134, 34.01])[1] < view.to([134, 34])[1]);
  assert.deepEqual(middleOf(square).map((one) => one.toFixed(3)), ["134.010", "34.005"]);
  assert.equal(boxOf([{ features: [] }]), null);
});

test("a name is broken to the breadth of its area, stays whole on the drawing, and never lies on another", () => {
  const room = { width: 1000, height: 600 };
  const long = "中央東部土地区画整理事業地内大字中町字北谷奥之坊丁";
  const [one, ...others] = lettered([{ text: "浜町", x: 520, y: 300, width: 60 }, { text: long, x: 10, y: 300, width: 300 }, { text: "西町", x: 900, y: 20, width: 90 }], 30, room);
  assert.deepEqual(one.lines, ["中央東部土地区画整", "理事業地内大字中町", "字北谷奥之坊丁"]);
  assert.equal(one.lines.join(""), long);
  assert.equal(one.x, 135);
  assert.deepEqual(others.map(({ lines }) => lines.join("")), ["西町", "浜町"]);
  const near = lettered([{ text: "山手町", x: 500, y: 300, width: 80 }, { text: long, x: 500, y: 310, width: 300 }], 30, room);
  assert.deepEqual(near.map(({ lines }) => lines.length), [3]);
});
