import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fold, inOrder, inWords, metresBetween } from "../../../webmap/static/js/near.js";
import { newKey } from "../../../webmap/static/js/outbox.js";
import { ofPeople, without } from "../../../webmap/static/js/remark.js";

const toml = readFileSync(new URL("../../../layers/trust/remark.toml", import.meta.url), "utf8");
const [found, unless] = toml.split("[unless]");
const signs = {
  find: [...found.matchAll(/pattern = '([^']+)'/g)].map(([, pattern]) => pattern),
  unless: [...unless.matchAll(/^ {2}'([^']+)'/gm)].map(([, pattern]) => pattern),
};

test("the browser finds the names and numbers that the server finds", () => {
  assert.ok(signs.find.length >= 5 && signs.unless.length >= 8);
  assert.deepEqual(ofPeople("田中 花子さんと土屋さんが来た", signs), ["田中 花子さん", "土屋さん"]);
  assert.deepEqual(ofPeople("電話は０７９７－２２－１２３４", signs), ["0797-22-1234"]);
  assert.deepEqual(ofPeople("携帯 090-1234-5678 へ", signs), ["090-1234-5678"]);
  for (const text of ["", "世話人さんが交代。皆さん笑顔", "たくさん来ていた", "10-11時、第1-3週"]) assert.deepEqual(ofPeople(text, signs), []);
});

test("a sign that this browser cannot read stops nobody", () => {
  assert.deepEqual(ofPeople("山田さん", { find: ["(?<name"], unless: [] }), []);
});

test("words are taken out", () => {
  assert.equal(without("山田さん、元気", ["山田さん"]), "元気");
});

test("the nearest comes first, and what has no position last", () => {
  const places = [{ name: "遠い", kind: "", zone: "", lonlat: [134.1, 34.3] }, { name: "なし", kind: "", zone: "", lonlat: null }, { name: "近い", kind: "", zone: "", lonlat: [134.001, 34.3] }];
  assert.deepEqual(inOrder(places, "", [134, 34.3]).map(({ name }) => name), ["近い", "遠い", "なし"]);
  assert.deepEqual(inOrder(places, "").map(({ name }) => name), ["遠い", "なし", "近い"]);
  assert.deepEqual(inOrder(places, "トオイ　"), []);
  assert.deepEqual(inOrder([{ name: "サロン花", kind: "サロン", zone: "西" }], "さろん 西").length, 1);
  assert.ok(Math.abs(metresBetween([134, 34.3], [134.01, 34.3]) - 918.6) < 1);
  assert.deepEqual([inWords(344), inWords(1240)], ["約340m", "約1.2km"]);
  assert.equal(fold("ｻﾛﾝ 花"), "さろん花");
});

test("ids differ", () => {
  const made = new Set(Array.from({ length: 1000 }, newKey));
  assert.equal(made.size, 1000);
  assert.ok([...made].every((key) => /^[0-9a-f]{32}$/.test(key)));
});
