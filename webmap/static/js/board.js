// 場: what all moves come to, the same as layers/workshop/board.py; both are held to tests/data/boards. Pure.

const WAITING = "waiting";
const SHOWN = "shown";
const NOTE = { text: "", kind: "good", state: WAITING, shown_text: "", town: "", place: "", question: "", table: "", meeting: "", number: 0, theme: "", order: 0, gone: false };
const THEME = { text: "", order: 0, meeting: "", gone: false };
const STEP = { aim: "", who: "", what: "", when: "", done: false, order: 0, gone: false };
const AIM = { text: "", theme: "", order: 0, meeting: "", decided: false, gone: false };
// What a field is before anybody has set it.
const WORDLESS = { kind: "good", state: WAITING, spot: null, gone: false, on: false, decided: false, done: false, voting: false, order: 0, number: 0, count: 0, people: 0, votes_each: 0 };
const MAKES = { note: "text", theme: "text", aim: "text", step: "aim" };

export const kindOf = (subject) => subject.slice(0, subject.indexOf(":"));
export const idOf = (subject) => subject.slice(subject.indexOf(":") + 1);
export const ownerOf = (subject) => (["hall", "link"].includes(kindOf(subject)) ? "" : idOf(subject).split(/[-:]/, 1)[0]);

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
const sequence = (...results) => results.find((one) => one !== 0) ?? 0;

/** Which of two moves is the later: by clock, seat, id. */
export const later = (one, other) =>
  sequence(one.clock - other.clock, compare(one.seat, other.seat), compare(one.id, other.id));

// Where even these are the same, the greater value as JSON, then the channel.
const laterIn = (name) => (one, other) =>
  sequence(
    later(one, other),
    compare(JSON.stringify(one.fields[name]), JSON.stringify(other.fields[name])),
    compare(one.channel, other.channel),
  );

/** The registers: which move holds each field of each subject. Grows move by move, in any order. */
export class Ledger {
  constructor(moves = []) {
    this.clock = 0;
    this.holding = new Map();
    this.making = new Map();
    for (const move of moves) this.take(move);
  }

  take(move) {
    this.clock = Math.max(this.clock, move.clock);
    const last = within(this.holding, move.subject);
    const first = within(this.making, move.subject);
    for (const name of Object.keys(move.fields)) {
      const order = laterIn(name);
      if (!last.has(name) || order(last.get(name), move) < 0) last.set(name, move);
      if (!first.has(name) || order(move, first.get(name)) < 0) first.set(name, move);
    }
  }

  /** Field → value of one subject. */
  row(subject) {
    return Object.fromEntries([...(this.holding.get(subject) ?? [])].map(([name, move]) => [name, move.fields[name]]));
  }

  last(subject, name) {
    return this.holding.get(subject)?.get(name);
  }

  first(subject, name) {
    return this.making.get(subject)?.get(name);
  }
}

function within(map, key) {
  if (!map.has(key)) map.set(key, new Map());
  return map.get(key);
}

/** The board of these moves. */
export const play = (moves) => boardOf(new Ledger(moves));

/** The board that a ledger stands at. */
export function boardOf(ledger) {
  const rows = new Map([...ledger.holding.keys()].map((subject) => [subject, ledger.row(subject)]));
  const made = (kind) => [...rows].filter(([subject, row]) => kindOf(subject) === kind && row[MAKES[kind]]);
  const notes = made("note").map(([subject, row]) => noteOf(ledger, subject, row));
  return {
    notes: new Map(notes.sort(byFirst).map((note) => [note.id, note])),
    themes: inOrder(made("theme").map(([subject, row]) => ({ ...THEME, ...row, id: idOf(subject) }))),
    aims: inOrder(aimsOf(rows, made)),
    votes: votesOf(ledger, rows),
    now: rows.get("hall:now") ?? {},
    clock: ledger.clock,
  };
}

const orderOf = ({ first }) => ({ clock: first[0], seat: first[1], id: first[2] });
const byFirst = (one, other) => sequence(later(orderOf(one), orderOf(other)), compare(one.id, other.id));
const byOrder = (one, other) => sequence(one.order - other.order, compare(one.id, other.id));
const inOrder = (things) => new Map(things.sort(byOrder).map((one) => [one.id, one]));

function noteOf(ledger, subject, row) {
  const { seen_text: _, spot = null, ...plain } = row;
  const made = ledger.first(subject, "text");
  const note = { ...NOTE, ...plain, id: idOf(subject), spot: spot?.length ? spot : null, seat: ownerOf(subject) };
  note.channel = made.channel;
  note.first = [made.clock, made.seat, made.id];
  note.rewritten = rewritten(ledger, subject, row);
  note.projected = note.state === SHOWN && !note.gone && Boolean(note.shown_text);
  note.waits = !note.gone && (note.state === WAITING || (note.state === SHOWN && !note.shown_text) || note.rewritten);
  return note;
}

// Whoever decides says which words they saw; where they did not say, what was written later was not seen.
function rewritten(ledger, subject, row) {
  if ((row.state ?? WAITING) === WAITING) return false;
  const decided = ledger.last(subject, "state");
  if (row.seen_text && later(ledger.last(subject, "seen_text"), decided) === 0) return row.seen_text !== row.text;
  return later(ledger.last(subject, "text"), decided) > 0;
}

function aimsOf(rows, made) {
  const steps = made("step").map(([subject, row]) => ({ ...STEP, ...row, id: idOf(subject) }));
  const links = [...rows].filter(([subject, row]) => kindOf(subject) === "link" && row.on).map(([subject]) => subject.split(":"));
  return made("aim").map(([subject, row]) => {
    const id = idOf(subject);
    return {
      ...AIM,
      ...row,
      id,
      notes: links.filter(([, aim]) => aim === id).map(([, , note]) => note).sort(),
      steps: steps.filter(({ aim }) => aim === id).sort(byOrder),
    };
  });
}

function votesOf(ledger, rows) {
  const counted = {};
  for (const subject of [...rows.keys()].filter((one) => kindOf(one) === "vote").sort()) {
    const count = rows.get(subject).count ?? 0;
    if (count <= 0) continue;
    const by = (counted[subject.split(":").slice(2).join(":")] ??= {});
    const { channel } = ledger.last(subject, "count");
    by[channel] = (by[channel] ?? 0) + count;
  }
  return counted;
}

/** Notes that wait, the oldest first. */
export const queue = (board) => [...board.notes.values()].filter((note) => note.waits);

/** Notes that everybody may see, in the order in which they were written. */
export const shown = (board) => [...board.notes.values()].filter((note) => note.projected);

/** How many notes came by each channel. */
export function channels(board) {
  const counted = {};
  for (const note of board.notes.values()) if (!note.gone) counted[note.channel] = (counted[note.channel] ?? 0) + 1;
  return counted;
}

/** What puts back a move, where it still holds: `[subject, fields]`; no fields where there is nothing left to undo. */
export function putBack(moves, id) {
  const undone = moves.find((move) => move.id === id);
  if (!undone) return null;
  const own = moves.filter(({ subject }) => subject === undone.subject);
  const now = new Ledger(own);
  const before = new Ledger(own.filter((move) => move.id !== id)).row(undone.subject);
  const held = Object.keys(undone.fields).filter((name) => now.last(undone.subject, name).id === id);
  const fields = Object.fromEntries(held.map((name) => [name, before[name] ?? WORDLESS[name] ?? ""]));
  const maker = MAKES[kindOf(undone.subject)];
  if (held.includes(maker) && !(maker in before)) {
    delete fields[maker];
    fields.gone = true;
  }
  return [undone.subject, fields];
}
