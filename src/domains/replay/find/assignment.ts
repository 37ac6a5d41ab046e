/** Who goes with whom, so that the sum of the scores is greatest; -1 for a row that is better left alone. */
export interface Assignment {
  readonly of: Int32Array;
  readonly total: number;
}

/**
 * Best one-to-one assignment of rows to columns (Hungarian method with potentials, O(rows² × columns)). A row may stay
 * alone for `alone`; scores are finite.
 */
export function assign(
  rows: number,
  columns: number,
  score: (row: number, column: number) => number,
  alone: number,
): Assignment {
  // Every row has one more column of its own, which is to be alone: there is always a solution.
  const all = columns + rows;
  const cost = (row: number, column: number) => {
    if (column < columns) return -score(row, column);
    return column - columns === row ? -alone : 1e6;
  };
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(all + 1);
  const rowOf = new Int32Array(all + 1);
  const way = new Int32Array(all + 1);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(all + 1).fill(Infinity);
    const used = new Uint8Array(all + 1);
    do {
      used[column] = 1;
      const from = rowOf[column] ?? 0;
      let [delta, next] = [Infinity, 0];
      for (let to = 1; to <= all; to++) {
        if (used[to] === 1) continue;
        const slack = cost(from - 1, to - 1) - (rowPrice[from] ?? 0) - (columnPrice[to] ?? 0);
        if (slack < (least[to] ?? 0)) {
          least[to] = slack;
          way[to] = column;
        }
        if ((least[to] ?? 0) < delta) [delta, next] = [least[to] ?? 0, to];
      }
      for (let to = 0; to <= all; to++) {
        if (used[to] === 1) {
          const held = rowOf[to] ?? 0;
          rowPrice[held] = (rowPrice[held] ?? 0) + delta;
          columnPrice[to] = (columnPrice[to] ?? 0) - delta;
        } else least[to] = (least[to] ?? 0) - delta;
      }
      column = next;
    } while ((rowOf[column] ?? 0) !== 0);
    do {
      const before = way[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    } while (column !== 0);
  }
  const of = new Int32Array(rows).fill(-1);
  let total = 0;
  for (let column = 1; column <= all; column++) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row < 0) continue;
    if (column <= columns) of[row] = column - 1;
    total -= cost(row, column - 1);
  }
  return { of, total };
}
