import assert from "node:assert/strict";
import { test } from "node:test";
import { parseIcon } from "../../../webmap/static/js/symbols.js";

test("a symbol's name says shape, colour and marks", () => {
  assert.deepEqual(parseIcon("house:00796B"), { shape: "house", colour: "#00796B", old: false, held: false, rough: false });
  assert.deepEqual(parseIcon("walker:D55E00:old:held"), { shape: "walker", colour: "#D55E00", old: true, held: true, rough: false });
  assert.equal(parseIcon("walker:D55E00:rough").rough, true);
});
