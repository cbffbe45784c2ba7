import { describe, expect, test } from "@jest/globals";
import { checkGuardrails } from "../check";
import { GUARDRAILS } from "../registry";
import { appOf, policy, type Resources } from "./fixtures";

const EVERYONE = { Effect: "Allow", Principal: "*", Resource: "*" };
const ANY = { Sid: "Any", Effect: "Allow", Resource: "*" };

const environment = (...variables: string[]) => ({
  container_definitions: JSON.stringify([
    { name: "app", environment: variables.map((name) => ({ name, value: "x" })) },
  ]),
});
const containers = (...names: string[]) => ({
  container_definitions: JSON.stringify(names.map((name) => ({ name, privileged: true }))),
});
const open = (...ports: number[]) => ({
  ingress: ports.map((port) => ({
    protocol: "tcp",
    from_port: port,
    to_port: port,
    cidr_blocks: ["0.0.0.0/0"],
  })),
});
const may = (...actions: string[]) => ({ policy: policy({ ...ANY, Action: actions }) });
const anyone = (...actions: string[]) => ({ policy: policy({ ...EVERYONE, Action: actions }) });
const trusts = (...principals: object[]) => ({
  assume_role_policy: policy(
    ...principals.map((Principal) => ({ Effect: "Allow", Action: "sts:AssumeRole", Principal })),
  ),
});
const one = (type: string, attributes: object): Resources => ({ [type]: { r: { ...attributes } } });

/** By rule: a resource as it was looked at, and as it is with one thing more. */
const GROWN: Readonly<Record<string, readonly [type: string, before: object, after: object]>> = {
  "container-secrets": [
    "aws_ecs_task_definition",
    environment("TOKEN"),
    environment("TOKEN", "DB_PASSWORD"),
  ],
  "container-not-privileged": [
    "aws_ecs_task_definition",
    containers("app"),
    containers("app", "agent"),
  ],
  "build-credentials": [
    "aws_codebuild_project",
    { environment: { environment_variable: [{ name: "TOKEN", value: "x" }] } },
    { environment: { environment_variable: [{ name: "TOKEN", value: "AKIAIOSFODNN7EXAMPLE" }] } },
  ],
  "build-source-credentials": [
    "aws_codebuild_project",
    { source: { location: "https://u@example.com/a" } },
    {
      source: { location: "https://u@example.com/a" },
      secondary_sources: [{ location: "https://u@example.com/b", source_identifier: "b" }],
    },
  ],
  "security-group-open-to-world": ["aws_security_group", open(22), open(22, 3389)],
  "security-group-descriptions": ["aws_security_group", open(22), open(22, 22)],
  "default-security-group-empty": ["aws_default_security_group", open(22), open(22, 3389)],
  "default-network-acl-locked": [
    "aws_default_network_acl",
    { ingress: [{ action: "allow", rule_no: 100 }] },
    {
      ingress: [
        { action: "allow", rule_no: 100 },
        { action: "allow", rule_no: 200 },
      ],
    },
  ],
  "policy-data-exfiltration": [
    "aws_iam_policy",
    may("s3:GetObject"),
    may("s3:GetObject", "ssm:GetParameter"),
  ],
  "policy-resource-star": [
    "aws_iam_policy",
    may("s3:GetObject"),
    may("s3:GetObject", "kms:Decrypt"),
  ],
  "policy-unconstrained-write": [
    "aws_iam_policy",
    may("s3:PutObject"),
    may("s3:PutObject", "sqs:SendMessage"),
  ],
  "policy-wildcard-actions": ["aws_iam_policy", may("s3:*"), may("s3:*", "sqs:*")],
  "policy-privilege-escalation": [
    "aws_iam_policy",
    may("iam:PassRole", "ecs:RunTask"),
    may("iam:PassRole", "ecs:RunTask", "lambda:CreateFunction"),
  ],
  "resource-policy-everyone": [
    "aws_sns_topic_policy",
    anyone("sns:Subscribe"),
    anyone("sns:Subscribe", "sns:Publish"),
  ],
  "key-policy-everyone": [
    "aws_kms_key",
    anyone("kms:Encrypt"),
    anyone("kms:Encrypt", "kms:Decrypt"),
  ],
  "role-trust-conditions": [
    "aws_iam_role",
    trusts({ Service: ["scheduler.amazonaws.com"] }),
    trusts({ Service: ["scheduler.amazonaws.com", "events.amazonaws.com"] }),
  ],
  "role-trusts-everyone": [
    "aws_iam_role",
    trusts({ AWS: "*" }),
    trusts({ AWS: "*" }, { AWS: "*" }),
  ],
  "listener-tls-version": [
    "aws_lb_listener",
    { protocol: "HTTPS", ssl_policy: "ELBSecurityPolicy-TLS-1-1-2017-01" },
    { protocol: "HTTPS", ssl_policy: "ELBSecurityPolicy-2016-08" },
  ],
  "platform-latest": [
    "aws_ecs_service",
    { platform_version: "1.4.0" },
    { platform_version: "1.3.0" },
  ],
};

function check(id: string, resources: Resources, abouts: readonly (string | undefined)[]) {
  return checkGuardrails(appOf(resources), {
    rules: GUARDRAILS.filter((rule) => rule.id === id),
    standingExceptions: [],
    partial: true,
    exceptions: abouts.map((about) => ({
      rule: id,
      resource: "test/r",
      reason: "It has always been like that.",
      owner: "nobody",
      ...(about === undefined ? {} : { about }),
    })),
  });
}

describe("an exception covers what was looked at, and nothing more", () => {
  test.each(Object.entries(GROWN))("%s", (id, [type, before, after]) => {
    const abouts = check(id, one(type, before), []).map(({ about }) => about);
    expect(abouts).not.toEqual([]);
    expect(check(id, one(type, before), abouts)).toEqual([]);
    expect(check(id, one(type, after), abouts)).not.toEqual([]);
    // To name the resource alone is not enough either.
    expect(check(id, one(type, before), [undefined])).toHaveLength(abouts.length);
  });
});

test("two things that a rule calls the same need two exceptions", () => {
  const found = check("security-group-open-to-world", one("aws_security_group", open(22, 22)), []);
  expect(found.map(({ about }) => about)).toEqual([
    "tcp port 22 from 0.0.0.0/0",
    "tcp port 22 from 0.0.0.0/0 #2",
  ]);
});

test("an exception that names no thing, or another, says what there is to name", () => {
  const rules = GUARDRAILS.filter(({ id }) => id === "container-secrets");
  const base = { rule: "container-secrets", resource: "test/r", reason: "r", owner: "o" };
  const app = appOf(one("aws_ecs_task_definition", environment("TOKEN")));
  const exceptions = [base, { ...base, about: "app/API_KEY" }];
  const unused = checkGuardrails(app, { rules, standingExceptions: [], exceptions })
    .filter(({ rule }) => rule === "exception-unused")
    .map(({ why }) => why);
  expect(unused).toEqual([
    "is an exception to container-secrets that nothing needs: what is found is about app/TOKEN",
    "is an exception to container-secrets about app/API_KEY that nothing needs: what is found is about app/TOKEN",
  ]);
});
