import { describe, expect, test } from "@jest/globals";
import { configurationOf } from "#testing";
import { testStacks } from "../fixtures";

const stacks = testStacks();

describe("backend", () => {
  const backendOf = (stack: keyof typeof stacks) =>
    (configurationOf(stacks[stack]).terraform["backend"] as { s3: object }).s3;

  test("keeps the state in S3: encrypted, locked, in the one account", () => {
    expect(backendOf("network")).toEqual({
      bucket: "learner-state-111111111111-us-east-1",
      key: "vpc-to-ecs/test/network.tfstate",
      region: "us-east-1",
      allowed_account_ids: ["111111111111"],
      encrypt: true,
      kms_key_id: "arn:aws:kms:us-east-1:111111111111:alias/learner-state",
      use_lockfile: true,
    });
  });

  test("only the stack that makes the state's key does without it", () => {
    for (const name of ["iam", "network", "ssm", "ecs"] as const) {
      expect(backendOf(name)).toHaveProperty("kms_key_id");
    }
    expect(backendOf("state")).not.toHaveProperty("kms_key_id");
    expect(backendOf("state")).toMatchObject({ encrypt: true, use_lockfile: true });
  });
});

describe("provider", () => {
  const providerOf = (environment = stacks) =>
    configurationOf(environment.ssm).provider["aws"]?.[0];

  test("touches one account only", () => {
    expect(providerOf()).toMatchObject({
      region: "us-east-1",
      allowed_account_ids: ["111111111111"],
    });
  });

  test("tags everything", () => {
    expect(providerOf()?.["default_tags"]).toEqual([
      {
        tags: {
          TeamName: "awslearner",
          Environment: "test",
          Project: "vpc-to-ecs",
          Stack: "ssm",
          ManagedBy: "cdktf",
        },
      },
    ]);
    const tagged = testStacks({
      project: "shop",
      tags: { teamName: "team", environment: "dev", additional: { CostCenter: "42" } },
    });
    expect(providerOf(tagged)?.["default_tags"]).toEqual([
      {
        tags: expect.objectContaining({
          TeamName: "team",
          Environment: "dev",
          Project: "shop",
          CostCenter: "42",
        }),
      },
    ]);
  });

  test("is AWS itself, unless the environment names an emulator", () => {
    expect(JSON.stringify(configurationOf(stacks.ecs))).not.toMatch(/endpoints|access_key/);
    const emulatorEndpoint = "http://127.0.0.1:4566";
    const emulated = testStacks({ emulatorEndpoint });
    const { provider, terraform, data } = configurationOf(emulated.ecs);
    expect(provider["aws"]?.[0]).toMatchObject({
      s3_use_path_style: true,
      access_key: "emulator",
      profile: "emulator",
    });
    const location = { use_path_style: true, endpoints: { s3: emulatorEndpoint } };
    expect(terraform["backend"]).toMatchObject({ s3: location });
    expect(data?.["terraform_remote_state"]?.["iam"]?.["config"]).toMatchObject(location);
  });
});

test("Terraform is new enough for native locks and write-only attributes", () => {
  expect(configurationOf(stacks.iam).terraform["required_version"]).toBe(">= 1.11.0");
});
