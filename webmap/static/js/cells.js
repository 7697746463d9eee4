// Where the cells of a sheet stand: addresses as people write them, and cells that cover others.

const SPOT = /([A-Z]+)(\d+)$/;

/** Row and column of a cell, both counted from 1. */
export function spotOf(address) {
  const [, letters, row] = SPOT.exec(address);
  return { row: Number(row), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
}

/** The cell that stands at a spot, or that covers it from the left; nothing where rows or columns end. */
export function cellAt(cells, row, column) {
  for (let at = column; at > 0; at -= 1) {
    const cell = cells.get(`${row}:${at}`);
    if (cell) return at + cell.colSpan > column ? cell : undefined;
  }
  return undefined;
}
