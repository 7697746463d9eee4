// The state of the map as an address, and what it means for features. Pure: no document, no map.

const FIELDS = ["q", "zone", "system", "place", "at", "compare"];
// What is picked besides kinds: when, for whom, for how much, how to get in. Each holds a list.
export const PICKS = ["day", "time", "when", "who", "fee", "ride", "wheels", "standing", "sector", "item", "way", "office", "crossing", "old", "unsure"];
// Known to the map alone: a list has no spot, no view and nothing to compare.
const OF_MAP = ["place", "at", "compare", "map"];

/** The state as the query of an address; `all` kinds chosen is the same as none named. */
export function toQuery(state, all, given = "") {
  const query = new URLSearchParams(given);
  for (const name of [...FIELDS, ...PICKS, "kind", "page", "all", "sort", "map"]) query.delete(name);
  for (const name of FIELDS) if (state[name]) query.set(name, state[name]);
  addPicks(query, state.picks);
  if (state.kinds.length && state.kinds.length < all.length) query.set("kind", state.kinds.join(","));
  return query.toString();
}

/** The same for the list, which shows what the map shows. */
export function toListQuery(state, all, given = "") {
  const query = new URLSearchParams(toQuery(state, all, given));
  for (const name of OF_MAP) query.delete(name);
  return query.toString();
}

function addPicks(query, picks = {}) {
  for (const name of PICKS) if (picks[name]?.length) query.set(name, picks[name].join(","));
}

/** Whether anything is picked of which a list may not tell. */
export function isPicked(state) {
  return PICKS.some((name) => name !== "unsure" && state.picks?.[name]?.length);
}

/** The kinds that are shown: all of them where none is named. */
export function shownKinds(state, all) {
  return state.kinds.length ? all.filter((kind) => state.kinds.includes(kind)) : all;
}

/** The address of a layer with the filters that the server applies. */
export function dataUrl(url, state) {
  const [path, given = ""] = url.split("?");
  const query = new URLSearchParams(given);
  if (state.q) query.set("q", state.q);
  if (state.zone) query.set("zone", state.zone);
  addPicks(query, state.picks);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The features of these kinds. */
export function ofKinds(features, kinds) {
  const wanted = new Set(kinds);
  return features.filter((feature) => wanted.has(feature.properties.kind));
}

/** The point features within [west, south, east, north], borders included; those without a position are nowhere. */
export function within(features, [west, south, east, north]) {
  return features.filter(({ geometry }) => {
    if (!geometry) return false;
    const [lon, lat] = geometry.coordinates;
    return lon >= west && lon <= east && lat >= south && lat <= north;
  });
}

/** The features whose position is not known. */
export function nowhere(features) {
  return features.filter(({ geometry }) => !geometry);
}

/** The common box of all coordinates, or null where there are none. */
export function boxOf(features) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const walk = (part) => {
    if (typeof part[0] !== "number") return part.forEach(walk);
    box[0] = Math.min(box[0], part[0]);
    box[1] = Math.min(box[1], part[1]);
    box[2] = Math.max(box[2], part[0]);
    box[3] = Math.max(box[3], part[1]);
    return undefined;
  };
  for (const feature of features) if (feature.geometry) walk(feature.geometry.coordinates);
  return Number.isFinite(box[0]) ? box : null;
}

/** A MapLibre filter in which the word "chosen" has become the id of the bold zone system. */
export function withChosen(filter, chosen) {
  return JSON.parse(JSON.stringify(filter), (_key, value) => (value === "chosen" ? chosen : value));
}
