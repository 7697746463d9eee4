// A payload of columns as GeoJSON features: whole differences, dictionaries. Pure.

/** One feature per row, in the order of the list; without a geometry where the position is not known. */
export function featuresOf(told) {
  const nowhere = new Set(told.nowhere);
  let [lon, lat, spot] = [0, 0, 0];
  return told.ids.map((id, row) => {
    let geometry = null;
    if (!nowhere.has(row)) {
      lon += told.lon[spot];
      lat += told.lat[spot];
      spot += 1;
      geometry = { type: "Point", coordinates: [lon / told.unit, lat / told.unit] };
    }
    const { kind, icon, rank } = told.looks[told.look_of[row]];
    const where = told.wheres[told.where_of[row]];
    return { type: "Feature", id, geometry, properties: { id, name: told.names[row], kind, icon, rank, where } };
  });
}
