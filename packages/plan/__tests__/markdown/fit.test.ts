import { expect, test } from "@jest/globals";
import { COMMENT_LIMIT, markdown } from "../../markdown";
import { changeOf, planOf, reportOf, stackOf } from "../fixtures";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));
const updates = (count: number) =>
  numbers(count).map((n) =>
    changeOf({ address: `aws_thing.changed_${n}_end`, before: { a: n }, after: { a: `${n}!` } }),
  );
const destroyed = (type: string, count: number) =>
  numbers(count).map((n) =>
    changeOf({ address: `${type}.gone_${n}_end`, actions: ["delete"], before: { id: n } }),
  );
/** How many of the names stand in the page. */
const found = (page: string, name: string) =>
  new Set(page.match(new RegExp(`${name}_\\d+_end`, "g"))).size;

test("5,000 changes fit: what is left out is counted, gates and errors stay whole", () => {
  const error = numbers(300).map((n) => `Error: line_${n}_end`);
  const page = markdown(
    reportOf([
      stackOf("dev-network", planOf(...updates(5000), ...destroyed("aws_vpc", 60))),
      stackOf("dev-alb", undefined, { error: error.join("\n") }),
    ]),
  );
  expect(page.length).toBeLessThan(COMMENT_LIMIT);
  expect(page.length).toBeGreaterThan(COMMENT_LIMIT * 0.95);
  expect(found(page, "aws_vpc.gone")).toBe(60);
  expect(page.match(/--allow 'dev-network:aws_vpc\.gone_\d+_end'/g)).toHaveLength(60);
  expect(found(page, "line")).toBe(300);
  const left = 5000 - found(page, "changed");
  expect(page).toContain(`It leaves out ${String(left)} of 5000 changes of dev-network: all of it`);
  expect(page).toContain(`\n\n${String(left)} more: see plan.html.`);
});

test("gates that are too many alone are counted, and the stacks are still there", () => {
  const page = markdown(
    reportOf([stackOf("dev-network", planOf(...destroyed("aws_subnet", 5000)))]),
  );
  expect(page.length).toBeLessThan(COMMENT_LIMIT);
  expect(page).toContain("### 5000 blocking gates");
  const gates = page.match(/Allow it with/g)?.length ?? 0;
  expect(gates).toBeGreaterThan(200);
  expect(page).toContain(`leaves out ${String(5000 - gates)} of 5000 blocking gates`);
  expect(page).toContain("| `dev-network` | changed |");
});

test("errors without end leave room for the gates", () => {
  const error = "Error: no\n".repeat(50_000);
  const page = markdown(
    reportOf([
      stackOf("dev-network", planOf(...destroyed("aws_vpc", 30))),
      ...numbers(5).map((n) => stackOf(`dev-${n}`, undefined, { error })),
    ]),
  );
  expect(page.length).toBeLessThan(COMMENT_LIMIT);
  expect(found(page, "aws_vpc.gone")).toBe(30);
  expect(numbers(5).every((n) => page.includes(`\`dev-${n}\` failed`))).toBe(true);
});

test("one error line that is longer than the page is left out, and said to be", () => {
  const page = markdown(reportOf([stackOf("dev-x", undefined, { error: "x".repeat(99_999) })]));
  expect(page.length).toBeLessThan(COMMENT_LIMIT);
  expect(page).toContain("leaves out 1 of 1 lines of the error of dev-x");
});

test.each([2000, 5000, 20_000])("a limit of %d characters holds", (limit) => {
  const stacks = [
    stackOf("dev-network", planOf(...updates(300), ...destroyed("aws_thing", 100))),
    stackOf("dev-iam", planOf(...destroyed("aws_kms_key", 50))),
  ];
  const page = markdown(reportOf(stacks), { limit, elsewhere: "the artefact" });
  expect(page.length).toBeLessThanOrEqual(limit);
  expect(page).toContain("all of it is in the artefact.");
});

test("what fits is not cut, and no notice says so", () => {
  expect(markdown(reportOf([stackOf("dev-network", planOf(...updates(50)))]))).not.toMatch(
    /cut to fit|more: see/,
  );
});
