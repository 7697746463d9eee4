// What is seen of the map can be printed: the way there keeps what was asked for.

/** Lead the link 「印刷する」 to the page of prints with the list's query and the box that the map shows. */
export function leadToPaper(url, map, listQuery) {
  const paper = document.getElementById("as-paper");
  if (!paper) return;
  const query = new URLSearchParams(listQuery);
  if (map) query.set("box", map.getBounds().toArray().flat().map((edge) => edge.toFixed(5)).join(","));
  paper.href = `${url.split("?")[0]}?${query}`;
}
