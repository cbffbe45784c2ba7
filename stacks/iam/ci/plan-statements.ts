import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext, CiPolicies } from "./context";
import { ciReadPolicies } from "./read-statements";
import { ciStateStatements } from "./state-statements";

/**
 * What a plan needs: reading, and the lock. A pull request runs code that nobody has reviewed yet, so
 * what must stay secret is denied, whatever else is attached to the role one day.
 */
export function ciPlanPolicies(context: CiContext): CiPolicies {
  const { arns, environment, kmsKeyArn } = context;
  const secrets = Object.keys(environment.ssm.secrets);
  return {
    ...ciReadPolicies(context),
    state: [
      ...ciStateStatements(context, { write: false }),
      ...(secrets.length > 0 ? [ciRandomPassword()] : []),
      {
        sid: "NoSecrets",
        effect: "Deny",
        actions: ["ssm:GetParameter*"],
        resources: [arns.secretParameters],
      },
      { sid: "NoDecryption", effect: "Deny", actions: ["kms:Decrypt"], resources: [kmsKeyArn] },
    ],
  };
}

/** The ephemeral resource that stands in for a secret's value asks for one at every plan. */
export function ciRandomPassword(): PolicyStatement {
  return {
    sid: "RandomPassword",
    actions: ["secretsmanager:GetRandomPassword"],
    // It makes a text, and knows no resource.
    resources: ["*"],
  };
}
