import type { Guardrail } from "../../guardrail";
import { listOf, textOf } from "#terraform";

/** AWS's own policies that grant a whole service, or all of them. */
const BROAD =
  /:aws:policy\/(.*\/)?[^/]*(FullAccess|Admin(istrator)?(Access)?|PowerUser(Access)?)(-\w+|V\d+)?$/;

export const managedPolicyBroad: Guardrail = {
  id: "managed-policy-broad",
  title: "No identity has one of AWS's broad policies",
  checks: ["CKV_AWS_274", "CKV2_AWS_56"],
  severity: "critical",
  types: [
    "aws_iam_role",
    "aws_iam_role_policy_attachment",
    "aws_iam_role_policy_attachments_exclusive",
    "aws_iam_user_policy_attachment",
    "aws_iam_group_policy_attachment",
    "aws_iam_policy_attachment",
  ],
  remedy: "grant the actions and resources that are needed in a policy of your own",
  check: ({ attributes }) =>
    [
      attributes["policy_arn"],
      ...listOf(attributes["managed_policy_arns"]),
      ...listOf(attributes["policy_arns"]),
    ]
      .map(textOf)
      .filter((arn) => arn !== undefined && BROAD.test(arn))
      .map((arn) => ({ about: String(arn), why: `has ${String(arn)}` })),
};
