import { canonical } from "./attributes/canonical";

/** A row that only one of two tables has. */
export interface RowChange<Row> {
  readonly change: "added" | "removed";
  readonly row: Row;
}

/**
 * Rows that only one of two tables has, those that go before those that come in their place. Their order
 * means nothing: a row that moved is the same.
 */
export function rowDiff<Row>(
  before: readonly Row[] = [],
  after: readonly Row[] = [],
): RowChange<Row>[] {
  const [was, is] = [before, after].map((rows) => new Set(rows.map(canonical)));
  const isKept = (row: Row) =>
    was?.has(canonical(row)) === true && is?.has(canonical(row)) === true;
  const changes: RowChange<Row>[] = [];
  let next = 0;
  const takeRemoved = () => {
    for (let row = before[next]; row !== undefined && !isKept(row); row = before[++next]) {
      changes.push({ change: "removed", row });
    }
  };
  for (const row of after) {
    takeRemoved();
    if (isKept(row)) next++;
    else changes.push({ change: "added", row });
  }
  takeRemoved();
  return changes;
}
