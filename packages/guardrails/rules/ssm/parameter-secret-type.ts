import type { Guardrail } from "../../guardrail";
import { isSecretName, isSecretValue } from "../../support/secret-names";
import { textOf } from "#terraform";

export const parameterSecretType: Guardrail = {
  id: "parameter-secret-type",
  title: "What is secret by its name or look is a SecureString",
  checks: ["CKV2_AWS_34"],
  severity: "high",
  types: ["aws_ssm_parameter"],
  remedy: "make it a SecureString, its value given with value_wo",
  check: ({ attributes: { type, name, value, insecure_value: insecure } }) => {
    if (type === "SecureString") return undefined;
    if (isSecretName(textOf(name) ?? ""))
      return "is plain text, and its name says that it is secret";
    const secret = [value, insecure].some((text) => isSecretValue(textOf(text) ?? ""));
    return secret ? "is plain text, and looks like a credential" : undefined;
  },
};
