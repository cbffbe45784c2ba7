import { describe, expect, test } from "@jest/globals";
import { loadEnvironments } from "../../config/load-environments";
import { overlaps, parseCidr } from "../../lib/cidr";
import { buildApp } from "../../stacks/build-app";
import { temporaryDirectory } from "#testing";
import { ciEnvironments } from "../../tools/ci/ci-environments";
import { enforceGuardrails } from "../../synthesis/guardrails";
import { testContracts } from "../app/contracts-of";
import { synthesizeApp } from "../app/synthesized-app";
import { main } from "../ci/gitlab";

/**
 * The environments as they are in environments/, whoever wrote them: whatever they set, this holds.
 * No other test asks them (eslint.config.mjs); those ask samples of their own.
 */
const environments = loadEnvironments();
const app = synthesizeApp(environments);

testContracts(app, environments);

test("the guardrails let all of them be synthesized", () => {
  const unwritten = buildApp({ environments, providerLock: "", outdir: temporaryDirectory() });
  expect(() => enforceGuardrails(unwritten, environments)).not.toThrow();
});

describe.each(environments.map(({ name }) => name))("%s", (name) => {
  test("has subnets of its own addresses, none in another", () => {
    const subnets = Object.values(app.stack(`${name}-network`).resource["aws_subnet"] ?? {});
    const blocks = subnets.map(({ cidr_block: block }) => parseCidr(String(block)));
    expect(blocks.length).toBeGreaterThan(1);
    const pairs = blocks.flatMap((one, index) => blocks.slice(index + 1).map((two) => [one, two]));
    for (const [one, two] of pairs) {
      expect(one && two && overlaps(one, two)).toBe(false);
    }
  });
});

test("GitLab has an include for each with iam.ci, in the order of deployment, and for no other", () => {
  const deployed = ciEnvironments(environments, { provider: "gitlab" }).map(({ name }) => name);
  if (deployed.length === 0) return;
  const included = main.include.map(({ inputs }) => inputs.environment);
  expect({ "include of .gitlab-ci.yml": included }).toEqual({
    "include of .gitlab-ci.yml": deployed,
  });
});
