import { describe, expect, test } from "@jest/globals";
import { partitionOf } from "../../config/regions";
import { makeArns } from "../../lib/arns";
import { makeNames } from "../../lib/names";
import { parsePolicy } from "#testing";
import { sampleEnvironments } from "../samples";
import { wholeApp } from "./synthesized-app";

/**
 * Every ARN that a role's policy names must be one of a resource that some stack creates, so that
 * names and policies cannot drift apart.
 */
const app = wholeApp();

/** ARNs of things that are not created by the stacks there are, each with the reason. */
const EXTERNAL: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  { pattern: /^arn:aws:ecr:[^:]*:\d+:repository\/.+\/\*$/, reason: "made with the first image" },
  { pattern: /:log-group:\/[\w-]+\/codebuild\/\*:\*$/, reason: "made with each build project" },
  { pattern: /:log-group:\/[\w-]+\/service\/\*:\*$/, reason: "made with each service" },
  { pattern: /:service\/[\w-]+-cluster\/\*$/, reason: "made with each service's first image" },
  { pattern: /:task\/[\w-]+\/\*$/, reason: "made with each task that runs" },
  { pattern: /^arn:aws:s3:::learner-source(\/\*)?$/, reason: "the configured bucket of sources" },
  { pattern: /^arn:aws:sqs:[^:]*:\d+:learner-mail$/, reason: "what a service says it uses" },
];

/** A policy's ARN pattern as a regular expression over ARNs. */
const covers = (pattern: string, arn: string) =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  ).test(arn);

describe.each(sampleEnvironments().map((environment) => [environment.name, environment] as const))(
  "%s",
  (name, environment) => {
    const names = makeNames(environment);
    const { region, accountId } = environment;
    const partition = partitionOf(region);
    const arns = makeArns({ partition, region, accountId }, names);
    const resources = app.ids
      .filter((id) => id.startsWith(`${name}-`))
      .flatMap((id) => Object.entries(app.stack(id).resource))
      .flatMap(([type, byName]) =>
        Object.values(byName).map((attributes) => ({ type, attributes })),
      );
    const created = resources.flatMap(({ type, attributes }) => {
      const arn = (service: string, resource: string) =>
        `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
      const resourceName = String(attributes["name"]);
      switch (type) {
        case "aws_ssm_parameter":
          return [arn("ssm", `parameter${resourceName}`)];
        case "aws_cloudwatch_log_group":
          return [
            arn("logs", `log-group:${resourceName}`),
            arn("logs", `log-group:${resourceName}:log-stream:any`),
          ];
        case "aws_ecs_task_definition":
          return [arn("ecs", `task-definition/${String(attributes["family"])}:1`)];
        default:
          return [];
      }
    });
    const policies = resources.filter(({ type }) => type === "aws_iam_role_policy");
    const named = policies
      .flatMap(({ attributes }) => parsePolicy(String(attributes["policy"])))
      .flatMap(({ resources: patterns }) => patterns)
      .filter((pattern) => pattern.startsWith("arn:"));

    test("its policies name something", () => {
      expect(named.length).toBeGreaterThan(8);
    });

    test.each([...new Set(named)])("%s is created by a stack, or listed as external", (pattern) => {
      const isExternal = EXTERNAL.some((external) => external.pattern.test(pattern));
      // A path or a whole kind may be granted before its first parameter is configured.
      const isGrantedPath = [
        arns.configPath,
        arns.configParameters,
        arns.secretParameters,
        arns.serviceImageParameters,
      ].includes(pattern);
      const isCreated = created.some((arn) => covers(pattern, arn));
      expect(isCreated || isExternal || isGrantedPath).toBe(true);
    });
  },
);
