import assert from "node:assert/strict";
import { test } from "node:test";

import { drawWholeLetters, fromItsEdge } from "../../../webmap/static/js/letters.js";

const OPENING = { width: 24, actualBoundingBoxAscent: 20, actualBoundingBoxDescent: 3, actualBoundingBoxRight: 23, actualBoundingBoxLeft: -15 };

test("ink that begins behind the edge is told to begin at it, and what reaches before it stays", () => {
  assert.deepEqual(fromItsEdge(OPENING), { ...OPENING, actualBoundingBoxLeft: 0 });
  assert.equal(fromItsEdge({ ...OPENING, actualBoundingBoxLeft: 2 }).actualBoundingBoxLeft, 2);
});

test("a page is told once, however many maps it opens", () => {
  let asked = 0;
  globalThis.OffscreenCanvasRenderingContext2D = class {
    measureText() {
      asked += 1;
      return OPENING;
    }
  };
  drawWholeLetters();
  drawWholeLetters();
  const canvas = new globalThis.OffscreenCanvasRenderingContext2D();
  assert.equal(canvas.measureText("（").actualBoundingBoxLeft, 0);
  assert.equal(asked, 1);
});
