import { expect, test } from "@jest/globals";
import { parseEnvironments } from "../../config/load-environments";
import { FARGATE_ENDPOINTS, INTERFACE_ENDPOINTS } from "../../config/schema/network";
import { expectListed } from "../listed";
import { minimal } from "./support";

/** What an environment has that sets no more than it must. */
const DEFAULTS = {
  name: "dev",
  project: "vpc-to-ecs",
  namePrefix: "learner",
  accountId: "111111111111",
  region: "us-east-1",
  deletionProtection: false,
  tags: { teamName: "awslearner", additional: {} },
  names: {},
  state: { noncurrentVersionDays: 90, noncurrentVersionsKept: 20 },
  iam: { path: "/", imageRepositories: [], keyDeletionWindowDays: 30 },
  network: {
    cidr: "10.0.0.0/16",
    drainedZones: [],
    zoneSlots: 8,
    additionalTiers: {},
    nat: "single",
    interfaceEndpoints: "none",
    ipv6: false,
    flowLogRetentionDays: 30,
  },
  ssm: { imagePlaceholder: "1", imageDescription: "Image ARN", config: {}, secrets: {} },
  ecs: {
    capacityProviders: ["FARGATE"],
    defaultStrategy: [{ capacityProvider: "FARGATE", weight: 1, base: 0 }],
    containerInsights: "enabled",
    exec: true,
    execLogRetentionDays: 30,
  },
  build: {
    imagesKept: 20,
    deployedImagesKept: 20,
    untaggedImageDays: 1,
    computeType: "BUILD_GENERAL1_SMALL",
    timeoutMinutes: 30,
    logRetentionDays: 30,
    promotedTo: [],
  },
  guardrails: { exceptions: [] },
  monitoring: { emails: [] },
  services: {},
};

test("fills in every default", () => {
  const [dev = {}] = parseEnvironments({ dev: minimal });
  expectListed(
    Object.keys(dev),
    Object.keys(DEFAULTS),
    "DEFAULTS (__tests__/config/parse-environments.test.ts)",
  );
  expect(dev).toEqual(DEFAULTS);
});

test("fills in the defaults of secrets, tiers and strategy items", () => {
  const [dev] = parseEnvironments({
    dev: {
      ...minimal,
      network: { additionalTiers: { data: { cidr: "10.0.192.0/20" } } },
      ssm: { secrets: { key: {} } },
      ecs: { defaultStrategy: [{ capacityProvider: "FARGATE" }] },
    },
  });
  expect(dev?.network.additionalTiers).toEqual({ data: { cidr: "10.0.192.0/20", route: "none" } });
  expect(dev?.ssm.secrets).toEqual({ key: { version: 1, length: 32 } });
  expect(dev?.ecs.defaultStrategy).toEqual([{ capacityProvider: "FARGATE", weight: 1, base: 0 }]);
});

test("fills in the defaults of the load balancer and the build's source", () => {
  const [dev] = parseEnvironments({
    dev: {
      ...minimal,
      alb: {
        ingressCidrs: ["0.0.0.0/0"],
        certificate: { type: "issued", domainName: "example.com", hostedZoneId: "Z0123456789" },
      },
      build: { source: { type: "connection", repositoryUrl: "https://github.com/example/shop" } },
      iam: { connectionArn: "arn:aws:codeconnections:us-east-1:111111111111:connection/x" },
    },
  });
  expect(dev?.alb).toEqual({
    scheme: "internet-facing",
    certificate: {
      type: "issued",
      domainName: "example.com",
      alternativeNames: [],
      hostedZoneId: "Z0123456789",
    },
    plainHttp: false,
    ingressCidrs: ["0.0.0.0/0"],
    tlsPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    idleTimeoutSeconds: 60,
    accessLogRetentionDays: 90,
  });
  expect(dev?.build.source).toEqual({
    type: "connection",
    provider: "GITHUB",
    repositoryUrl: "https://github.com/example/shop",
    version: "main",
  });
});

test("fills in the defaults of services", () => {
  const task = {
    cpu: 256,
    memoryMiB: 512,
    architecture: "X86_64",
    environment: {},
    config: {},
    secrets: {},
    user: "1000:1000",
    readOnlyRootFilesystem: true,
    writablePaths: {},
    stopTimeoutSeconds: 30,
    sidecars: {},
    exec: false,
    statements: [],
    logRetentionDays: 30,
    egress: {},
  };
  const running = {
    ...task,
    desiredCount: 1,
    spotPercent: 0,
    calls: [],
    alarms: { cpuPercent: 90, memoryPercent: 90, serverErrorPercent: 5, latencySeconds: 2 },
  };
  const [dev] = parseEnvironments({
    dev: {
      ...minimal,
      alb: { plainHttp: true, ingressCidrs: ["0.0.0.0/0"] },
      services: {
        web: { kind: "public", port: 8080, route: { priority: 1, paths: ["/*"] } },
        api: { kind: "internal", port: 3000 },
        mailer: { kind: "worker" },
        report: { kind: "scheduled", schedule: "rate(1 day)" },
      },
    },
  });
  expect(dev?.services).toEqual({
    web: {
      ...running,
      kind: "public",
      port: 8080,
      route: { priority: 1, hosts: [], paths: ["/*"] },
      healthCheckPath: "/",
      healthCheckCodes: "200",
      healthCheckGraceSeconds: 60,
      deregistrationDelaySeconds: 30,
    },
    api: { ...running, kind: "internal", port: 3000, protocol: "http", alsoPorts: [] },
    mailer: { ...running, kind: "worker" },
    report: {
      ...task,
      kind: "scheduled",
      schedule: "rate(1 day)",
      timezone: "UTC",
      taskCount: 1,
      enabled: true,
    },
  });
});

test("freezes everything, and leaves what it was given alone", () => {
  const input = { ...minimal, network: { zones: ["a", "b"] } };
  const environments = parseEnvironments({ dev: input });
  expect(unfrozen(environments)).toEqual([]);
  expect(Object.isFrozen(input.network.zones)).toBe(false);
  expect(input).toEqual({ ...minimal, network: { zones: ["a", "b"] } });
});

test("the preset for Fargate is made of endpoints that are known", () => {
  expect(INTERFACE_ENDPOINTS).toEqual(expect.arrayContaining([...FARGATE_ENDPOINTS]));
});

/** The objects in a value that could still be changed. */
function unfrozen(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(unfrozen);
  return Object.isFrozen(value) ? inner : [value, ...inner];
}
