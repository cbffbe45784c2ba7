/**
 * What a plan does to what runs, from harmless to grave.
 *
 * - `untouched`: its tasks go on as they are
 * - `new`: it runs for the first time, or again after it ran no task
 * - `next-run`: a scheduled task, whose next run is another one; runs that have begun end as they began
 * - `rolled-out`: new tasks take the place of the old ones, which stop once the new ones are healthy
 * - `unknown`: nobody can say, because its stack has no plan of what is deployed
 * - `interrupted`: for a while it answers nobody, or does not reach what it needs
 * - `stopped`: nothing of it runs any more
 */
export type Effect =
  "untouched" | "new" | "next-run" | "rolled-out" | "unknown" | "interrupted" | "stopped";

/** From harmless to grave: the gravest of several counts. */
export const EFFECTS = [
  "untouched",
  "new",
  "next-run",
  "rolled-out",
  "unknown",
  "interrupted",
  "stopped",
] as const satisfies readonly Effect[];

/** Why a plan does it. */
export interface EffectReason {
  /** What this alone does; `warning` where it does nothing to tasks that run, and may to later ones. */
  readonly effect: Exclude<Effect, "untouched"> | "warning";
  /** In words that follow a colon: `image web:1 -> web:2`. */
  readonly why: string;
  /** The change that it comes of: the stack, and an address there. */
  readonly stack: string;
  readonly address: string;
  /** About how long, of an interruption that ends by itself. @default it does not, or nobody can say */
  readonly seconds?: number;
}

/** What becomes of one service. */
export interface ServiceEffect {
  readonly kind: "service" | "scheduled-task";
  /** As AWS knows it: `learner-dev-web`. */
  readonly name: string;
  readonly stack: string;
  readonly address: string;
  /** The gravest of its reasons. */
  readonly effect: Effect;
  /** All of them, the gravest first. */
  readonly reasons: readonly EffectReason[];
  /** About how long the longest of its interruptions is. @default as of its reasons */
  readonly seconds?: number;
}
