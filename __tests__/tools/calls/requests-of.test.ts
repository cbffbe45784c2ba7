import { describe, expect, test } from "@jest/globals";
import type { Facts } from "../../../tools/calls/facts";
import { requestsOf } from "../../../tools/calls/requests-of";

const KEY = "arn:aws:kms:us-east-1:111111111111:key/k1";
const STATES = "arn:aws:s3:::states";
const ours = { Environment: "test", Project: "shop" };

const facts: Facts = {
  ...{ partition: "aws", region: "us-east-1", accountId: "111111111111" },
  tags: { "vpc-test-network": ours, "subnet-test-network": ours },
  roles: { web: { path: "/shop/", boundary: "arn:aws:iam::111111111111:policy/boundary" } },
  keys: { k1: ["alias/states"] },
  encrypted: { [STATES]: KEY },
  webAcls: {},
};

/** `action on resource`, without what all requests have. */
const asked = (
  signedAs: string,
  operation: string,
  parameters: Readonly<Record<string, unknown>> = {},
) =>
  requestsOf({ signedAs, operation, parameters, stack: "test-network" }, facts).map(
    ({ action, resource }) => `${action} on ${resource}`,
  );

describe("an action", () => {
  test("has the operation's name, or the one that AWS documents", () => {
    expect(asked("s3", "ListObjectsV2", { Bucket: "states" })).toEqual([
      `s3:ListBucket on ${STATES}`,
    ]);
    expect(asked("monitoring", "PutDashboard", { DashboardName: "shop" })).toEqual([
      "cloudwatch:PutDashboard on arn:aws:cloudwatch::111111111111:dashboard/shop",
    ]);
  });

  test("is none where AWS answers to everybody", () => {
    expect(asked("sts", "GetCallerIdentity")).toEqual([]);
  });

  test("is never nothing: an operation without one is an error", () => {
    expect(() => asked("s3", "GetSomethingNew", { Bucket: "states" })).toThrow(
      "s3:GetSomethingNew: there is no action of this name",
    );
  });
});

describe("a resource", () => {
  test("of EC2 is what is made, and what it is made in, each with its tags", () => {
    const parameters = {
      VpcId: "vpc-test-network",
      TagSpecifications: [
        { ResourceType: "subnet", Tags: [{ Key: "Environment", Value: "test" }] },
      ],
    };
    const call = { signedAs: "ec2", operation: "CreateSubnet", parameters, stack: "test-network" };
    const made = { requestTags: { Environment: "test" }, resourceTags: {} };
    expect(requestsOf(call, facts)).toMatchObject([
      { action: "ec2:CreateSubnet", resource: expect.stringContaining(":subnet/"), ...made },
      { resource: expect.stringContaining(":vpc/"), requestTags: {}, resourceTags: ours },
      { action: "ec2:CreateTags", context: { "ec2:CreateAction": "CreateSubnet" }, ...made },
    ]);
  });

  test("that a call has to name and does not is an error", () => {
    expect(() => asked("ec2", "DeleteSubnet", {})).toThrow("its parameters name no subnet");
    expect(() => asked("sns", "DeleteTopic", {})).toThrow("its parameters name no topic");
    expect(() => asked("ec2", "DeleteSubnet", { SubnetId: "subnet-other" })).toThrow(
      "no call of the recording has made it",
    );
  });

  test("of IAM has the path that it was made with, and its boundary", () => {
    const parameters = { RoleName: "web", PolicyName: "web" };
    const call = { signedAs: "iam", operation: "PutRolePolicy", parameters, stack: null };
    expect(requestsOf(call, facts)).toMatchObject([
      {
        resource: "arn:aws:iam::111111111111:role/shop/web",
        context: { "iam:PermissionsBoundary": facts.roles["web"]?.boundary },
      },
    ]);
  });
});

test("a change of a zone's records says of which types they are", () => {
  const ResourceRecordSet = { Name: "_a.example.com", Type: "CNAME" };
  const parameters = {
    HostedZoneId: "Z1",
    ChangeBatch: { Changes: [{ Action: "UPSERT", ResourceRecordSet }] },
  };
  const call = {
    ...{ signedAs: "route53", operation: "ChangeResourceRecordSets" },
    ...{ parameters, stack: null },
  };
  expect(requestsOf(call, facts)).toMatchObject([
    {
      resource: "arn:aws:route53:::hostedzone/Z1",
      context: { "route53:ChangeResourceRecordSetsRecordTypes": ["CNAME"] },
    },
  ]);
});

describe("besides", () => {
  test("an object of an encrypted bucket takes its key, by its alias and through S3", () => {
    const parameters = { Bucket: "states", Key: "a.tfstate" };
    const call = { signedAs: "s3", operation: "PutObject", parameters, stack: null };
    expect(requestsOf(call, facts).at(-1)).toMatchObject({
      action: "kms:GenerateDataKey",
      resource: KEY,
      context: {
        "kms:ResourceAliases": ["alias/states"],
        "kms:ViaService": "s3.us-east-1.amazonaws.com",
      },
    });
  });

  test("a task definition takes its roles, passed to tasks", () => {
    const roles = ["web", "execution"].map((name) => `arn:aws:iam::111111111111:role/${name}`);
    const parameters = { family: "web", taskRoleArn: roles[0], executionRoleArn: roles[1] };
    const call = { signedAs: "ecs", operation: "RegisterTaskDefinition", parameters, stack: null };
    expect(requestsOf(call, facts).filter(({ action }) => action === "iam:PassRole")).toMatchObject(
      roles.map((resource) => ({
        resource,
        context: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
      })),
    );
  });
});
