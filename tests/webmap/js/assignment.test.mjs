import assert from "node:assert/strict";
import { test } from "node:test";
import { LETTERS, colourOf, doubly, pressed, uncovered } from "../../../webmap/static/js/assignment.js";

test("pressing gives a town to the zone in hand, pressing again takes it out", () => {
  assert.deepEqual(pressed([], "東", false), ["東"]);
  assert.deepEqual(pressed(["西"], "東", false), ["東"]);
  assert.deepEqual(pressed(["東"], "東", false), []);
});

test("a second zone is added beside the first", () => {
  assert.deepEqual(pressed(["西"], "東", true), ["西", "東"]);
  assert.deepEqual(pressed(["西", "南"], "東", true), ["西", "東"]);
  assert.deepEqual(pressed(["西", "東"], "東", true), ["西"]);
  assert.deepEqual(pressed([], "東", true), ["東"]);
});

test("what is uncovered and what is covered twice", () => {
  const held = new Map([["a", ["東"]], ["b", ["東", "西"]], ["c", []]]);
  assert.deepEqual(uncovered(["a", "b", "c", "d"], held), ["c", "d"]);
  assert.deepEqual(doubly(["a", "b", "c", "d"], held), ["b"]);
});

test("neighbours in the list have different colours, no zone is white", () => {
  const names = Array.from({ length: 25 }, (_, n) => `z${n}`);
  for (let n = 1; n < names.length; n += 1) assert.notEqual(colourOf(names[n], names), colourOf(names[n - 1], names));
  assert.equal(colourOf("unknown", names), "#FFFFFF");
});

test("letters and their halo stay readable on every zone, in every theme", () => {
  const light = (hex) =>
    [1, 3, 5]
      .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
      .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const grounds = [LETTERS["text-halo-color"], ...Array.from({ length: 10 }, (_, n) => `z${n}`).map((one, _, all) => colourOf(one, all))];
  for (const ground of grounds) assert.ok((light(ground) + 0.05) / (light(LETTERS["text-color"]) + 0.05) >= 7, ground);
});
