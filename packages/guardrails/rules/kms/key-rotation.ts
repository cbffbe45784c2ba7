import type { Guardrail } from "../../guardrail";
import { isOff, isSet } from "#terraform";

export const keyRotation: Guardrail = {
  id: "key-rotation",
  title: "Keys are rotated",
  checks: ["CKV_AWS_7", "KMS.4"],
  severity: "high",
  types: ["aws_kms_key"],
  remedy: "set enable_key_rotation to true",
  check: ({ attributes }) => {
    const spec = attributes["customer_master_key_spec"];
    // Only symmetric keys that AWS made can rotate.
    const rotates = !isSet(spec) || spec === "SYMMETRIC_DEFAULT";
    return rotates && isOff(attributes["enable_key_rotation"]) ? "is never rotated" : undefined;
  },
};
