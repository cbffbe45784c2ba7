import { expect, test } from "@jest/globals";
import { testEnvironment } from "../../test-environment";
import { messageFor } from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake in `iam.ci` and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "another provider",
    { provider: "jenkins" },
    'provider: "jenkins" is not allowed: use github or gitlab',
  ],
  [
    "a repository with its host",
    { repository: "https://github.com/example/shop" },
    'repository: "https://github.com/example/shop" is not valid: use the repository\'s path without a host (for example example/shop)',
  ],
  [
    "any repository of an owner",
    { repository: "example/*" },
    'repository: "example/*" is not valid: use the repository\'s path without a host (for example example/shop)',
  ],
  [
    "any branch",
    { branch: "*" },
    'branch: "*" is not valid: use the name of one branch, without refs/heads/ (for example main)',
  ],
  [
    "an issuer with https",
    { issuer: "https://gitlab.example.com" },
    'issuer: "https://gitlab.example.com" is not valid: use the issuer\'s host and path without https:// (for example gitlab.example.com)',
  ],
  [
    "any audience",
    { audience: "*" },
    'audience: "*" is not valid: use the exact audience of the token, without * and ? (for example sts.amazonaws.com)',
  ],
  [
    "a subject with a wildcard",
    { planSubjects: ["repo:example/shop:*"] },
    'planSubjects[0]: "repo:example/shop:*" is not valid: use the exact subject of the token, without * and ? (for example repo:example/shop:pull_request)',
  ],
  [
    "nobody who deploys",
    { deploySubjects: [] },
    "deploySubjects: [] is too short: name at least one subject that may deploy",
  ],
  [
    "a provider that is made perhaps",
    { createProvider: "yes" },
    'createProvider: "yes" is a string, not a boolean: use true or false',
  ],
];

test.each(MISTAKES)("%s", (_, settings, message) => {
  const ci = { provider: "github", repository: "example/shop", ...settings };
  expect(messageFor({ iam: { ci } })).toBe(`dev.iam.ci.${message}`);
});

test("there are no roles for CI unless they are set", () => {
  expect(testEnvironment().iam.ci).toBeUndefined();
});
