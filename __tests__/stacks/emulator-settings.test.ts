import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { App, TerraformStack } from "cdktf";
import { emulatorBackend } from "../../stacks/emulator-settings";
import { configurationOf } from "#testing";
import { testStacks } from "../fixtures";

const ENDPOINT = "http://127.0.0.1:4566";

/** Every stack, with every kind of resource that the configuration can switch on. */
const stacks = allStacks(
  testStacks({
    emulatorEndpoint: ENDPOINT,
    alb: {
      ingressCidrs: ["0.0.0.0/0"],
      certificate: {
        type: "issued",
        domainName: "app.example.com",
        hostedZoneId: "Z0123456789ABC",
      },
      webAclArn: "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/guard/0123",
    },
    iam: { artifactBucket: "learner-source" },
    build: { source: { type: "s3", key: "source.zip" } },
    services: {
      web: {
        kind: "public",
        port: 8080,
        route: { priority: 10, paths: ["/*"] },
        scaling: { minTasks: 1, maxTasks: 2, cpuPercent: 60 },
      },
      report: { kind: "scheduled", schedule: "cron(0 3 * * ? *)" },
    },
    network: {
      ipv6: true,
      nat: "per-az",
      interfaceEndpoints: "fargate",
      additionalTiers: { data: { cidr: "10.0.192.0/20" } },
    },
    ssm: { config: { level: "info" }, secrets: { token: {} } },
  }),
);
/** The stacks of services too, which belong to the same app. */
function allStacks({ iam }: ReturnType<typeof testStacks>): TerraformStack[] {
  return iam.node.scope?.node.children.filter((child) => TerraformStack.isStack(child)) ?? [];
}

const configurations = stacks.map((stack) => configurationOf(stack));

describe("provider", () => {
  const providers = configurations.map(({ provider }) => provider["aws"]?.[0]);

  test("sends every call of every stack to the emulator, through the profile beside it", () => {
    for (const provider of providers) {
      expect(provider).toMatchObject({ profile: "emulator", shared_config_files: ["aws-config"] });
    }
    for (const stack of stacks) {
      const { outdir } = App.of(stack);
      const file = path.join(outdir, "stacks", stack.node.id, "aws-config");
      expect(readFileSync(file, "utf8")).toBe(`[profile emulator]\nendpoint_url = ${ENDPOINT}\n`);
    }
  });

  test("has credentials that are nobody's, and looks for no others", () => {
    for (const provider of providers) {
      expect(provider).toMatchObject({
        access_key: "emulator",
        secret_key: "emulator",
        s3_use_path_style: true,
        skip_metadata_api_check: "true",
      });
    }
  });
});

describe("backend", () => {
  test("calls the emulator for the state, its lock and who it is", () => {
    expect(emulatorBackend(ENDPOINT)).toEqual({
      accessKey: "emulator",
      secretKey: "emulator",
      endpoints: { iam: ENDPOINT, s3: ENDPOINT, sts: ENDPOINT },
      usePathStyle: true,
      skipMetadataApiCheck: true,
    });
  });

  test("so do all stacks, for their own state and for every state they read", () => {
    const expected = {
      access_key: "emulator",
      secret_key: "emulator",
      endpoints: { iam: ENDPOINT, s3: ENDPOINT, sts: ENDPOINT },
      use_path_style: true,
      skip_metadata_api_check: true,
    };
    const remotes = configurations.flatMap(({ data }) =>
      Object.values(data?.["terraform_remote_state"] ?? {}),
    );
    expect(remotes.length).toBeGreaterThan(0);
    for (const { config } of remotes) expect(config).toMatchObject(expected);
    for (const { terraform } of configurations) {
      expect(terraform["backend"]).toMatchObject({ s3: expected });
    }
  });
});

test("the endpoint of the state is whatever the environment names", () => {
  const other = "http://emulator.test:1";
  expect(new Set(Object.values(emulatorBackend(other).endpoints))).toEqual(new Set([other]));
});
