import { expect, test } from "@jest/globals";
import { checkGuardrails } from "../check";
import { GUARDRAILS } from "../registry";
import { STANDING_EXCEPTIONS } from "../standing-exceptions";
import { appOf, type Resources } from "./fixtures";

const RULES = GUARDRAILS.filter(({ id }) => STANDING_EXCEPTIONS.some(({ rule }) => rule === id));

/** What rules with standing exceptions find. */
const found = (resources: Resources) =>
  checkGuardrails(appOf(resources), { rules: RULES }).map(({ rule }) => rule);

const bucket = (name: string) => ({ b: { bucket: name } });
const versioned = {
  v: { bucket: "states", versioning_configuration: { status: "Enabled" } },
};
const encrypted = {
  e: {
    bucket: "states",
    rule: { apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms" } },
  },
};
const project = (buildspec: string) => ({
  aws_codebuild_project: {
    p: { environment: { privileged_mode: true }, source: [{ buildspec }] },
  },
});

test("a bucket that receives a load balancer's logs needs no key, no versions, no log of its own", () => {
  const lb = { access_logs: [{ bucket: "logs", enabled: true }] };
  const other = { access_logs: { bucket: "elsewhere", enabled: true } };
  expect(found({ aws_s3_bucket: bucket("logs"), aws_lb: { other, lb } })).toEqual([]);
});

test("a bucket that receives another's logs needs no versions and no log of its own", () => {
  const logging = (target_bucket: string) => ({ bucket: "x", target_bucket });
  const all = { a: logging("elsewhere"), b: logging("logs") };
  expect(found({ aws_s3_bucket: bucket("logs"), aws_s3_bucket_logging: all })).toEqual([
    "bucket-customer-key",
  ]);
});

test("any other bucket needs all of it", () => {
  expect(found({ aws_s3_bucket: bucket("shop") }).toSorted()).toEqual([
    "bucket-access-logging",
    "bucket-customer-key",
    "bucket-versioning",
  ]);
});

test("a bucket with states needs no log", () => {
  const resources = {
    aws_s3_bucket: bucket("states"),
    aws_s3_bucket_versioning: versioned,
    aws_s3_bucket_server_side_encryption_configuration: encrypted,
  };
  expect(found(resources)).toEqual([]);
});

test("only a build that makes images may be privileged", () => {
  expect(found(project("phases:\n  - docker build ."))).toEqual([]);
  expect(found(project("npm test"))).toEqual(["build-not-privileged"]);
});

test("a load balancer reaches tasks by HTTP, and no instances", () => {
  const group = (target_type: string) => ({
    aws_lb_target_group: { t: { protocol: "HTTP", target_type } },
  });
  expect(found(group("ip"))).toEqual([]);
  expect(found(group("instance"))).toEqual(["target-group-encrypted"]);
});

test("an exception that a build does not need any more is found", () => {
  const resources = project("docker build .");
  Object.assign(resources.aws_codebuild_project.p.environment, { privileged_mode: false });
  expect(found(resources)).toEqual(["exception-unused"]);
});
