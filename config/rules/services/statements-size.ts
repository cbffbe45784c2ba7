import { policyDocument } from "../../../lib/policy";
import { serviceRule } from "./service-rule";

/**
 * AWS takes 10,240 characters for a role's inline policies; what every task role has besides needs
 * up to 2,000 of them:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_CHARACTERS = 8_000;

export const statementsSize = serviceRule([], ({ service: { statements } }) => {
  const { length } = policyDocument(statements.map((rest) => ({ sid: "Statement00", ...rest })));
  if (length <= MOST_CHARACTERS) return [];
  const message =
    `make a policy of ${String(length)} characters: use ${String(MOST_CHARACTERS)} at most ` +
    "(* in a resource stands for many names)";
  return [{ path: ["statements"], message }];
});
