import assert from "node:assert/strict";
import test from "node:test";

import { cellAt, spotOf } from "../../../webmap/static/js/cells.js";

test("an address is a row and a column, whatever its sheet is called", () => {
  assert.deepEqual(spotOf("C7"), { row: 7, column: 3 });
  assert.deepEqual(spotOf("通いの場R8!AA10"), { row: 10, column: 27 });
  assert.deepEqual(spotOf("A!B2!ZZ1"), { row: 1, column: 702 });
});

test("a cell that reaches over others is found under each of them and not beyond", () => {
  const wide = { colSpan: 3 };
  const plain = { colSpan: 1 };
  const cells = new Map([["1:1", wide], ["2:2", plain]]);
  assert.equal(cellAt(cells, 1, 1), wide);
  assert.equal(cellAt(cells, 1, 3), wide);
  assert.equal(cellAt(cells, 1, 4), undefined);
  assert.equal(cellAt(cells, 2, 2), plain);
  assert.equal(cellAt(cells, 2, 1), undefined);
  assert.equal(cellAt(cells, 3, 2), undefined);
});
