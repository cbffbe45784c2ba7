import { expect, test } from "@jest/globals";
import { minimal, problemsOf, worker } from "../support";
import { formatProblem } from "../../../config/errors";

const ACCOUNT = minimal.accountId;

type Row = readonly [
  what: string,
  first: Readonly<Record<string, unknown>>,
  second: Readonly<Record<string, unknown>>,
  message: string,
];

/** The first environment is called `dev`, the second `prod`. */
const MISTAKES: readonly Row[] = [
  [
    "one prefix in one account",
    minimal,
    minimal,
    'prod.namePrefix: "learner" is the prefix of dev in the same account: use another (role names are unique in an account, whatever the region)',
  ],
  [
    "one prefix in one account, in two regions",
    minimal,
    { ...minimal, region: "eu-west-1" },
    'prod.namePrefix: "learner" is the prefix of dev in the same account: use another (role names are unique in an account, whatever the region)',
  ],
  [
    "a role name that is the other's, by prefix",
    minimal,
    { namePrefix: "other", accountId: ACCOUNT, names: { taskRole: "learner-ecs-role" } },
    'prod.names.taskRole: "learner-ecs-role" is the taskRole of dev in the same account: use another (such names are unique in an account, whatever the region)',
  ],
  [
    "a role name that the earlier one has set",
    { ...minimal, names: { buildRole: "other-ecs-role" } },
    { namePrefix: "other", accountId: ACCOUNT, region: "eu-west-1" },
    'dev.names.buildRole: "other-ecs-role" is the taskRole of prod in the same account: use another (such names are unique in an account, whatever the region)',
  ],
  [
    "one cluster name in one region",
    { ...minimal, names: { cluster: "main" } },
    { namePrefix: "other", accountId: ACCOUNT, names: { cluster: "main" } },
    'prod.names.cluster: "main" is the cluster of dev in the same account: use another (such names are unique in a region of an account)',
  ],
  [
    "one state bucket, even from two accounts",
    { ...minimal, state: { bucket: "our-states" } },
    { namePrefix: "other", accountId: "222222222222", state: { bucket: "our-states" } },
    `prod.state.bucket: "our-states" is the state bucket of dev: use a bucket of its own for each environment (bucket names are unique in the world, and its policy and key are one environment's)`,
  ],
  [
    "the default state bucket of the other",
    {
      namePrefix: "other",
      accountId: ACCOUNT,
      state: { bucket: `learner-state-${ACCOUNT}-us-east-1` },
    },
    minimal,
    `dev.state.bucket: "learner-state-111111111111-us-east-1" is the state bucket of prod: use a bucket of its own for each environment (bucket names are unique in the world, and its policy and key are one environment's)`,
  ],
  [
    "a role name that is the other's scheduler's",
    minimal,
    { namePrefix: "other", accountId: ACCOUNT, names: { taskRole: "learner-scheduler-role" } },
    'prod.names.taskRole: "learner-scheduler-role" is the schedulerRole of dev in the same account: use another (such names are unique in an account, whatever the region)',
  ],
  [
    "services that end up with one name",
    { ...minimal, services: { "prod-web": worker, "prod-api": worker } },
    { namePrefix: "learner-prod", accountId: ACCOUNT, services: { web: worker, jobs: worker } },
    'prod.services.web: makes the name "learner-prod-web", which prod-web of dev has in the same account: use another name for one of them',
  ],
];

test.each(MISTAKES)("refuses %s", (_, dev, prod, message) => {
  expect(problemsOf({ dev, prod }).map(formatProblem)).toEqual([message]);
});

test("refuses a name that the other environment's pattern matches", () => {
  const other = { namePrefix: "other", accountId: ACCOUNT };
  expect(problemsOf({ "dev-eu": minimal, dev: other }).map(formatProblem)).toEqual([
    "dev-eu: is matched by dev-*, which stands for the stacks of dev: use a name that does not start with dev- (for example eu-dev)",
  ]);
});

test("reports a prefix that three environments share at the second and the third", () => {
  const paths = problemsOf({ a: minimal, b: minimal, c: minimal }).map(({ path }) => path);
  expect(paths).toEqual(["b.namePrefix", "c.namePrefix"]);
});

test.each([
  ["one prefix in two accounts", minimal, { ...minimal, accountId: "222222222222" }],
  [
    "everything equal, one of them on an emulator",
    minimal,
    { ...minimal, emulatorEndpoint: "http://127.0.0.1:4566" },
  ],
  [
    "one cluster name in two regions",
    { ...minimal, names: { cluster: "main" } },
    { namePrefix: "other", accountId: ACCOUNT, region: "eu-west-1", names: { cluster: "main" } },
  ],
  [
    "services that end up with one name in two accounts",
    { ...minimal, services: { "prod-web": worker } },
    { namePrefix: "learner-prod", accountId: "222222222222", services: { web: worker } },
  ],
])("accepts %s", (_, dev, prod) => {
  expect(problemsOf({ dev, prod })).toEqual([]);
});
