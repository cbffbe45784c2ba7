import { afterEach, expect, test } from "@jest/globals";
import { secretVariables, secretVariablesOf } from "../../../tools/process/secrets";

afterEach(() => {
  globalThis.secretVariables = undefined;
});

test("who asks for a secret gets that one alone", () => {
  globalThis.secretVariables = [
    ["TF_VAR_secret_a", "a-canary"],
    ["TF_VAR_secret_b", "b-canary"],
  ];
  expect(secretVariablesOf(["secret_b", "secret_c", "other"])).toEqual({
    TF_VAR_secret_b: "b-canary",
  });
  expect(secretVariables()).toEqual({ TF_VAR_secret_a: "a-canary", TF_VAR_secret_b: "b-canary" });
});

test("without any there are none", () => {
  expect(secretVariablesOf(["secret_a"])).toEqual({});
});
