import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { channels, Ledger, play, putBack, queue, shown } from "../../../webmap/static/js/board.js";

const folder = new URL("../../data/boards/", import.meta.url);
const boards = readdirSync(folder).filter((name) => name.endsWith(".json")).flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));

// The board as layers/workshop/board.py writes it.
function plain(board) {
  const written = ({ projected: _, ...note }) => note;
  return {
    notes: [...board.notes.values()].map(written),
    themes: [...board.themes.values()],
    aims: [...board.aims.values()],
    votes: board.votes,
    now: board.now,
    clock: board.clock,
    queue: queue(board).map(({ id }) => id),
    shown: shown(board).map(({ id }) => id),
    channels: channels(board),
  };
}

function shuffled(moves, seed) {
  const found = [...moves, ...moves.filter((_, at) => at % 3 === 0)];
  let state = seed;
  for (let at = found.length - 1; at > 0; at -= 1) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const other = state % (at + 1);
    [found[at], found[other]] = [found[other], found[at]];
  }
  return found;
}

test("there are boards to be held to", () => assert.ok(boards.length >= 4));

for (const { name, moves, board } of boards) {
  test(`${name} comes to the board of the server, in any order`, () => {
    assert.deepEqual(plain(play(moves)), board);
    for (let seed = 1; seed <= 5; seed += 1) assert.deepEqual(plain(play(shuffled(moves, seed))), board);
  });
}

const move = (id, subject, fields, clock, seat = "aaaa") => ({ id, subject, fields, clock, seat, channel: "phone", at: "" });

test("a move is put back where it still holds", () => {
  const moves = [move("1", "note:aaaa-1", { text: "花見", kind: "wish" }, 1), move("2", "note:aaaa-1", { state: "shown", shown_text: "花見" }, 2, "ffff")];
  assert.deepEqual(putBack(moves, "2"), ["note:aaaa-1", { state: "waiting", shown_text: "" }]);
  assert.deepEqual(putBack(moves, "1"), ["note:aaaa-1", { kind: "good", gone: true }]);
  moves.push(move("3", "note:aaaa-1", { state: "kept_back" }, 3, "ffff"));
  assert.deepEqual(putBack(moves, "2"), ["note:aaaa-1", { shown_text: "" }]);
  assert.equal(putBack(moves, "9"), null);
});

test("a ledger that grows comes to the same as one that is made anew", () => {
  const moves = boards.flatMap((one) => one.moves);
  const grown = new Ledger();
  for (const one of moves) grown.take(one);
  assert.equal(grown.clock, Math.max(...moves.map(({ clock }) => clock)));
});
