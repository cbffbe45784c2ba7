import { expect, test } from "@jest/globals";
import { accessTable, arnOf, principalOf, roleOf, rolesOf, testApp } from "#testing";
import { IamStack } from "../../stacks/iam-stack";
import { StateStack } from "../../stacks/state-stack";
import { testEnvironment } from "../test-environment";

const app = testApp();
const account = "111111111111";
const config = `arn:aws:ssm:us-east-1:${account}:parameter/learner/config/log-level`;
const mail = `arn:aws:sqs:us-east-1:${account}:mail`;
const environment = testEnvironment({
  services: {
    mailer: {
      kind: "worker",
      statements: [{ actions: ["sqs:ReceiveMessage"], resources: [mail] }],
    },
  },
});
new StateStack(app, { environment });
new IamStack(app, { environment });

test("containers read their configuration, and cannot write it", () => {
  const role = roleOf(app, "learner-ecs-role");
  expect(role).toAllow("ssm:GetParameter", config);
  expect(role).toDeny("ssm:PutParameter", config);
});

test("secrets are decrypted for Parameter Store only", () => {
  const role = roleOf(app, "learner-ecs-task-exc-role");
  const key = arnOf(app, "test-iam", "aws_kms_key");
  const via = (service: string) => ({ "kms:ViaService": `${service}.us-east-1.amazonaws.com` });
  expect(role).toAllow("kms:Decrypt", key, via("ssm"));
  expect(role).toDeny("kms:Decrypt", key, via("s3"));
  expect(role).toDeny("kms:Decrypt", key, { "kms:ViaService": undefined });
});

test("no container ever reads a secret", () => {
  const secrets = `arn:aws:ssm:us-east-1:${account}:parameter/learner/secrets/*`;
  for (const name of ["learner-ecs-role", "learner-mailer-task-role"]) {
    expect(roleOf(app, name)).toNeverAllow("ssm:*", secrets);
  }
});

test("ECS assumes the role for this account only", () => {
  const role = roleOf(app, "learner-ecs-role");
  const source = (id: string) => ({
    "aws:SourceAccount": id,
    "aws:SourceArn": `arn:aws:ecs:us-east-1:${id}:task/learner/1`,
  });
  expect(role).toBeAssumableBy("ecs-tasks.amazonaws.com", source(account));
  expect(role).not.toBeAssumableBy("ecs-tasks.amazonaws.com", source("999999999999"));
  expect(role).not.toBeAssumableBy("lambda.amazonaws.com", source(account));
});

test("nobody reads a state without TLS", () => {
  const state = `${arnOf(app, "test-state", "aws_s3_bucket")}/vpc-to-ecs/test/iam.tfstate`;
  const anybody = principalOf(app, account);
  expect(anybody).toAllow("s3:GetObject", state, { "aws:SecureTransport": "true" });
  expect(anybody).toDeny("s3:GetObject", state, { "aws:SecureTransport": "false" });
});

test("what every role may do is reviewed", () => {
  for (const role of rolesOf(app)) expect(accessTable(role)).toMatchSnapshot(role.name);
});

test("a managed policy is evaluated once its document is given", () => {
  const knownPolicies = {
    "arn:aws:iam::111111111111:policy/boundary": {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "ssm:*", Resource: "*" },
    },
  };
  const role = roleOf(app, "learner-ecs-role", { knownPolicies });
  expect(role).toAllow("ssm:GetParameter", config);
});
