import { describe, expect, test } from "@jest/globals";
import { formatProblem } from "../../../config/errors";
import { messageFor, minimal, problemsOf } from "../support";

const LIVE = "222222222222";
const live = { namePrefix: "live", accountId: LIVE };
const LIVE_ROLE = `arn:aws:iam::${LIVE}:role/live-ecs-task-exc-role`;
const from = { accountId: minimal.accountId, namePrefix: "learner" };

describe("within an environment", () => {
  test.each([
    [
      "itself",
      { promoteFrom: from },
      "promoteFrom: is this environment itself, whose images it pulls anyway: name another, or leave it out",
    ],
    [
      "a region of another partition",
      { promoteFrom: { ...from, region: "cn-north-1" } },
      'promoteFrom.region: "cn-north-1" is in another partition than the environment, from which nothing can be pulled: use a region of aws',
    ],
    [
      "an account by its alias",
      { promoteFrom: { ...from, accountId: "tools" } },
      'promoteFrom.accountId: "tools" is not valid: use the 12 digits of the AWS account in quotes, leading zeros included',
    ],
    [
      "a role twice",
      { promotedTo: [LIVE_ROLE, LIVE_ROLE] },
      `promotedTo[1]: "${LIVE_ROLE}" is in the list already: use each role once`,
    ],
    [
      "roles by a pattern",
      { promotedTo: [`arn:aws:iam::${LIVE}:role/*`] },
      `promotedTo[0]: "arn:aws:iam::${LIVE}:role/*" is not valid: use the ARN of a role, without wildcards (for example arn:aws:iam::111111111111:role/learner-prod-ecs-task-exc-role)`,
    ],
    [
      "a role of another partition",
      { promotedTo: [LIVE_ROLE.replace("aws", "aws-cn")] },
      `promotedTo[0]: "arn:aws-cn:iam::${LIVE}:role/live-ecs-task-exc-role" is in another partition than the environment: use an ARN that starts with arn:aws:iam:`,
    ],
    [
      "a role of its own account",
      { promotedTo: [LIVE_ROLE.replace(LIVE, minimal.accountId)] },
      `promotedTo[0]: "arn:aws:iam::111111111111:role/live-ecs-task-exc-role" is a role of this environment's account, which needs no policy of a repository: leave it out`,
    ],
  ])("refuses %s", (_, build, message) => {
    expect(messageFor({ build })).toBe(`dev.build.${message}`);
  });

  test("takes a sidecar from the environment that images are promoted from", () => {
    const image = `${LIVE}.dkr.ecr.eu-west-1.amazonaws.com/live/web:1`;
    const services = { web: { kind: "worker", sidecars: { agent: { image, memoryMiB: 64 } } } };
    const promoteFrom = { accountId: LIVE, region: "eu-west-1", namePrefix: "live" };
    expect(messageFor({ services, build: { promoteFrom } })).toBe("(no problem)");
    expect(messageFor({ services })).toContain("tasks may not pull from");
  });
});

describe("between environments", () => {
  const messagesOf = (dev: object, prod: object) => problemsOf({ dev, prod }).map(formatProblem);
  const pulling = { ...live, build: { promoteFrom: from } };
  const message = `dev.build.promotedTo: does not name the execution role of prod, which pulls from here (build.promoteFrom): add "${LIVE_ROLE}"`;

  test("of two accounts, the one that is pulled from allows it", () => {
    expect(messagesOf(minimal, pulling)).toEqual([message]);
    expect(problemsOf({ a: pulling, b: minimal })).toHaveLength(1);
    expect(messagesOf({ ...minimal, build: { promotedTo: [LIVE_ROLE] } }, pulling)).toEqual([]);
  });

  test("the role is named with its path and its own name", () => {
    const named = { ...pulling, iam: { path: "/shop/" }, names: { executionRole: "starter" } };
    expect(messagesOf(minimal, named)).toEqual([
      message.replace("role/live-ecs-task-exc-role", "role/shop/starter"),
    ]);
  });

  test.each([
    ["of one account need nothing", { ...pulling, accountId: minimal.accountId }],
    [
      "that are not the one that is meant need nothing",
      { ...live, build: { promoteFrom: { ...from, namePrefix: "else" } } },
    ],
    [
      "in another region need nothing",
      { ...live, build: { promoteFrom: { ...from, region: "eu-west-1" } } },
    ],
    ["on an emulator meet nobody", { ...pulling, emulatorEndpoint: "http://127.0.0.1:4566" }],
  ])("%s", (_, prod) => {
    expect(messagesOf(minimal, prod)).toEqual([]);
  });
});
