import { DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { beforeAll, expect, test } from "@jest/globals";
import { inventory } from "../lifecycle/support/aws";
import { ended, ends, story } from "../lifecycle/support/story";

/**
 * A service that another one calls is taken out of the code, and a second one gets another name. The tests
 * build on each other.
 */
const told = story();
const CHANGED = ["iam", "ssm", "service-web", "build", "service-postman"].map(
  (id) => `local-${id}`,
);
const GONE = ["local-service-api", "local-service-mailer"];
const SERVICES = ["learner-api", "learner-mailer"];
let allows: string[];

/** What there is of them in AWS. */
async function remains() {
  const { aws } = told();
  const named = { Filters: [{ Name: "group-name", Values: SERVICES }] };
  const { SecurityGroups = [] } = await aws.ec2.send(new DescribeSecurityGroupsCommand(named));
  const request = new DescribeServicesCommand({ cluster: "learner-cluster", services: SERVICES });
  const { services = [] } = await aws.ecs.send(request);
  const { roles = [], repositories = [], logGroups = [] } = await inventory(aws);
  return [
    ...services.filter(({ status }) => status !== "INACTIVE").map(({ serviceArn }) => serviceArn),
    ...[...SecurityGroups.map(({ GroupName }) => GroupName), ...roles, ...repositories].filter(
      (name) => name !== undefined && /api|mailer/.test(name),
    ),
    ...logGroups.filter((name) => /service\/(api|mailer)/.test(name)),
  ];
}

beforeAll(async () => {
  expect(await remains()).toEqual(
    expect.arrayContaining([...SERVICES, "learner-mailer-task-role", "learner/api"]),
  );
  told().checkout.edit({ fewer: true });
  expect(ended(await told().tool("plan", "local", ...GONE, ...CHANGED))).toEqual(
    ends(3, `Deployed, and not in the code any more: ${String(GONE[0])} (`, "Gate blocks:"),
  );
  allows = told()
    .report()
    .gates.flatMap(({ stack, address }) => ["--allow", `${stack}:${address}`]);
});

test("a plan destroys them: after their callers, and before what they use", () => {
  const { stacks } = told().report();
  const leftovers = stacks.filter(({ leftover }) => leftover);
  expect(leftovers.map(({ id, status }) => [id, status]).toSorted()).toEqual(
    GONE.map((id) => [id, "changed"]),
  );
  const order = stacks.map(({ id }) => id);
  const before = ["local-service-mailer", "local-iam", "local-service-web", GONE[0], "local-build"];
  expect(order.filter((id) => before.includes(id))).toEqual(before);
});

test("drift says that they are deployed", async () => {
  expect(ended(await told().tool("drift", "local", String(GONE[0])))).toEqual(
    ends(2, "local-service-api: deployed, and not in the code any more."),
  );
});

test("one of them does not go alone, while its caller is as it was", async () => {
  expect(ended(await told().tool("deploy", "local", String(GONE[0]), "--auto-approve"))).toEqual(
    ends(1, "local-service-api: local-service-web still uses it: name it as well."),
  );
});

test("a deployment destroys them once somebody has agreed, and nothing of them is left in AWS", async () => {
  const deploy = ["local", ...GONE, ...CHANGED, "--auto-approve"];
  expect(ended(await told().tool("deploy", ...deploy, ...allows))).toEqual(
    ends(0, "Deployed local-"),
  );
  expect(await remains()).toEqual([]);
});

test("then there is nothing to do", async () => {
  const { output, code } = await told().tool("plan", "local", ...CHANGED);
  expect({ code, output }).toEqual({
    code: 0,
    output: expect.not.stringContaining("not in the code"),
  });
});
