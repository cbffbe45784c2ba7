import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { secretVariable } from "../../lib/secret-variable";

test.each([
  ["app/session-key", "secret_app_session_key"],
  ["Db.Password_1", "secret_Db_Password_1"],
])("%s is carried by %s", (name, variable) => {
  expect(secretVariable(name)).toBe(variable);
});

test("is a name that Terraform and every shell accept", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z0-9_./-]+$/), (name) => {
      expect(secretVariable(name)).toMatch(/^secret_\w+$/);
    }),
  );
});
