/** A line of one text, of the other, or of both; `gap` stands for lines of both that are left out. */
export interface TextLine {
  readonly kind: "+" | "-" | " " | "gap";
  readonly text: string;
}

/** Unchanged lines that are shown around a change. */
const CONTEXT = 3;
/** Pairs of lines that are compared at most; what is larger is shown as one text and then the other. */
const MOST_PAIRS = 250_000;

/** How one text becomes another, line by line and in order, with some lines around what changes. */
export function textDiff(before: readonly string[], after: readonly string[]): TextLine[] {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  return shortened([
    ...lines(" ", before.slice(0, start)),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...lines(" ", before.slice(before.length - end)),
  ]);
}

const lines = (kind: TextLine["kind"], texts: readonly string[]): TextLine[] =>
  texts.map((text) => ({ kind, text }));

function middle(before: readonly string[], after: readonly string[]): TextLine[] {
  if (before.length * after.length > MOST_PAIRS || before.length === 0 || after.length === 0) {
    return [...lines("-", before), ...lines("+", after)];
  }
  const common = commonLengths(before, after);
  const result: TextLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      result.push({ kind: " ", text: before[i] ?? "" });
      i++;
      j++;
    } else if ((common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)) {
      result.push({ kind: "-", text: before[i++] ?? "" });
    } else {
      result.push({ kind: "+", text: after[j++] ?? "" });
    }
  }
  return [...result, ...lines("-", before.slice(i)), ...lines("+", after.slice(j))];
}

/** At [i][j], how many lines the rests from there on have in common at most, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    const [row, next] = [table[i], table[i + 1]];
    if (!row || !next) continue;
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] =
        before[i] === after[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** Without lines of both that are far from any change. */
function shortened(all: readonly TextLine[]): TextLine[] {
  const isNear = all.map(() => false);
  for (const [index, { kind }] of all.entries()) {
    if (kind !== " ") isNear.fill(true, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  }
  const result: TextLine[] = [];
  let left = 0;
  for (const [index, line] of [...all, undefined].entries()) {
    if (line && !isNear[index]) left++;
    if (left > 0 && (!line || isNear[index])) {
      result.push({
        kind: "gap",
        text: `${String(left)} unchanged ${left === 1 ? "line" : "lines"}`,
      });
      left = 0;
    }
    if (line && isNear[index]) result.push(line);
  }
  return result;
}
