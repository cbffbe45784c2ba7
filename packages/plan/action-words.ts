import type { Action } from "#terraform";

/** What happens to a resource, or `tags` where nothing but its tags change. */
export type Kind = Exclude<Action, "no-op"> | "tags";

interface Words {
  /** State is never told by colour alone: a sign and a word stand beside it. */
  readonly sign: string;
  /** Begins a line of a diff, by which hosts of code colour it. */
  readonly diff: string;
  readonly infinitive: string;
  readonly participle: string;
  /** What others did in AWS, without Terraform. @default the participle */
  readonly drift?: string;
}

/** Every word and sign of an action, from grave to harmless. */
const ACTIONS: Readonly<Record<Kind, Words>> = {
  delete: {
    sign: "−",
    diff: "-",
    infinitive: "to destroy",
    participle: "destroyed",
    drift: "gone",
  },
  forget: {
    sign: "×",
    diff: "-",
    infinitive: "to drop from the state",
    participle: "dropped from the state",
  },
  replace: { sign: "±", diff: "!", infinitive: "to replace", participle: "replaced" },
  update: { sign: "~", diff: "!", infinitive: "to change", participle: "changed" },
  create: { sign: "+", diff: "+", infinitive: "to create", participle: "created", drift: "new" },
  import: { sign: "↓", diff: "!", infinitive: "to import", participle: "imported" },
  move: { sign: "→", diff: "!", infinitive: "to move", participle: "moved" },
  tags: { sign: "#", diff: "!", infinitive: "with new tags only", participle: "tags only" },
  read: { sign: "?", diff: " ", infinitive: "to read", participle: "read" },
};

/** From grave to harmless. */
export const KINDS = Object.keys(ACTIONS) as readonly Kind[];

const UNCHANGED: Words = {
  sign: "",
  diff: " ",
  infinitive: "unchanged",
  participle: "unchanged",
};

const wordsOf = (action: Action | "tags"): Words =>
  action === "no-op" ? UNCHANGED : ACTIONS[action];

export const signOf = (action: Action | "tags"): string => wordsOf(action).sign;

export const diffSignOf = (action: Action): string => wordsOf(action).diff;

/** `to create` */
export const infinitiveOf = (action: Action | "tags"): string => wordsOf(action).infinitive;

/** `created`; in a report of drift `new`. */
export function wordOf(action: Action | "tags", report: "plan" | "drift"): string {
  const { participle, drift } = wordsOf(action);
  return report === "drift" ? (drift ?? participle) : participle;
}

/** `is created`; in a report of drift `is new`, `was changed`. */
export function sentenceOf(action: Action, report: "plan" | "drift"): string {
  if (action === "no-op") return "stays";
  const { participle, drift } = wordsOf(action);
  if (report === "plan") return `is ${participle}`;
  return drift === undefined ? `was ${participle}` : `is ${drift}`;
}

/** Whether an action takes something away that somebody may miss. */
export const takesAway = (action: Action): boolean =>
  action === "replace" || action === "delete" || action === "forget";
