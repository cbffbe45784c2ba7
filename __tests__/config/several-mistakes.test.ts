import { expect, test } from "@jest/globals";
import { parseEnvironments } from "../../config/load-environments";
import { errorOf, messageFor, minimal, problemsOf, topSettings } from "./support";

test("reports mistakes in single settings and between settings, in every environment", () => {
  const error = errorOf(() =>
    parseEnvironments({
      dev: {
        ...minimal,
        accountId: "1",
        regoin: "x",
        network: { cidr: "10.0.0.0/30", zones: ["a", "a"] },
        ecs: { exec: "yes" },
      },
      prod: {
        ...minimal,
        ecs: { defaultStrategy: [{ capacityProvider: "FARGATE_SPOT" }] },
        state: { noncurrentVersionDays: 0 },
      },
      stage: { ...minimal, ssm: { secrets: { "a.b": {}, "a/b": {} } } },
    }),
  );
  expect(error?.message.split("\n")).toEqual([
    'dev.accountId: "1" is not valid: use the 12 digits of the AWS account in quotes, leading zeros included',
    'dev.ecs.exec: "yes" is a string, not a boolean: use true or false',
    `dev.regoin: is not a setting: use ${topSettings} (did you mean region?)`,
    'dev.network.cidr: "10.0.0.0/30" is too small: use /16 to /23',
    'dev.network.zones[1]: "a" is in the list already: use each zone once',
    "prod.state.noncurrentVersionDays: 0 is too small: use 1 to 3650 days",
    'prod.ecs.defaultStrategy[0].capacityProvider: "FARGATE_SPOT" is not one of the cluster\'s capacityProviders: use FARGATE, or add it to capacityProviders',
    'stage.ssm.secrets["a/b"]: would be set by TF_VAR_secret_a_b, as the secret "a.b" is: use another name for one of them',
    'stage.namePrefix: "learner" is the prefix of prod in the same account: use another (role names are unique in an account, whatever the region)',
  ]);
});

test("reports every unknown key and every wrong item of a list", () => {
  const problems = problemsOf({
    dev: { ...minimal, foo: 1, bar: 2, network: { interfaceEndpoints: ["s3", "kms", "ddb"] } },
  });
  expect(problems.map(({ path }) => path)).toEqual([
    "dev.network.interfaceEndpoints[0]",
    "dev.network.interfaceEndpoints[2]",
    "dev.foo",
    "dev.bar",
  ]);
});

test("reports a setting that is wrong in two ways once", () => {
  expect(problemsOf({ dev: { ...minimal, namePrefix: "A".repeat(30) } })).toHaveLength(1);
  expect(problemsOf({ dev: { ...minimal, network: { cidr: "9.9.9.9/8" } } })).toHaveLength(1);
});

test("does not blame the tiers for a VPC of the wrong size", () => {
  const network = { cidr: "10.0.0.0/28", ipv6: true, publicCidr: "10.0.192.0/18" };
  expect(problemsOf({ dev: { ...minimal, network } }).map(({ path }) => path)).toEqual([
    "dev.network.cidr",
  ]);
});

test.each([
  ["as its own value", { secrets: { db: "hunter2" } }],
  ["under a key of its own", { secrets: { db: { value: "hunter2" } } }],
  [
    "in a setting of another type",
    { secrets: { db: { length: "hunter2", version: ["hunter2"] } } },
  ],
  ["in a list", { secrets: ["hunter2"] }],
  ["as the whole section", "hunter2"],
  ["under a key that does not exist", { secret: { db: "hunter2" } }],
  ["under a name that parameters cannot have", { secrets: { "d b": "hunter2" } }],
])("never shows a secret that somebody wrote %s", (_, ssm) => {
  const problems = problemsOf({ dev: { ...minimal, ssm } });
  expect(problems).not.toEqual([]);
  expect(JSON.stringify(problems)).not.toContain("hunter2");
  expect(messageFor({ ssm })).not.toContain("hunter2");
});

test.each([
  ["for the name of one", { web: { kind: "worker", secrets: { KEY: "hunter2" } } }],
  ["for its list", { web: { kind: "worker", secrets: "hunter2" } }],
  ["in another type", { web: { kind: "worker", secrets: { KEY: ["hunter2"] } } }],
  ["for the service", { web: "hunter2" }],
  ["for all services", "hunter2"],
  [
    "under a name that variables cannot have",
    { web: { kind: "worker", secrets: { "-": "hunter2" } } },
  ],
])("never shows a secret that somebody wrote into services %s", (_, services) => {
  expect(problemsOf({ dev: { ...minimal, services } })).toHaveLength(1);
  expect(messageFor({ services })).not.toContain("hunter2");
});

test("never shows a token that somebody wrote into a repository's address", () => {
  const repositoryUrl = "https://me:hunter2@github.com/example/shop.git";
  const connectionArn =
    "arn:aws:codeconnections:us-east-1:111111111111:connection/01234567-89ab-cdef-0123-456789abcdef";
  const build = { source: { type: "connection", repositoryUrl } };
  expect(messageFor({ build, iam: { connectionArn } })).toBe(
    "dev.build.source.repositoryUrl: is not valid: use the repository's HTTPS address without user or password (for example https://github.com/example/shop.git)",
  );
});

test("says where a secret's value comes from to somebody who wrote it into the file", () => {
  expect(messageFor({ ssm: { secrets: { "app/db": "hunter2" } } })).toBe(
    'dev.ssm.secrets["app/db"]: is a string, not an object: use an object (for example {}); the value comes from TF_VAR_secret_<name> or is made at random',
  );
});

test.each([
  [
    undefined,
    'dev: has no default export: add "export default defineEnvironment({ ... })" to environments/dev.ts',
  ],
  ["text", `dev: is a string, not an object: use an object with ${topSettings}`],
])("refuses %p for an environment", (dev, message) => {
  expect(errorOf(() => parseEnvironments({ dev }))?.message).toBe(message);
});

test.each(["Dev", "dev_1", "-dev", "an-environment-of-too-long-a-name", "1st"])(
  "refuses %p as an environment's name",
  (name) => {
    const path = problemsOf({ [name]: minimal });
    expect(path).toEqual([
      {
        path: name,
        message:
          "is not the name of an environment: use 1 to 20 lower-case letters, digits and single hyphens, starting with a letter (for example learner-eu) as file name",
      },
    ]);
  },
);

test.each([
  [
    "a setting of the same section",
    { network: { cidr: "10.0.0.0/30", nat: "one" } },
    "network.nat",
  ],
  [
    "an item of a list there",
    { network: { cidr: "10.0.0.0/30", zones: ["a", 1] } },
    "network.zones[1]",
  ],
  [
    "a setting of another tier",
    { network: { cidr: "10.0.0.0/30", additionalTiers: { db: { cidr: "x" } } } },
    "network.additionalTiers.db.cidr",
  ],
  [
    "a setting that does not exist",
    { network: { cidr: "10.0.0.0/30", nats: "none" } },
    "network.nats",
  ],
])("%s hides no mistake between settings", (_, settings, path) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } }).map((problem) => problem.path)).toEqual([
    `dev.${path}`,
    "dev.network.cidr",
  ]);
});

test("a mistake in one service hides none in another, nor one in the same", () => {
  const services = {
    web: { kind: "worker", cpu: 1024, user: "root" },
    api: { kind: "worker", spotPercent: 10, cpu: "256" },
    jobs: { kind: "worker", calls: ["web"] },
  };
  expect(problemsOf({ dev: { ...minimal, services } }).map(({ path }) => path)).toEqual([
    "dev.services.web.user",
    "dev.services.api.cpu",
    "dev.services.web.memoryMiB",
    "dev.services.api.spotPercent",
    "dev.services.jobs.calls[0]",
  ]);
});

test("a rule does not guess at what is wrong in itself", () => {
  expect(
    problemsOf({
      dev: { ...minimal, alb: { ingressCidrs: ["0.0.0.0/0"], plainHttp: "yes" } },
      prod: { ...minimal, alb: { ingressCidrs: ["0.0.0.0/0"], plainHtpp: true }, accountId: "2" },
    }).map(({ path }) => path),
  ).toEqual(["dev.alb.plainHttp", "prod.accountId", "prod.alb.plainHtpp"]);
});

test("reports every mistake in services of different kinds", () => {
  const services = {
    web: { kind: "public", prot: 80, route: { priority: 0, pahts: ["/*"] } },
    api: { kind: "intern", port: 80 },
    report: { kind: "scheduled", schedule: "daily", port: 80, cpu: "256" },
  };
  expect(problemsOf({ dev: { ...minimal, services } }).map(({ path }) => path)).toEqual([
    "dev.services.web.port",
    "dev.services.web.route.priority",
    "dev.services.web.route.pahts",
    "dev.services.web.prot",
    "dev.services.api.kind",
    "dev.services.report.cpu",
    "dev.services.report.schedule",
    "dev.services.report.port",
  ]);
});

test("reports mistakes between settings in several services at once", () => {
  const services = {
    web: { kind: "worker", cpu: 1024, exec: true, calls: ["api", "jobs"] },
    jobs: { kind: "worker", spotPercent: 10, secrets: { KEY: "key" } },
  };
  expect(problemsOf({ dev: { ...minimal, services } }).map(({ path }) => path)).toEqual([
    "dev.services.web.memoryMiB",
    "dev.services.web.readOnlyRootFilesystem",
    "dev.services.jobs.secrets.KEY",
    "dev.services.jobs.spotPercent",
    "dev.services.web.calls[0]",
    "dev.services.web.calls[1]",
  ]);
});
