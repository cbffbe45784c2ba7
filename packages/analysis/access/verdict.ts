/**
 * Whether something holds. `unknown` stands for what cannot be decided from what is given: a value
 * that only a plan knows, a context key that was not given, a policy that cannot be read. It is
 * carried along, and matters only if the answer hangs on it.
 */
export type Verdict =
  | { readonly holds: "yes" }
  | { readonly holds: "no"; readonly why: string }
  | { readonly holds: "unknown"; readonly why: string };

export const YES: Verdict = { holds: "yes" };
export const no = (why: string): Verdict => ({ holds: "no", why });
export const unknown = (why: string): Verdict => ({ holds: "unknown", why });

export const verdict = (holds: boolean, why: string): Verdict => (holds ? YES : no(why));

const joined = (verdicts: readonly Verdict[]): string =>
  [...new Set(verdicts.flatMap((one) => (one.holds === "yes" ? [] : [one.why])))].join("; ");

/** All of them hold; of none it is true. */
export function all(verdicts: readonly Verdict[]): Verdict {
  const failed = verdicts.filter(({ holds }) => holds === "no");
  if (failed.length > 0) return no(joined(failed));
  const undecided = verdicts.filter(({ holds }) => holds === "unknown");
  return undecided.length > 0 ? unknown(joined(undecided)) : YES;
}

/** One of them holds; of none it is false. */
export function any(verdicts: readonly Verdict[], otherwise: string): Verdict {
  if (verdicts.some(({ holds }) => holds === "yes")) return YES;
  const undecided = verdicts.filter(({ holds }) => holds === "unknown");
  return undecided.length > 0 ? unknown(joined(undecided)) : no(otherwise);
}

/** It does not hold. */
export function not(one: Verdict, otherwise: string): Verdict {
  if (one.holds === "unknown") return one;
  return one.holds === "no" ? YES : no(otherwise);
}
