import type { PolicyPrincipal } from "./policy";
import type { Principal } from "./request";
import { nameOf } from "./parse-principal";
import { no, unknown, type Verdict, verdict, YES } from "./verdict";

/**
 * How a statement names whom it is about. It matters: who is named by an account has to have a
 * policy of its own as well.
 */
export type Naming = "named" | "everyone" | "account";

export interface PrincipalMatch {
  readonly naming: Naming;
  readonly verdict: Verdict;
}

const SESSION = /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([^/]+)\//;

export function matchPrincipal(policy: PolicyPrincipal, principal: Principal): PrincipalMatch {
  const { type, text } = policy;
  const name = nameOf(principal);
  const why = `${name} is not ${text}`;
  if (type === "everyone") return { naming: "everyone", verdict: YES };
  if (name === text) {
    const naming = principal.kind === "account" ? "account" : "named";
    return { naming, verdict: verdict(type === typeOf(principal), why) };
  }
  if (text.includes("${")) {
    const open = unknown(`whether ${text} is ${name} is known only at plan`);
    return { naming: "named", verdict: type === typeOf(principal) ? open : no(why) };
  }
  if (type !== "AWS" || !("account" in principal)) return { naming: "named", verdict: no(why) };
  const account = accountNamedBy(text);
  if (account !== undefined) {
    return { naming: "account", verdict: verdict(account === principal.account, why) };
  }
  return { naming: "named", verdict: matchSession(text, principal, why) };
}

const typeOf = (principal: Principal): PolicyPrincipal["type"] =>
  principal.kind === "service" ? "Service" : principal.kind === "federated" ? "Federated" : "AWS";

/** An account is named by its number or by its root, and both mean all of its identities. */
function accountNamedBy(text: string): string | undefined {
  const [, ofRoot] = /^arn:[\w-]+:iam::(\d{12}):root$/.exec(text) ?? [];
  return /^\d{12}$/.test(text) ? text : ofRoot;
}

/** A role acts in sessions; a policy may name one of them, and a request here names none. */
function matchSession(text: string, principal: Principal, why: string): Verdict {
  const [, account, role] = SESSION.exec(text) ?? [];
  const isSession =
    principal.kind === "role" &&
    principal.account === account &&
    principal.arn.split("/").at(-1) === role;
  return isSession
    ? unknown(`whether ${principal.arn} acts in the session ${text} is not given`)
    : no(why);
}
