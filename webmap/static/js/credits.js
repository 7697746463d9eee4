// 出典 in one short line: the first source that has a name of its own, and how many more there are. Pure.

const FILE = /\.(csv|txt|tsv|xlsx?|xlsm|dbf|shp|geojson|json|gpkg|kml|gml|zip)$/i;
const DAY = /^\d{4}(-\d\d){0,2}$/;

/** Publisher and title: all that stands before the day, where there is one. */
function whoAndWhat(parts) {
  const day = parts.findIndex((part) => DAY.test(part));
  return parts.slice(0, day > 0 ? day : 2);
}

/** [「出典：みほん市・住民基本台帳」, 「ほか13件」]; a source that only has a file name stands back for one with a title. */
export function inShort(credits) {
  if (!credits.length) return ["出典"];
  const named = credits.map((line) => whoAndWhat(line.split("・")));
  const first = named.find((parts) => !parts.some((part) => FILE.test(part))) ?? named[0];
  const more = credits.length - 1;
  return [`出典：${first.join("・")}`, ...(more ? [`ほか${more}件`] : [])];
}
