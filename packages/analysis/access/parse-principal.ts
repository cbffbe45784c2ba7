import { AccessError } from "./access-error";
import type { Principal } from "./request";

const IAM_ARN = /^arn:[\w-]+:iam::(\d{12}):(root$|role\/|user\/|oidc-provider\/|saml-provider\/)/;
const SERVICE = /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/;

/**
 * Who a text names: the ARN of a role, a user, an account's root or an identity provider, the 12
 * digits of an account, or a service (`ecs-tasks.amazonaws.com`).
 *
 * @throws AccessError if it is nothing of that
 */
export function parsePrincipal(text: string): Principal {
  if (/^\d{12}$/.test(text)) {
    return { kind: "account", arn: `arn:aws:iam::${text}:root`, account: text };
  }
  if (SERVICE.test(text)) return { kind: "service", name: text };
  const [, account, type] = IAM_ARN.exec(text) ?? [];
  if (account === undefined || type === undefined) {
    throw new AccessError(
      `principal "${text}": give a service (ecs-tasks.amazonaws.com), an account (12 digits), or ` +
        "the ARN of a role, a user, an account's root or an identity provider",
    );
  }
  if (type === "root") return { kind: "account", arn: text, account };
  if (type === "role/" || type === "user/") {
    return { kind: type === "role/" ? "role" : "user", arn: text, account };
  }
  return { kind: "federated", provider: text };
}

export const nameOf = (principal: Principal): string =>
  principal.kind === "service"
    ? principal.name
    : principal.kind === "federated"
      ? principal.provider
      : principal.arn;
