import { isObject } from "#terraform";
import { samePolicy } from "../attributes/policy-meaning";
import { members } from "./owned";

/** Policies in a role that are no `aws_iam_role_policy` of any state, or say something else. */
export const inlinePoliciesOfNobody = members(
  (inline, { values, owned }) =>
    isObject(inline) &&
    owned
      .values("aws_iam_role_policy")
      .filter((one) => one["role"] === values["name"] && one["name"] === inline["name"])
      .some((one) => samePolicy(one["policy"], inline["policy"])),
);

/** Policies attached to a role that are no attachment of any state. */
export const attachmentsOfNobody = members((arn, { values: { name }, owned }) =>
  owned
    .values("aws_iam_role_policy_attachment", "aws_iam_policy_attachment")
    .filter((one) => one["policy_arn"] === arn)
    .some(({ role, roles }) => role === name || (Array.isArray(roles) && roles.includes(name))),
);
