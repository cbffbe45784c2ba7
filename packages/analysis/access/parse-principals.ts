import { isObject } from "#terraform";
import { AccessError } from "./access-error";
import type { PolicyPrincipal } from "./policy";
import { textsOf } from "./raw-policy";

const TYPES = ["AWS", "Service", "Federated"] as const;
const ACCOUNT = /^\d{12}$/;
const AWS_ARN = /^arn:[\w-]+:(iam::\d{12}:(root$|role\/|user\/)|sts::\d{12}:assumed-role\/)/;

/**
 * Whom a statement is about.
 *
 * @throws AccessError for what is not evaluated: canonical users, ids of deleted identities
 */
export function parsePrincipals(element: unknown): PolicyPrincipal[] {
  if (element === "*") return [{ type: "everyone", text: "*" }];
  if (!isObject(element)) {
    throw new AccessError(`principal ${JSON.stringify(element)}: write "*" or { "AWS": ... }`);
  }
  return Object.entries(element).flatMap(([type, value]) => {
    const known = TYPES.find((one) => one === type);
    if (!known) {
      throw new AccessError(
        `principal type "${type}" is not supported: supported are ${TYPES.join(", ")}`,
      );
    }
    return textsOf(`Principal ${type}`, value).map((text) => parseOne(known, text));
  });
}

function parseOne(type: (typeof TYPES)[number], text: string): PolicyPrincipal {
  // AWS documents { "AWS": "*" } and "*" as equal.
  if (type === "AWS" && text === "*") return { type: "everyone", text };
  if (/[*?]/.test(text)) {
    throw new AccessError(`principal "${text}": AWS takes no wildcard in it, but for "*" in AWS`);
  }
  const isPossible = type !== "AWS" || ACCOUNT.test(text) || AWS_ARN.test(text);
  if (!isPossible && !text.includes("${")) {
    throw new AccessError(
      `principal "${text}" is not supported: supported are an account, and the ARN of a role, ` +
        "a role's session, a user or an account's root",
    );
  }
  return { type, text };
}
