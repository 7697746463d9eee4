// 計画の号 on the map: the marks follow the 絞り込み; they are put on and taken off by the address.

import { fetchJson } from "./page.js";
import { dataUrl } from "./state.js";

const LAYER = "plan_items";
const WORD = "marks";

/** Draw the marks of what is asked for now; what they tell of themselves, or null where none are wanted. */
export async function redrawMarks(map, told, state, kinds, signal) {
  const layer = told.layers.find(({ id }) => id === LAYER);
  const source = layer && map?.getSource(LAYER);
  if (!source) return null;
  const drawn = await fetchJson(dataUrl(layer.url, state), signal);
  source.setData({ ...drawn, features: drawn.features.filter(({ properties }) => kinds.includes(properties.kind)) });
  return drawn;
}

/** The same address with the marks, or without. */
export function turnedMarks(address) {
  const turned = new URL(address);
  if (turned.searchParams.has(WORD)) turned.searchParams.delete(WORD);
  else turned.searchParams.set(WORD, "plan");
  return turned.href;
}
