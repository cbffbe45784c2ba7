import { expect, test } from "@jest/globals";
import { secretVariables, secretVariablesOf, takeSecrets } from "../../../tools/process/secrets";

test("values of secrets leave the environment, and who asks for one gets that one alone", () => {
  const env = { TF_VAR_secret_a: "a-canary", TF_VAR_secret_b: "b-canary", TF_VAR_region: "eu" };
  takeSecrets(env);
  expect(env).toEqual({ TF_VAR_region: "eu" });
  expect(secretVariablesOf(["secret_b", "secret_c", "other"])).toEqual({
    TF_VAR_secret_b: "b-canary",
  });
  expect(secretVariables()).toEqual({ TF_VAR_secret_a: "a-canary", TF_VAR_secret_b: "b-canary" });
});
