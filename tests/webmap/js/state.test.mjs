import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOf, dataUrl, nowhere, ofKinds, shownKinds, toQuery, withChosen, within } from "../../../webmap/static/js/state.js";

const ALL = ["kayoinoba", "ibasho", "salon"];
const STATE = { q: "", kinds: [], zone: "", system: "", place: "" };
const at = (lon, lat, kind = "ibasho") => ({ geometry: { coordinates: [lon, lat] }, properties: { kind } });
const LOST = { geometry: null, properties: { kind: "salon" } };

test("the address names only what differs from everything", () => {
  assert.equal(toQuery(STATE, ALL), "");
  assert.equal(toQuery({ ...STATE, kinds: ALL }, ALL), "");
  assert.equal(toQuery({ ...STATE, kinds: ["salon", "ibasho"], q: "体操", place: "p" }, ALL), "q=%E4%BD%93%E6%93%8D&place=p&kind=salon%2Cibasho");
});

test("the theme stays in the address, a page of the list does not", () => {
  assert.equal(toQuery(STATE, ALL, "?theme=projector&page=3&q=old&kind=salon"), "theme=projector");
});

test("no kind named shows all, a kind that is not there shows none", () => {
  assert.deepEqual(shownKinds(STATE, ALL), ALL);
  assert.deepEqual(shownKinds({ ...STATE, kinds: ["salon"] }, ALL), ["salon"]);
  assert.deepEqual(shownKinds({ ...STATE, kinds: ["none"] }, ALL), []);
});

test("words and zone go to the server, kinds do not", () => {
  assert.equal(dataUrl("/layers/places.geojson", { ...STATE, kinds: ["salon"] }), "/layers/places.geojson");
  assert.equal(dataUrl("/l.geojson?theme=projector", { ...STATE, zone: "z", q: "a b" }), "/l.geojson?theme=projector&q=a+b&zone=z");
});

test("places in view, borders included, those without position nowhere", () => {
  const places = [at(0, 0), at(1, 1), at(2, 2), LOST];
  assert.deepEqual(within(places, [0, 0, 1, 1]), places.slice(0, 2));
  assert.deepEqual(nowhere(places), [LOST]);
  assert.deepEqual(ofKinds(places, ["salon"]), [LOST]);
});

test("the common box of points and polygons", () => {
  const square = { geometry: { coordinates: [[[0, 0], [4, 0], [4, 3], [0, 0]]] } };
  assert.deepEqual(boxOf([square, at(-1, 1), LOST]), [-1, 0, 4, 3]);
  assert.equal(boxOf([LOST]), null);
});

test("the chosen system enters the filters and leaves the rule as it was", () => {
  const rule = ["all", ["==", ["get", "part"], "outline"], ["!=", ["get", "system"], "chosen"]];
  assert.deepEqual(withChosen(rule, "daily_life")[2], ["!=", ["get", "system"], "daily_life"]);
  assert.equal(rule[2][2], "chosen");
});
