import { AccessError, type Subject } from "#analysis";
import { type Asked, answerTo, textOf } from "./asked";
import type { Exemption } from "./exempt";

export interface Proof {
  /** What the role would be denied, and has to be allowed. */
  readonly denied: readonly string[];
  /** Exemptions that nothing needs. */
  readonly idle: readonly string[];
  /** The statements that allowed something, each with what it was. */
  readonly used: ReadonlyMap<string, readonly Asked[]>;
}

/** Asks a role's policies for everything, once for each request. */
export function prove(
  subject: Subject,
  asked: readonly Asked[],
  exemptions: readonly Exemption[],
): Proof {
  const denied: string[] = [];
  const needed = new Set<Exemption>();
  const used = new Map<string, Asked[]>();
  for (const one of distinct(asked)) {
    const answer = answered(subject, one);
    for (const statement of answer.by) {
      used.set(statement, [...(used.get(statement) ?? []), one]);
    }
    if (answer.isAllowed) continue;
    const exemption = exemptions.find(({ covers }) => covers(one));
    if (exemption) needed.add(exemption);
    else denied.push(`${textOf(one)}: ${answer.why}`);
  }
  const idle = exemptions.filter((one) => !needed.has(one)).map(({ why }) => why);
  return { denied, idle, used };
}

/** Of calls that ask for the same, the first of a stack. */
const distinct = (asked: readonly Asked[]): Asked[] => [
  ...new Map(
    asked.map((one) => [JSON.stringify([one.call.stack, one.request]), one] as const).toReversed(),
  ).values(),
];

function answered(subject: Subject, { request }: Asked) {
  try {
    const { outcome, because } = answerTo(subject, request);
    const isAllowed = outcome === "allow";
    return { isAllowed, why: `${outcome}: ${because.join("; ")}`, by: isAllowed ? because : [] };
  } catch (error) {
    // What cannot be decided is not allowed.
    if (!(error instanceof AccessError)) throw error;
    return { isAllowed: false, why: error.message, by: [] };
  }
}
