import path from "node:path";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { ended, ends, story } from "../lifecycle/support/story";

/** A zone is drained, and then taken out, and with it subnets. The tests build on each other. */
const told = story();
const plan = (...args: readonly string[]) => told().tool("plan", "local", "local-network", ...args);
const deploy = (...args: readonly string[]) =>
  told().tool("deploy", "local", "local-network", "--auto-approve", ...args);
const zoneC = async () => {
  const filter = { Name: "tag:Name", Values: ["learner-*-c"] };
  const request = new DescribeSubnetsCommand({ Filters: [filter] });
  const { Subnets = [] } = await told().aws.ec2.send(request);
  return Subnets.map(({ SubnetId }) => String(SubnetId));
};
const zonesOfBalancer = async () => {
  const { LoadBalancers } = await told().aws.elb.send(new DescribeLoadBalancersCommand({}));
  return LoadBalancers?.[0]?.AvailabilityZones?.map(({ ZoneName }) => ZoneName).toSorted();
};

test("a zone that is drained keeps its subnets, and the load balancer leaves it", async () => {
  const subnets = await zoneC();
  expect(await zonesOfBalancer()).toEqual(["us-east-1a", "us-east-1b", "us-east-1c"]);
  told().checkout.edit({ drainedZones: ["c"] });
  const drained = await told().tool("deploy", "local", "--auto-approve");
  expect(ended(drained)).toEqual(ends(0, "local-alb  applied"));
  expect(await zoneC()).toEqual(subnets);
  expect(await zonesOfBalancer()).toEqual(["us-east-1a", "us-east-1b"]);
});

describe("a zone that is taken out", () => {
  let gates: string[];

  beforeAll(async () => {
    told().checkout.edit({ zones: ["a", "b"], drainedZones: [] });
    expect(ended(await plan())).toEqual(ends(3, "Gate blocks: local-network:aws_subnet."));
    gates = told()
      .report()
      .gates.map(({ stack, address }) => `${stack}:${address}`);
  });

  test("is blocked by a gate for each subnet, and nothing is applied", async () => {
    expect(gates).toEqual([
      expect.stringMatching(/^local-network:aws_subnet\.private_c/),
      expect.stringMatching(/^local-network:aws_subnet\.public_/),
    ]);
    expect(ended(await told().tool("apply", path.join("plans", "local")))).toEqual(
      ends(1, `${String(gates[0])}: is blocked (`),
    );
  });

  test("stays where a deployment that asks nobody is not told of each gate", async () => {
    const refused = await deploy("--allow", String(gates[0]));
    expect(ended(refused)).toEqual(
      ends(
        1,
        "local-network  Gate protected-resource: aws_subnet.public_",
        `Agree to it with --allow '${String(gates[1])}' or at a terminal. Nothing of it was applied.`,
        "Failed: local-network",
      ),
    );
    expect(await zoneC()).toHaveLength(2);
  });

  test("goes where its gates are allowed by address, in an option or in a commit, and the report says by whom", async () => {
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
    expect(await zoneC()).toEqual([]);
  });
});
