import assert from "node:assert/strict";
import { test } from "node:test";
import { featuresOf } from "../../../webmap/static/js/columns.js";

const TOLD = {
  unit: 1000000,
  ids: ["a", "b", "c"],
  names: ["甲", "乙", "丙"],
  wheres: ["西館", ""],
  where_of: [0, 1, 0],
  lon: [134005000, 10000],
  lat: [34305000, -5000],
  nowhere: [1],
  looks: [{ kind: "salon", icon: "circle:000000", rank: 1 }],
  look_of: [0, 0, 0],
};

test("columns become features, each difference counted from the one before", () => {
  const [first, lost, last] = featuresOf(TOLD);
  assert.deepEqual(first.geometry.coordinates, [134.005, 34.305]);
  assert.equal(lost.geometry, null);
  assert.deepEqual(last.geometry.coordinates, [134.015, 34.3]);
  assert.deepEqual(last.properties, { id: "c", name: "丙", kind: "salon", icon: "circle:000000", rank: 1, where: "西館" });
});

test("nothing is nothing", () => {
  assert.deepEqual(featuresOf({ ...TOLD, ids: [], nowhere: [] }), []);
});
