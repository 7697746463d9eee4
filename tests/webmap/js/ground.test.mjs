import assert from "node:assert/strict";
import { test } from "node:test";
import { inWords, metres, readAt, readView, wayOf, writeAt, writeView } from "../../../webmap/static/js/ground.js";

test("metres over a known parallel and meridian", () => {
  assert.ok(Math.abs(metres([134.005, 34.305], [134.015, 34.305]) - 918.5) < 2);
  assert.ok(Math.abs(metres([134, 34], [134, 35]) - 111_195) < 50);
  assert.equal(Math.round(wayOf([[134, 34], [134, 34.001], [134, 34]])), 222);
  assert.equal(wayOf([[134, 34]]), 0);
});

test("far in words, on foot at the pace of the city", () => {
  assert.equal(inWords(348, 60), "350m（歩いておよそ6分・まっすぐに測った場合）");
  assert.equal(inWords(1250, 60), "1.3km（歩いておよそ21分・まっすぐに測った場合）");
  assert.ok(inWords(3, 60).includes("およそ1分"));
});

test("spots and views come back as they were written, nonsense does not", () => {
  assert.deepEqual(readAt(writeAt([134.015, 34.305])), [134.015, 34.305]);
  assert.deepEqual(readView(writeView(14.25, [134.015, 34.305])), { zoom: 14.25, center: [134.015, 34.305] });
  for (const text of ["", "1", "x,y", "91,0", "1,2,3", null]) assert.equal(readAt(text), null);
  for (const text of ["", "14", "14/x/y", "99/1/2", "/1/2", null]) assert.equal(readView(text), null);
});
