import { expect, test } from "@jest/globals";
import { openGates } from "../open-gates";
import { changeOf, planOf, reportOf, stackOf } from "./fixtures";

const destroyed = (address: string) =>
  changeOf({ address, actions: ["delete"], before: { id: "x" } });
const plan = planOf(destroyed("aws_vpc.vpc"), destroyed('aws_subnet.private["it\'s"]'));
const byAlex = (...named: readonly string[]) => named.map((gate) => ({ gate, by: "alex" }));
const { gates } = reportOf([stackOf("dev-network", plan)]);

test("a gate is opened by naming its address, and the report says by whom", () => {
  expect(openGates(gates, byAlex("dev-network:aws_vpc.vpc"))).toMatchObject([
    { address: 'aws_subnet.private["it\'s"]' },
    { address: "aws_vpc.vpc", openedBy: "alex" },
  ]);
  const report = reportOf([stackOf("dev-network", plan)], { allows: ["dev-network:aws_vpc.vpc"] });
  expect(report.gates.map(({ openedBy }) => openedBy)).toEqual([undefined, "reviewer"]);
  expect(report.summary).toMatchObject({ gatesClosed: 1, gatesOpened: 1 });
});

test("the option stands as a shell takes it", () => {
  expect(gates.map(({ open }) => open)).toEqual([
    "--allow 'dev-network:aws_vpc.vpc'",
    String.raw`--allow 'dev-network:aws_subnet.private["it'\''s"]'`,
  ]);
});

test.each(["aws_vpc.vpc", "dev-alb:aws_vpc.vpc", "dev-network:aws_vpc", "dev-network:*"])(
  "%s opens nothing, and is an error that names the closed ones",
  (allow) => {
    expect(() => openGates(gates, byAlex("dev-network:aws_vpc.vpc", allow))).toThrow(
      [
        `--allow '${allow}' opens nothing: use one of the closed gates, or leave it out`,
        "  --allow 'dev-network:aws_vpc.vpc'",
        String.raw`  --allow 'dev-network:aws_subnet.private["it'\''s"]'`,
      ].join("\n"),
    );
  },
);

test("where no gate is closed there is nothing to open", () => {
  expect(() => openGates([], byAlex("dev-network:aws_vpc.vpc"))).toThrow(
    "--allow 'dev-network:aws_vpc.vpc' opens nothing: no gate is closed: leave it out",
  );
});

test("one address opens every gate of it", () => {
  const [gate] = gates;
  const two = gate ? [gate, { ...gate, gate: "guardrail-finding" as const }] : [];
  expect(openGates(two, byAlex("dev-network:aws_vpc.vpc"))).toMatchObject([
    { openedBy: "alex" },
    { openedBy: "alex" },
  ]);
});

test("what a commit opened before may have nothing left to open", () => {
  expect(openGates([], [{ gate: "dev-network:aws_vpc.vpc", by: "alex", mayBeIdle: true }])).toEqual(
    [],
  );
});
