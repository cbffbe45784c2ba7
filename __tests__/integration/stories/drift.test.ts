import { readdirSync } from "node:fs";
import path from "node:path";
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
} from "@aws-sdk/client-ec2";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import { expect, test } from "@jest/globals";
import type { AwsClients } from "../lifecycle/support/aws";
import { ended, ends, story } from "../lifecycle/support/story";

const told = story();

/** As CI does: from then on it is no difference that Terraform made another. */
const recordAnImage = (aws: AwsClients) =>
  aws.ssm.send(
    new PutParameterCommand({
      Name: "/learner/services/api/image",
      Value: "123456789012.dkr.ecr.us-east-1.amazonaws.com/learner/api@sha256:0",
      Overwrite: true,
    }),
  );

test("what somebody changed by hand is drift, which a plan without a look at AWS does not see", async () => {
  const { aws, tool, planFile, report } = told();
  await recordAnImage(aws);
  const parameter = { Name: "/learner/config/app/log-level", Value: "trace" };
  await aws.ssm.send(new PutParameterCommand({ ...parameter, Overwrite: true }));

  const both = ["local", "local-ssm", "local-ecs"];
  expect(ended(await tool("drift", ...both, "--without", "local-ssm"))).toEqual(
    ends(0, "No drift."),
  );
  const plans = path.join("plans", "local");
  expect(ended(await tool("drift", ...both, "--out", plans))).toEqual(
    ends(2, "1 of 2 stacks differ from their last apply."),
  );
  expect(readdirSync(planFile("")).toSorted()).toEqual([
    "SHA256SUMS",
    "drift.html",
    "drift.json",
    "drift.md",
  ]);
  const { kind, stacks, gates } = report("drift.json");
  expect([kind, gates]).toEqual(["drift", []]);
  const [drifted] = stacks.filter(({ status }) => status === "changed");
  expect(drifted).toMatchObject({ id: "local-ssm", appliable: false });
  expect(drifted?.changes.map(({ name, action }) => [name, action])).toEqual([
    [expect.stringContaining("log-level"), "update"],
  ]);
  expect(ended(await tool("apply", plans))).toEqual(
    ends(1, "plan.json: is not there: name a directory"),
  );

  const unrefreshed = await tool("plan", "local", "local-ssm", "--no-refresh", "local-ssm");
  expect(ended(unrefreshed)).toEqual(ends(0, "1 unchanged"));
});

test("a port that somebody opened to the world is drift, with nothing that other stacks made beside it", async () => {
  const { aws, tool, report } = told();
  const filters = [{ Name: "group-name", Values: ["learner-api"] }];
  const found = await aws.ec2.send(new DescribeSecurityGroupsCommand({ Filters: filters }));
  const ssh = {
    GroupId: found.SecurityGroups?.[0]?.GroupId,
    IpPermissions: [
      { IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
    ],
  };
  await aws.ec2.send(new AuthorizeSecurityGroupIngressCommand(ssh));

  const plans = path.join("plans", "local");
  expect(ended(await tool("drift", "local", "local-service-api", "--out", plans))).toEqual(
    ends(2, "1 changed", "1 of 1 stacks differ from their last apply."),
  );
  const [changed, ...others] = report("drift.json").stacks.flatMap(({ changes }) => changes);
  expect(others).toEqual([]);
  expect(changed?.type).toBe("aws_security_group");
  expect(changed?.attributes.map(({ path: at, after }) => [at, after])).toEqual([
    ["ingress[0].protocol", "tcp"],
    ["ingress[0].from_port", 22],
    ["ingress[0].to_port", 22],
    ["ingress[0].cidr_blocks[0]", "0.0.0.0/0"],
  ]);
});
