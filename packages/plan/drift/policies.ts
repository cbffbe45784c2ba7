import { isObject, listOf, numberOf } from "#terraform";
import { samePolicy } from "../attributes/policy-meaning";
import { members, type Unowned } from "./owned";

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

/** To how many roles, users and groups a policy is attached by no attachment of any state. */
export const attachmentCountOfNobody: Unowned = (shown, { values: { arn }, owned }) => {
  const one = ["role", "user", "group"].map((who) => `aws_iam_${who}_policy_attachment`);
  const all = owned.values("aws_iam_policy_attachment").filter(({ policy_arn: of }) => of === arn);
  const ours =
    owned.values(...one).filter(({ policy_arn: of }) => of === arn).length +
    all.flatMap(({ roles, users, groups }) => [roles, users, groups].flatMap(listOf)).length;
  const rest = (numberOf(shown) ?? 0) - ours;
  return rest > 0 ? rest : undefined;
};
