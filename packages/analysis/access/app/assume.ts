import type { Principal } from "../request";

/** The action by which somebody assumes a role. */
export function assumeActionOf(principal: Principal): string {
  if (principal.kind !== "federated") return "sts:AssumeRole";
  return principal.provider.includes(":saml-provider/")
    ? "sts:AssumeRoleWithSAML"
    : "sts:AssumeRoleWithWebIdentity";
}
