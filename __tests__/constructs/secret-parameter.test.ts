import { describe, expect, test } from "@jest/globals";
import { SecretParameter, type SecretParameterProps } from "../../constructs/secret-parameter";
import { configurationOf, resourcesOf } from "#testing";
import { awsStack, build, only, reference, resolved } from "./support";

const PROPS = {
  name: "/shop/secrets/token",
  description: "Token of the shop",
  kmsKeyArn: "arn:key",
  variable: "secret_token",
  version: 1,
  length: 32,
} satisfies SecretParameterProps;

const secret = (props: Partial<SecretParameterProps> = {}) =>
  build((scope) => new SecretParameter(scope, "token", { ...PROPS, ...props }));

const { stack, made } = secret();

test("is a SecureString of the given key whose value is write-only, and nothing besides", () => {
  expect(only(stack, "aws_ssm_parameter").attributes).toEqual({
    name: "/shop/secrets/token",
    description: "Token of the shop",
    type: "SecureString",
    key_id: "arn:key",
    value_wo:
      "${coalesce(var.secret_token, ephemeral.aws_secretsmanager_random_password.secret_token.random_password)}",
    value_wo_version: 1,
    tags: { Name: "/shop/secrets/token" },
    lifecycle: { prevent_destroy: false },
  });
});

test("its variable is named for a person, and is neither stored nor shown", () => {
  expect(configurationOf(stack).variable).toEqual({
    secret_token: {
      type: "string",
      description: "Value of /shop/secrets/token; a random one where it is not set",
      default: "",
      sensitive: true,
      ephemeral: true,
    },
  });
});

test("the random value is no resource, whose value would be in the state", () => {
  expect(resourcesOf(stack).map(({ type }) => type)).toEqual(["aws_ssm_parameter"]);
  expect(configurationOf(stack).data).toBeUndefined();
});

test("a higher version and another length reach AWS", () => {
  const { stack: changed } = secret({ version: 7, length: 64 });
  expect(changed).toHaveResource("aws_ssm_parameter", { value_wo_version: 7 });
  expect(configurationOf(changed).ephemeral).toEqual({
    aws_secretsmanager_random_password: {
      secret_token: { password_length: 64, exclude_punctuation: true },
    },
  });
});

test("is protected from destruction where it is asked to be", () => {
  expect(secret({ preventDestroy: true }).stack).toHaveResource("aws_ssm_parameter", {
    lifecycle: { prevent_destroy: true },
  });
});

test("who uses its name or its ARN waits for it", () => {
  expect(resolved(stack, made.name)).toBe(reference(stack, "aws_ssm_parameter", "name"));
  expect(resolved(stack, made.arn)).toBe(reference(stack, "aws_ssm_parameter", "arn"));
});

describe("two in one stack", () => {
  const two = awsStack();
  new SecretParameter(two, "token", PROPS);
  new SecretParameter(two, "password", {
    ...PROPS,
    name: "/shop/secrets/password",
    variable: "secret_password",
    length: 48,
  });
  const { variable, ephemeral } = configurationOf(two);

  test("each has a variable and a random value of its own", () => {
    expect(Object.keys(variable ?? {}).toSorted()).toEqual(["secret_password", "secret_token"]);
    expect(ephemeral).toEqual({
      aws_secretsmanager_random_password: {
        secret_token: { password_length: 32, exclude_punctuation: true },
        secret_password: { password_length: 48, exclude_punctuation: true },
      },
    });
  });

  test("each takes its value from its own", () => {
    for (const name of ["token", "password"]) {
      expect(two).toHaveResource("aws_ssm_parameter", {
        name: `/shop/secrets/${name}`,
        value_wo: `\${coalesce(var.secret_${name}, ephemeral.aws_secretsmanager_random_password.secret_${name}.random_password)}`,
      });
    }
  });
});
