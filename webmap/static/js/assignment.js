// Towns and their zones. Pure: `held` maps a town's name to the names of its zones, in order.

/** The zones of a town after it was pressed with a zone in hand; pressing again takes it out. */
export function pressed(zones, zone, also) {
  if (zones.includes(zone)) return zones.filter((one) => one !== zone);
  return also && zones.length ? [zones[0], zone] : [zone];
}

/** Towns without a zone, in the given order. */
export function uncovered(names, held) {
  return names.filter((name) => !(held.get(name) ?? []).length);
}

/** Towns in more than one zone. */
export function doubly(names, held) {
  return names.filter((name) => (held.get(name) ?? []).length > 1);
}

// Pale enough for dark letters; neighbours in the list stay apart for the common colour-vision types.
const COLOURS = ["#A6CEE3", "#FDD0A2", "#B8E0A8", "#D9C3E8", "#FFF2A8", "#F6B8B8", "#9FD8CF", "#D8CDBD", "#C3CCF0", "#E3E08A"];

/** Letters on the zones: these are pale in every theme, so the letters are dark in every theme. */
export const LETTERS = { "text-color": "#1A1A1A", "text-halo-color": "#FFFFFF" };

/** The colour of a zone by its place in the list; the name always stands beside it. */
export function colourOf(zone, names) {
  const place = names.indexOf(zone);
  return place < 0 ? "#FFFFFF" : COLOURS[place % COLOURS.length];
}
