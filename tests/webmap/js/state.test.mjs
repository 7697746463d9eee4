import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOf, dataUrl, isPicked, nowhere, ofKinds, shownKinds, toListQuery, toQuery, withChosen, within } from "../../../webmap/static/js/state.js";

const ALL = ["kayoinoba", "ibasho", "salon"];
const STATE = { picks: {}, at: "", compare: "", q: "", kinds: [], zone: "", system: "", place: "" };
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

test("picks are in every address, what is of the map alone is not in that of the list", () => {
  const state = { ...STATE, place: "p", at: "34,134", compare: "district/2026", picks: { day: ["MO", "TH"], ride: ["1"], who: [] } };
  assert.equal(toQuery(state, ALL, "?day=SU&map=1/2/3"), "place=p&at=34%2C134&compare=district%2F2026&day=MO%2CTH&ride=1");
  assert.equal(toListQuery(state, ALL), "day=MO%2CTH&ride=1");
  assert.equal(dataUrl("/l.json", state), "/l.json?day=MO%2CTH&ride=1");
});

test("only what asks something of a place is picked", () => {
  assert.equal(isPicked({ ...STATE, picks: { unsure: ["1"] } }), false);
  assert.equal(isPicked({ ...STATE, picks: { day: ["MO"] } }), true);
});
