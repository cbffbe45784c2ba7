import type { Guardrail } from "../../guardrail";
import { isSet } from "#terraform";

/** Not every organization has one, so that this only reminds. */
export const rolePermissionsBoundary: Guardrail = {
  id: "role-permissions-boundary",
  title: "In production, a permissions boundary bounds every role",
  checks: [],
  severity: "low",
  types: ["aws_iam_role"],
  remedy: "set permissions_boundary (iam.permissionsBoundaryArn in this project)",
  check: ({ attributes }, { production }) =>
    production && !isSet(attributes["permissions_boundary"])
      ? "has no permissions boundary"
      : undefined,
};
