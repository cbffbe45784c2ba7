import { ciIssuer } from "../../../ci";
import { inSameWorld, ruleAcross } from "../../across/rule-across";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html */
export const ciProvidersDistinct = ruleAcross(
  ["iam", "accountId", "emulatorEndpoint"],
  (earlier, later) => {
    if (earlier.accountId !== later.accountId || !inSameWorld(earlier, later)) return [];
    const [first, second] = [earlier.iam.ci, later.iam.ci];
    if (!first?.createProvider || !second?.createProvider) return [];
    const issuer = ciIssuer(second);
    if (ciIssuer(first) !== issuer) return [];
    const message =
      `makes the identity provider of ${issuer}, which ${earlier.name} makes in the same account: ` +
      "use false in one of them (an account has one for each issuer)";
    return [{ path: [later.name, "iam", "ci", "createProvider"], value: true, message }];
  },
);
