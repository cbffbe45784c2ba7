import { describe, expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../config/schema/environment";
import { SsmStack } from "../../stacks/ssm-stack";
import { configurationOf, resourcesOf, testApp } from "#testing";
import { testEnvironment } from "../test-environment";
import { plainIam } from "../plain-iam";
import { wholeOf } from "./whole";

const ssmStack = (input: Partial<EnvironmentInput> = {}) =>
  new SsmStack(testApp(), { environment: testEnvironment(input), iam: plainIam });

const stack = ssmStack({
  ssm: {
    config: { "app/log-level": "info" },
    secrets: { "app/session-key": { description: "Signs sessions", version: 3, length: 48 } },
  },
});

const parameter = (name: string) =>
  resourcesOf(stack, "aws_ssm_parameter").find(({ attributes }) => attributes["name"] === name)
    ?.attributes;

describe("image parameter", () => {
  test("has the published name, type, value and description", () => {
    expect(stack).toHaveResource("aws_ssm_parameter", {
      name: "/learner/imagearn/value",
      type: "String",
      value: "1",
      description: "Image ARN",
      tags: { Name: "/learner/imagearn/value" },
    });
  });

  test("keeps what is written to it from outside", () => {
    expect(parameter("/learner/imagearn/value")).toMatchObject({
      lifecycle: { ignore_changes: ["value"] },
    });
  });

  test("name, placeholder and description can be replaced", () => {
    const renamed = ssmStack({
      names: { imageParameter: "/images/web" },
      ssm: { imagePlaceholder: "none", imageDescription: "Image of web" },
    });
    expect(renamed).toHaveResource("aws_ssm_parameter", {
      name: "/images/web",
      value: "none",
      description: "Image of web",
    });
  });
});

test("configuration values stand under the environment's path, in clear", () => {
  expect(parameter("/learner/config/app/log-level")).toMatchObject({
    type: "String",
    value: "info",
  });
});

describe("secrets", () => {
  const secret = parameter("/learner/secrets/app/session-key");

  test("are encrypted with the environment's key", () => {
    expect(secret).toMatchObject({
      type: "SecureString",
      key_id: "arn:aws:kms:us-east-1:111111111111:key/environment",
      description: "Signs sessions",
    });
  });

  test("take their value through the write-only attribute, and never by another", () => {
    expect(secret).toMatchObject({
      value_wo:
        "${coalesce(var.secret_app_session_key, ephemeral.aws_secretsmanager_random_password.secret_app_session_key.random_password)}",
      value_wo_version: 3,
    });
    expect(Object.keys(secret ?? {})).not.toContain("value");
    expect(Object.keys(secret ?? {})).not.toContain("insecure_value");
  });

  test("come from an ephemeral variable or an ephemeral random password", () => {
    const { variable, ephemeral } = configurationOf(stack);
    expect(variable?.["secret_app_session_key"]).toMatchObject({
      ephemeral: true,
      sensitive: true,
      default: "",
    });
    expect(ephemeral?.["aws_secretsmanager_random_password"]).toEqual({
      secret_app_session_key: { exclude_punctuation: true, password_length: 48 },
    });
  });

  test("are no outputs", () => {
    expect(JSON.stringify(configurationOf(stack).output)).not.toContain("value_wo");
  });
});

test("publishes names and ARNs by key", () => {
  expect(stack).toHaveOutput("configParameterNames", {
    "app/log-level": expect.stringContaining("aws_ssm_parameter."),
  });
  expect(stack).toHaveOutput("secretParameterArns", {
    "app/session-key": expect.stringMatching(/\.arn\}$/),
  });
  expect(Object.keys(configurationOf(stack).output ?? {})).toEqual([
    "configParameterArns",
    "configParameterNames",
    "imageParameterArn",
    "imageParameterName",
    "secretParameterArns",
    "secretParameterNames",
    "serviceImageParameterNames",
  ]);
});

test("matches its snapshot", () => {
  expect(wholeOf(stack)).toMatchSnapshot();
});
