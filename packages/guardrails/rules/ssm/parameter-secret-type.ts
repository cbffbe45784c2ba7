import type { Guardrail } from "../../guardrail";
import { BY_NAME, secrecyOf } from "../../support/plain-secrets";
import { isSecretName } from "../../support/secret-names";
import { isSet, isUnknown, textOf } from "#terraform";

export const parameterSecretType: Guardrail = {
  id: "parameter-secret-type",
  title: "What is secret by its name or look is a SecureString",
  checks: ["CKV2_AWS_34"],
  severity: "high",
  types: ["aws_ssm_parameter"],
  remedy: "make it a SecureString, its value given with value_wo",
  check: ({ attributes: { type, name, value, insecure_value: insecure } }) => {
    if (type === "SecureString") return undefined;
    const text = isSet(value) ? value : insecure;
    const known = textOf(name) ?? "";
    // The type is settled before the value is known.
    const secrecy = isUnknown(text) && isSecretName(known) ? BY_NAME : secrecyOf(known, text);
    return secrecy === undefined
      ? undefined
      : [{ about: secrecy, why: `is plain text, and ${secrecy}` }];
  },
};
