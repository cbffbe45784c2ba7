import { withDerivedContext } from "./derived-context";
import { applies, evaluateStatement, type StatementResult } from "./evaluate-statement";
import type { Naming } from "./match-principal";
import { placeOf, type Policy } from "./policy";
import type { AccessRequest } from "./request";
import { all, any, unknown, type Verdict, YES } from "./verdict";

/** The policy of the resource that is asked for. */
export interface ResourcePolicy {
  readonly policy: Policy;
  /**
   * A key's policy and a role's trust policy have to allow by themselves, or leave it to the account
   * by naming it. Any other resource's policy adds to what identities may do.
   */
  readonly kind: "key" | "trust" | "other";
  /** Account of the resource. */
  readonly account: string;
}

export interface Policies {
  /** Of who asks; a service has none. */
  readonly identity: readonly Policy[];
  /** The permissions boundary. @default none */
  readonly boundary?: Policy | undefined;
  /** @default none */
  readonly resource?: ResourcePolicy | undefined;
}

export interface Decision {
  readonly outcome: "allow" | "explicit deny" | "implicit deny" | "undecided";
  /** The statements that decided, or what keeps it from being decided. */
  readonly because: readonly string[];
  /** Of all policies, in their order. */
  readonly results: readonly StatementResult[];
}

/**
 * Whether AWS would allow a request, within an account and across two.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * Not looked at: policies of the organization, of sessions and of VPC endpoints, and lists of S3 and
 * KMS that are no policies (ACLs, grants). They could deny still, and ACLs and grants allow.
 */
export function decide(given: AccessRequest, policies: Policies): Decision {
  const request = withDerivedContext(given);
  const identity = new PolicySet(policies.identity, request);
  const boundary = new PolicySet(policies.boundary ? [policies.boundary] : [], request);
  const resource = new PolicySet(policies.resource ? [policies.resource.policy] : [], request);
  const sets = [identity, boundary, resource];
  const results = sets.flatMap((set) => set.results);

  const denied = any(
    sets.map((set) => set.says("Deny")),
    "nothing denies it",
  );
  if (denied.holds === "yes") {
    const because = sets.flatMap((set) => set.placesOf("Deny"));
    return { outcome: "explicit deny", because, results };
  }
  const bounded = policies.boundary ? boundary.says("Allow") : YES;
  const allowed = allow(request, policies, { identity, bounded, resource });
  if (allowed.holds === "no") return { outcome: "implicit deny", because: [allowed.why], results };
  // An unreadable policy may allow and deny, and is still one reason.
  const open = new Set(
    [allowed, denied].flatMap((one) => (one.holds === "unknown" ? one.why : [])),
  );
  if (open.size > 0) return { outcome: "undecided", because: [...open], results };
  return { outcome: "allow", because: sets.flatMap((set) => set.placesOf("Allow")), results };
}

interface Sides {
  readonly identity: PolicySet;
  readonly bounded: Verdict;
  readonly resource: PolicySet;
}

function allow(request: AccessRequest, policies: Policies, sides: Sides): Verdict {
  const { identity, bounded, resource } = sides;
  const { principal } = request;
  if (!("account" in principal)) return resource.says("Allow");
  const ownPolicies = principal.kind === "account" ? YES : all([identity.says("Allow"), bounded]);
  const { resource: owner } = policies;
  if (owner && owner.account !== principal.account) {
    return all([ownPolicies, resource.says("Allow")]);
  }
  // A boundary limits what a role's ARN is granted, and not what a user's is.
  const named = resource.says("Allow", ["named"]);
  const direct = [
    principal.kind === "role" ? all([named, bounded]) : named,
    all([resource.says("Allow", ["everyone"]), overBoundary(bounded)]),
  ];
  const byAccount =
    owner && owner.kind !== "other"
      ? all([resource.says("Allow", ["account"]), ownPolicies])
      : ownPolicies;
  const why = [byAccount, ...direct].flatMap((one) => (one.holds === "no" ? [one.why] : []));
  return any([...direct, byAccount], why[0] ?? "nothing allows it");
}

const overBoundary = (bounded: Verdict): Verdict =>
  bounded.holds === "yes"
    ? YES
    : unknown("AWS does not document whether a boundary limits what a resource grants to everyone");

/** Policies that count in the same way, evaluated for one request. */
class PolicySet {
  readonly results: readonly StatementResult[];

  constructor(
    private readonly policies: readonly Policy[],
    request: AccessRequest,
  ) {
    this.results = policies.flatMap(({ statements }) =>
      statements.map((statement) => evaluateStatement(statement, request)),
    );
  }

  /** Whether a statement with the effect applies, where it names who asks in one of the ways. */
  says(effect: "Allow" | "Deny", namings?: readonly Naming[]): Verdict {
    const readable = this.withEffect(effect).map((result) => {
      const verdict = applies(result, namings);
      return verdict.holds === "unknown"
        ? unknown(`${placeOf(result.statement)}: ${verdict.why}`)
        : verdict;
    });
    const unreadable = this.policies.flatMap(({ name, unreadable: why }) =>
      why === undefined ? [] : [unknown(`${name}: ${why}`)],
    );
    const otherwise = `no statement ${effect === "Allow" ? "allows" : "denies"} it`;
    return any([...readable, ...unreadable], otherwise);
  }

  placesOf(effect: "Allow" | "Deny"): string[] {
    return this.withEffect(effect)
      .filter((result) => applies(result).holds === "yes")
      .map(({ statement }) => placeOf(statement));
  }

  private withEffect(effect: "Allow" | "Deny") {
    return this.results.filter(({ statement }) => statement.effect === effect);
  }
}
