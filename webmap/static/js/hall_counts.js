// What the pages of a meeting count and word, without a document: minutes left, shares, stickers, what would be shown.

/** 「のこり 12分」, 「3分 過ぎています」; of what has not begun nothing. */
export function remaining(minutes, begun, at) {
  if (!minutes || !begun) return "";
  const left = minutes - (at - Date.parse(begun)) / 60000;
  return left >= 0 ? `のこり ${Math.ceil(left)}分` : `${Math.ceil(-left)}分 過ぎています`;
}

/** Channel → share in whole per cent, of all notes. */
export function shares(counted) {
  const sum = Object.values(counted).reduce((all, one) => all + one, 0);
  return Object.fromEntries(Object.entries(counted).map(([channel, count]) => [channel, sum ? Math.round((100 * count) / sum) : 0]));
}

/** Which stickers a seat has put where: subject → count. */
export function given(moves, seat) {
  const last = new Map();
  for (const move of moves) {
    if (!move.subject.startsWith(`vote:${seat}:`)) continue;
    const held = last.get(move.subject);
    if (!held || held.clock < move.clock) last.set(move.subject, move);
  }
  return new Map([...last].map(([subject, move]) => [subject, move.fields.count ?? 0]));
}

/** What can be voted on: themes in their order; where there are none, the notes that all see. */
export function targets(rows) {
  const themes = [...rows].filter(([row]) => row.startsWith("theme:")).sort(([, one], [, other]) => one.order - other.order);
  return themes.length ? themes : [...rows].filter(([row]) => row.startsWith("note:"));
}

/** What 「映す」 would show: the words themselves, or what is left of them without a person. */
export function proposal(note, hints) {
  const hint = hints.get(note.text);
  return hint ? hint.masked : note.text;
}

/** The fields that let a note through in these words, or keep it back: they tell which words were looked at. */
export const decided = (note, state, words = "") =>
  state === "shown" ? { state, shown_text: words, seen_text: note.text } : { state, seen_text: note.text };
