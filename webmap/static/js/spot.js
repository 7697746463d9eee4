// A spot as people write it, 「34.3428, 134.0466」: latitude first, as every map shows it. Pure: no document, no map.

const FULL = /[０-９．，－　]/g;

/** [lon, lat] of a text, or null where it holds no two numbers. */
export function readSpot(text) {
  const plain = text.replace(FULL, (sign) => (sign === "　" ? " " : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)));
  const found = plain.match(/(-?\d{1,3}(?:\.\d+)?)\s*[,、\s]\s*(-?\d{1,3}(?:\.\d+)?)/);
  if (!found) return null;
  const [lat, lon] = [Number(found[1]), Number(found[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null;
}

/** The text of a spot: six digits, some ten centimetres. */
export function writeSpot([lon, lat]) {
  return `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
}

/** The box around spots with room of `degrees` on each side; null without spots. */
export function boxAround(spots, degrees = 0.004) {
  if (!spots.length) return null;
  const [lons, lats] = [spots.map(([lon]) => lon), spots.map(([, lat]) => lat)];
  return [Math.min(...lons) - degrees, Math.min(...lats) - degrees, Math.max(...lons) + degrees, Math.max(...lats) + degrees];
}
