import assert from "node:assert/strict";
import { test } from "node:test";
import { boxAround, readSpot, writeSpot } from "../../../webmap/static/js/spot.js";

test("degrees are read as people paste them, latitude first", () => {
  assert.deepEqual(readSpot("34.3428, 134.0466"), [134.0466, 34.3428]);
  assert.deepEqual(readSpot("（34.3428 134.0466）"), [134.0466, 34.3428]);
  assert.deepEqual(readSpot("３４．３４２８，１３４．０４６６"), [134.0466, 34.3428]);
  assert.deepEqual(readSpot("34.3428　134.0466"), [134.0466, 34.3428]);
});

test("what is no spot is none", () => {
  for (const text of ["", "34.3428", "高松市", "134.0466, 34.3428", "34.3428, 234.0"]) assert.equal(readSpot(text), null);
});

test("a spot comes back as it was written", () => {
  assert.equal(writeSpot([134.0466, 34.3428]), "34.342800, 134.046600");
  assert.deepEqual(readSpot(writeSpot([134.123456, 34.654321])), [134.123456, 34.654321]);
});

test("the box around spots has room", () => {
  assert.equal(boxAround([]), null);
  assert.deepEqual(boxAround([[134, 34], [135, 33]], 1), [133, 32, 136, 35]);
});
