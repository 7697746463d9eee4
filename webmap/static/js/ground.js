// Metres and minutes on foot, in straight lines; spots and views as texts. Pure: no document, no map.

const RADIUS = 6_371_000;
const radians = (degrees) => (degrees * Math.PI) / 180;

/** Metres between two [lon, lat]. */
export function metres([west, south], [east, north]) {
  const [across, up] = [radians(east - west), radians(north - south)];
  const half = Math.sin(up / 2) ** 2 + Math.cos(radians(south)) * Math.cos(radians(north)) * Math.sin(across / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(half));
}

/** Metres along all spots. */
export function wayOf(spots) {
  return spots.slice(1).reduce((sum, spot, at) => sum + metres(spots[at], spot), 0);
}

/** 「350m・歩いて6分」, where it is said elsewhere how it was measured. */
export function inShort(length, metresPerMinute) {
  return `${distance(length)}・歩いて${minutes(length, metresPerMinute)}分`;
}

/** 「350m（歩いておよそ6分・まっすぐに測った場合）」. */
export function inWords(length, metresPerMinute) {
  return `${distance(length)}（歩いておよそ${minutes(length, metresPerMinute)}分・まっすぐに測った場合）`;
}

function distance(length) {
  const rounded = length < 1000 ? Math.round(length / 10) * 10 : Math.round(length / 100) * 100;
  return rounded < 1000 ? `${rounded}m` : `${(rounded / 1000).toFixed(1)}km`;
}

const minutes = (length, metresPerMinute) => Math.max(1, Math.round(length / metresPerMinute));

/** "34.30500,134.01500": latitude first, a metre. */
export function writeAt([lon, lat]) {
  return `${lat.toFixed(5)},${lon.toFixed(5)}`;
}

/** [lon, lat], or null. */
export function readAt(text) {
  const [lat, lon, ...more] = (text || "").split(",").map(Number);
  if (more.length || !Number.isFinite(lat) || !Number.isFinite(lon) || Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
  return [lon, lat];
}

/** "14.25/34.30500/134.01500": zoom, then the middle. */
export function writeView(zoom, centre) {
  return `${zoom.toFixed(2)}/${writeAt(centre).replace(",", "/")}`;
}

/** {zoom, center}, or null. */
export function readView(text) {
  const [zoom, ...spot] = (text || "").split("/");
  const center = spot.length === 2 ? readAt(spot.join(",")) : null;
  return center && zoom !== "" && Number(zoom) >= 0 && Number(zoom) <= 24 ? { zoom: Number(zoom), center } : null;
}
