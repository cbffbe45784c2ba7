import path from "node:path";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { beforeAll, expect, test } from "@jest/globals";
import { ended, ends, story } from "./support/story";

/** An edit that removes a zone, and with it subnets. The tests build on each other. */
const told = story();
const plan = (...args: readonly string[]) => told().tool("plan", "local", "local-network", ...args);
const deploy = (...args: readonly string[]) =>
  told().tool("deploy", "local", "local-network", "--auto-approve", ...args);
const zoneC = async () => {
  const filter = { Name: "tag:Name", Values: ["learner-*-c"] };
  const request = new DescribeSubnetsCommand({ Filters: [filter] });
  return (await told().aws.ec2.send(request)).Subnets?.length;
};
let gates: string[];

beforeAll(async () => {
  told().checkout.edit({ zones: ["a", "b"] });
  expect(ended(await plan())).toEqual(ends(3, "Gate blocks: local-network:aws_subnet."));
  gates = told()
    .report()
    .gates.map(({ stack, address }) => `${stack}:${address}`);
});

test("a gate blocks each subnet, and nothing is applied", async () => {
  expect(gates).toEqual([
    expect.stringMatching(/^local-network:aws_subnet\.private_c/),
    expect.stringMatching(/^local-network:aws_subnet\.public_/),
  ]);
  expect(ended(await told().tool("apply", path.join("plans", "local")))).toEqual(
    ends(1, `${String(gates[0])}: is blocked (`),
  );
});

test("a deployment that asks nobody asks for them by name, and leaves them where nobody answers", async () => {
  const refused = await deploy("--allow", String(gates[0]));
  expect(ended(refused)).toEqual(
    ends(
      1,
      "local-network  Gate protected-resource: aws_subnet.public_",
      `Agree to it with --allow '${String(gates[1])}' or at a terminal. Nothing of it was applied.`,
      "Failed: local-network",
    ),
  );
  expect(await zoneC()).toBe(2);
});

test("what a gate blocks is allowed by its address, in an option or in a commit, and the report says who allowed it", async () => {
  expect(ended(await plan("--allow", "local-network:aws_vpc.vpc"))).toEqual(
    ends(1, "--allow 'local-network:aws_vpc.vpc' allows nothing: use one of the blocking gates"),
  );
  told().checkout.commit(`Remove a zone\n\nPlan-Allow: ${String(gates[1])}`);
  const options = ["--allow", String(gates[0]), "--allows-of", "HEAD~1..HEAD"];
  expect(ended(await plan(...options))).toEqual(ends(2, "1 changed"));
  expect(
    told()
      .report()
      .gates.map(({ allowedBy }) => allowedBy),
  ).toEqual([expect.stringMatching(/^\w/), expect.stringMatching(/^Reviewer \(commit \w+\)$/)]);
  expect(ended(await deploy(...options))).toEqual(ends(0, "Deployed local-network: 1 stack"));
  expect(await zoneC()).toBe(0);
});
