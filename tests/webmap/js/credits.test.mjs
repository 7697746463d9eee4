import assert from "node:assert/strict";
import { test } from "node:test";
import { inShort } from "../../../webmap/static/js/credits.js";

test("the first source with its title, and how many more", () => {
  assert.deepEqual(inShort(["架空市・住民基本台帳・2026-03-31・CC0 1.0"]), ["出典：架空市・住民基本台帳"]);
  assert.deepEqual(inShort(["架空市・台帳・2026-03-31", "社協・一覧", "県・避難所"]), ["出典：架空市・台帳", "ほか2件"]);
});

test("a title may hold the sign that parts it from the publisher", () => {
  assert.deepEqual(inShort(["架空市・台帳 町丁別・年齢別・2026-03-31・CC0 1.0"]), ["出典：架空市・台帳 町丁別・年齢別"]);
});

test("a file name stands back for a source with a title", () => {
  assert.deepEqual(inShort(["通いの場.xlsx・2026-04-01", "社協・一覧"]), ["出典：社協・一覧", "ほか1件"]);
  assert.deepEqual(inShort(["架空市・list.CSV", "架空市・台帳"]), ["出典：架空市・台帳", "ほか1件"]);
  assert.deepEqual(inShort(["通いの場.xlsx"]), ["出典：通いの場.xlsx"]);
});

test("without any source only the word stands there", () => assert.deepEqual(inShort([]), ["出典"]));
