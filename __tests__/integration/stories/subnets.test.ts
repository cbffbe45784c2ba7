import { expect, test } from "@jest/globals";
import { ended, ends, story } from "../lifecycle/support/story";

const told = story();

test("more zones in another order, a tier and NAT in each zone leave every subnet alone", async () => {
  const { checkout, tool, report } = told();
  checkout.edit({
    zones: ["d", "c", "b", "a"],
    nat: "per-az",
    additionalTiers: { data: { cidr: "10.0.192.0/20" } },
  });
  // Its new way out is a gate of its own.
  const finished = await tool("plan", "local", "local-network");
  expect(ended(finished)).toEqual(ends(finished.code ?? 1, "1 changed"));
  const changes = report().stacks.flatMap((stack) => stack.changes);
  const actionsOn = (type: string) =>
    changes.filter((change) => change.type === type).map(({ action }) => action);
  // Zone d of both tiers, and the new tier's four; three more NAT gateways.
  expect(actionsOn("aws_subnet")).toEqual(Array(6).fill("create"));
  expect(actionsOn("aws_nat_gateway")).toEqual(Array(3).fill("create"));
  expect(changes.filter(({ action }) => ["delete", "replace"].includes(action))).toEqual([]);
});
