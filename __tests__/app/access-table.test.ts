import { describe, expect, test } from "@jest/globals";
import { IamStack } from "../../stacks/iam-stack";
import { accessTable, rolesOf, testApp } from "#testing";
import { everything } from "../everything";
import { sampleEnvironment } from "../samples";

/**
 * What every role may do, as a text to review: a change of access is a change of these tables, and a
 * change of code that leaves access alone changes none. All roles are in `iam` (access-proofs.ts).
 */
const samples = ["dev", "prod"].map(sampleEnvironment);

describe.each([
  ...samples.map((environment) => [environment.name, environment] as const),
  ["everything", everything] as const,
])("%s", (_, environment) => {
  const app = testApp();
  new IamStack(app, { environment });
  const roles = rolesOf(app);

  test("has roles", () => {
    expect(roles.length).toBeGreaterThan(3);
  });

  test.each(roles.map((role) => [role.name, role] as const))("%s", (__, role) => {
    expect(accessTable(role)).toMatchSnapshot();
  });
});
