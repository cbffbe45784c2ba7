import { expect, test } from "@jest/globals";
import { identify } from "../../../tools/ownership/kinds";
import type { TaggedResource } from "../../../tools/ownership/tagged-resources";
import { describeUnknown } from "../../../tools/ownership/refuse-unknown";
import { describeResource, goneOf, unknownOf } from "../../../tools/ownership/unknown-resources";

function tagged(rest: string, name = "learner-x", stack = "local-network"): TaggedResource {
  const arn = `arn:aws:${rest}`;
  const identified = identify(arn);
  if (!identified) throw new Error(`${arn} is of no kind`);
  return { ...identified, arn, stack, name };
}

const owned = (type: string, values: Readonly<Record<string, unknown>>) => ({
  ...{ stack: "local-network", type, values },
});

test.each([
  [
    "its ARN",
    "ec2:us-east-1:1:vpc/vpc-1",
    owned("aws_vpc", { id: "vpc-1", arn: "arn:aws:ec2:us-east-1:1:vpc/vpc-1" }),
  ],
  [
    "its ID, where the provider has no ARN",
    "ec2:us-east-1:1:natgateway/nat-1",
    owned("aws_nat_gateway", { id: "nat-1" }),
  ],
  [
    "an ARN without a star",
    "logs:us-east-1:1:log-group:/learner/x:*",
    owned("aws_cloudwatch_log_group", {
      id: "/learner/x",
      arn: "arn:aws:logs:us-east-1:1:log-group:/learner/x",
    }),
  ],
  [
    "an ARN as its ID",
    "ecs:us-east-1:1:service/c/web",
    owned("aws_ecs_service", { id: "arn:aws:ecs:us-east-1:1:service/c/web" }),
  ],
  [
    "a type that adopts it",
    "ec2:us-east-1:1:security-group/sg-1",
    owned("aws_default_security_group", { id: "sg-1" }),
  ],
])("a state knows a resource by %s", (_, rest, known) => {
  expect(unknownOf([tagged(rest)], [known])).toEqual([]);
});

test("what no state has is unknown, though another type has its name", () => {
  const parameter = tagged("ssm:us-east-1:1:parameter/learner/x");
  const known = owned("aws_cloudwatch_log_group", { id: "/learner/x" });
  expect(unknownOf([parameter], [known])).toEqual([parameter]);
});

test("what a state lists and no tag tells of is gone, if it is of a kind that has tags", () => {
  const vpc = owned("aws_vpc", { id: "vpc-1", arn: "arn:aws:ec2:us-east-1:1:vpc/vpc-1" });
  const gateway = owned("aws_nat_gateway", { id: "nat-1" });
  const route = owned("aws_route", { id: "r-1" });
  const there = [tagged("ec2:us-east-1:1:natgateway/nat-1")];
  expect(goneOf(there, [vpc, gateway, route])).toEqual([vpc]);
  expect(goneOf([...there, tagged("ec2:us-east-1:1:vpc/vpc-1")], [vpc, gateway, route])).toEqual(
    [],
  );
});

test("people read the first of many, stack by stack", () => {
  const many = ["1", "2", "3", "4", "5", "6", "7"].map((n) =>
    tagged(`ec2:us-east-1:1:vpc/vpc-${n}`),
  );
  const one = tagged("ec2:us-east-1:1:subnet/subnet-1", "learner-private-a", "local-a");
  expect(describeUnknown([...many, one])).toEqual([
    "  local-a: 1 resource",
    "    aws_subnet subnet-1 (learner-private-a)",
    "  local-network: 7 resources",
    ...["1", "2", "3", "4", "5"].map((n) => `    aws_vpc vpc-${n} (learner-x)`),
    "    and 2 more",
  ]);
});

test("a name that is the ID is said once", () => {
  expect(describeResource(tagged("s3:::learner-logs", "learner-logs"))).toBe(
    "aws_s3_bucket learner-logs",
  );
});
