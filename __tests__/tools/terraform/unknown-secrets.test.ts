import { expect, test } from "@jest/globals";
import { testEnvironment } from "../../test-environment";
import { unknownSecretVariables } from "../../../tools/terraform/unknown-secrets";

test("a variable that no secret takes its value from is told of", () => {
  const environment = testEnvironment({ ssm: { secrets: { "app/session-key": {} } } });
  const env = {
    TF_VAR_secret_app_session_key: "known",
    TF_VAR_secret_app_sesion_key: "misspelt",
    TF_VAR_other: "not ours",
  };
  expect(unknownSecretVariables([environment], env)).toEqual(["TF_VAR_secret_app_sesion_key"]);
});
