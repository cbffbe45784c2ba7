import { describe, expect, test } from "@jest/globals";
import { parseStack } from "#terraform";
import { unplannedStacks } from "../../traffic/unplanned-stacks";
import { app, changes, withChanged, world } from "../traffic-app";

describe("of a stack that is not planned", () => {
  test("nobody knows what changes", () => {
    expect(changes(app, world, "dev-network")).toEqual([]);
  });

  test("what needs something that is not there yet is not there either", () => {
    const rows = changes({ stacks: [] }, app, "dev-network");
    expect(rows).toContain("+ shop  stock  tcp  5000");
    expect(rows.filter((row) => row.includes("alb"))).toEqual([]);
  });

  test("what is there is told without what it will get", () => {
    const [network, front] = withChanged("front", {
      subnets: ["outside", "more"].map((name) => `\${dev-network.aws_subnet.${name}.id}`),
    }).stacks;
    if (!network || !front) throw new Error("two stacks");
    const more = network.resources.filter(({ address }) => address === "aws_subnet.inside-b");
    const added = more.map((one) => ({
      ...one,
      name: "more",
      address: "aws_subnet.more",
      attributes: { ...one.attributes, cidr_block: "10.0.3.0/24" },
    }));
    const after = {
      stacks: [{ ...network, resources: [...network.resources, ...added] }, front],
    };
    const rows = changes({ stacks: [network, front] }, after, "dev-network");
    expect(rows.some((row) => row.includes("aws_subnet.more"))).toBe(true);
    expect(rows.filter((row) => row.includes("alb"))).toEqual([]);
  });
});

test("what refers to something that is left out goes as well, and of a list its member", () => {
  const stack = parseStack("dev-front", {
    resource: {
      aws_security_group: { front: { vpc_id: "${dev-network.aws_vpc.vpc.id}" }, other: {} },
      aws_vpc_security_group_ingress_rule: {
        in: { security_group_id: "${dev-front.aws_security_group.front.id}" },
      },
      aws_lb: {
        front: {
          security_groups: ["front", "other"].map(
            (name) => `\${dev-front.aws_security_group.${name}.id}`,
          ),
        },
      },
    },
  });
  const [left] = unplannedStacks([stack], new Set(["dev-network.aws_vpc.vpc"]));
  expect(left?.resources).toMatchObject([
    { address: "aws_security_group.other" },
    {
      address: "aws_lb.front",
      attributes: { security_groups: ["${dev-front.aws_security_group.other.id}"] },
    },
  ]);
});
