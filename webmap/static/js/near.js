// Which places come first: the longest unseen, as the server has them, or the nearest. Pure: no document, no telephone.

const METRES = 111195;

/** Metres between two spots, good enough for a walk. */
export function metresBetween([lon, lat], [otherLon, otherLat]) {
  const north = (otherLat - lat) * METRES;
  const east = (otherLon - lon) * METRES * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(north, east);
}

/** 「約350m」「約1.2km」. */
export function inWords(metres) {
  return metres < 1000 ? `約${Math.round(metres / 10) * 10}m` : `約${(metres / 1000).toFixed(1)}km`;
}

/** Words as they are compared: NFKC, lower case, katakana as hiragana, no spaces. */
export function fold(text) {
  const flat = text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  return flat.replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
}

/** The places that hold all words, the nearest to `here` first; without `here` in the order in which they came. */
export function inOrder(places, words, here = null) {
  const wanted = words.split(/\s+/).map(fold).filter(Boolean);
  const found = places.filter((place) => {
    const heap = fold(`${place.name}${place.kind}${place.zone}${place.where ?? ""}`);
    return wanted.every((word) => heap.includes(word));
  });
  if (!here) return found;
  const far = (place) => (place.lonlat ? metresBetween(here, place.lonlat) : Infinity);
  return found.map((place) => [far(place), place]).sort(([one], [other]) => one - other).map(([, place]) => place);
}
