import { expect, test } from "@jest/globals";
import { parseStack } from "#terraform";
import { agrees } from "../../traffic/agrees";
import { RealNames } from "../../traffic/real-names";

const subnet = (name: string) => ({
  mode: "managed",
  type: "aws_subnet",
  name,
  change: { before: { id: `subnet-${name.repeat(8)}` }, after: null },
});
const names = new RealNames(
  [
    {
      stack: parseStack("dev-network", {}),
      plan: { format_version: "1.2", resource_changes: [subnet("a"), subnet("b")] },
    },
  ],
  { stacks: [] },
);
const of = (name: string) => `\${dev-network.aws_subnet.${name}.id}`;

test.each<[string, unknown, unknown]>([
  ["a number as a text", 80, "80"],
  ["a name that AWS gave", of("a"), "subnet-aaaaaaaa"],
  ["a set in another order", [of("a"), of("b")], ["subnet-bbbbbbbb", "subnet-aaaaaaaa"]],
  ["a block as a list", { from_port: 80 }, [{ from_port: 80, self: false }]],
  ["a formula, which nobody can compare", "${jsonencode(local.list)}", "[]"],
  ["a name that nothing is known of", of("a"), "subnet-12345678"],
  ["nothing", undefined, "anything"],
])("the state may have %s", (_, said, real) => {
  expect(agrees(said, real, names)).toBe(true);
});

test.each<[string, unknown, unknown]>([
  ["another value", "tcp", "udp"],
  ["the name of something else", of("a"), "subnet-bbbbbbbb"],
  ["fewer members", [of("a"), of("b")], ["subnet-aaaaaaaa"]],
  ["more members", [of("a")], ["subnet-aaaaaaaa", "subnet-bbbbbbbb"]],
  ["the same member twice", [of("a"), of("b")], ["subnet-aaaaaaaa", "subnet-aaaaaaaa"]],
  ["a block with something else", { from_port: 80 }, [{ from_port: 81 }]],
  ["a text for a block", { from_port: 80 }, "80"],
  ["a list for a text", "80", ["81"]],
])("the state may not have %s", (_, said, real) => {
  expect(agrees(said, real, names)).toBe(false);
});
