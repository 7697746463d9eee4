import assert from "node:assert/strict";
import { test } from "node:test";
import { bestNamed, fold } from "../../../webmap/static/js/folding.js";

const TOWNS = ["中町一丁目", "中町十二丁目", "東町一丁目", "みどりケ丘"].map((name) => ({ name }));
const names = (text) => bestNamed(TOWNS, text, 9).map(({ name }) => name);

test("widths, kana, capitals and numbers of towns are alike", () => {
  assert.equal(fold("ﾐﾅﾄ Ａ"), "みなとa");
  assert.equal(fold("中町十二丁目"), "中町12丁目");
  assert.equal(fold("二十丁目"), "20丁目");
  assert.equal(fold("みどりヶ丘"), fold("みどりケ丘"));
});

test("a town is found from its first letter, by its number and inside an address", () => {
  assert.deepEqual(names("中"), ["中町一丁目", "中町十二丁目"]);
  assert.deepEqual(names("中町十二"), ["中町十二丁目"]);
  assert.deepEqual(names("中町１丁目"), ["中町一丁目"]);
  assert.deepEqual(names("中町1-5"), ["中町一丁目"]);
  assert.deepEqual(names("東町一丁目3番4号"), ["東町一丁目"]);
  assert.deepEqual(names("どこにもない"), []);
  assert.deepEqual(names(""), []);
});
