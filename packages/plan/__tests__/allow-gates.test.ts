import { expect, test } from "@jest/globals";
import { allowGates } from "../allow-gates";
import { changeOf, planOf, reportOf, stackOf } from "./fixtures";

const destroyed = (address: string) =>
  changeOf({ address, actions: ["delete"], before: { id: "x" } });
const plan = planOf(destroyed("aws_vpc.vpc"), destroyed('aws_subnet.private["it\'s"]'));
const byAlex = (...named: readonly string[]) => named.map((gate) => ({ gate, by: "alex" }));
const { gates } = reportOf([stackOf("dev-network", plan)]);

test("a gate is allowed by naming its address, and the report says by whom", () => {
  expect(allowGates(gates, byAlex("dev-network:aws_vpc.vpc"))).toMatchObject([
    { address: 'aws_subnet.private["it\'s"]' },
    { address: "aws_vpc.vpc", allowedBy: "alex" },
  ]);
  const report = reportOf([stackOf("dev-network", plan)], { allows: ["dev-network:aws_vpc.vpc"] });
  expect(report.gates.map(({ allowedBy }) => allowedBy)).toEqual([undefined, "reviewer"]);
  expect(report.summary).toMatchObject({ gatesBlocked: 1, gatesAllowed: 1 });
});

test("the option stands as a shell takes it", () => {
  expect(gates.map(({ allow }) => allow)).toEqual([
    "--allow 'dev-network:aws_vpc.vpc'",
    String.raw`--allow 'dev-network:aws_subnet.private["it'\''s"]'`,
  ]);
});

test.each(["aws_vpc.vpc", "dev-alb:aws_vpc.vpc", "dev-network:aws_vpc", "dev-network:*"])(
  "%s allows nothing, and is an error that names those that block",
  (allow) => {
    expect(() => allowGates(gates, byAlex("dev-network:aws_vpc.vpc", allow))).toThrow(
      [
        `--allow '${allow}' allows nothing: use one of the blocking gates, or leave it out`,
        "  --allow 'dev-network:aws_vpc.vpc'",
        String.raw`  --allow 'dev-network:aws_subnet.private["it'\''s"]'`,
      ].join("\n"),
    );
  },
);

test("where no gate blocks nothing can be allowed", () => {
  expect(() => allowGates([], byAlex("dev-network:aws_vpc.vpc"))).toThrow(
    "--allow 'dev-network:aws_vpc.vpc' allows nothing: no gate blocks: leave it out",
  );
});

test("one address allows everything that gates block at it", () => {
  const [gate] = gates;
  const two = gate ? [gate, { ...gate, gate: "guardrail-finding" as const }] : [];
  expect(allowGates(two, byAlex("dev-network:aws_vpc.vpc"))).toMatchObject([
    { allowedBy: "alex" },
    { allowedBy: "alex" },
  ]);
});

test("what a commit allowed before may have nothing left to allow", () => {
  expect(
    allowGates([], [{ gate: "dev-network:aws_vpc.vpc", by: "alex", mayBeIdle: true }]),
  ).toEqual([]);
});
