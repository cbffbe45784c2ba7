import type { Action, SynthesizedApp } from "#terraform";
import type { Environment } from "../../config/schema/environment";
import {
  type Allow,
  changeLines,
  changesInWords,
  counted,
  effectLines,
  type Gate,
  readsOf,
  type ServiceEffect,
  type StackReport,
  takesAway,
} from "#plan";
import { StackFailure } from "../engine/stack-failure";
import { environmentStates } from "../plan/environment-states";
import { makeReport } from "../plan/make-report";

/** What a stack's plan does, for who decides about it. */
export interface Review {
  readonly stack: StackReport;
  /** What becomes of the services and scheduled tasks that are in it. */
  readonly services: readonly ServiceEffect[];
  readonly gates: readonly Gate[];
}

export interface ReviewOptions {
  readonly id: string;
  readonly environment: Environment;
  /** The environment's stacks as they were synthesized, references as they stand there. */
  readonly app: SynthesizedApp;
  readonly planFile: string;
  /** What `terraform show -json` says of the plan. */
  readonly plan: unknown;
  /** Nothing was deployed when the run began. */
  readonly brandNew: boolean;
  readonly allows: readonly Allow[];
}

/** Reviews a plan as `npm run plan` does, but for one stack. */
export async function review(options: ReviewOptions): Promise<Review> {
  const { id, environment, app, planFile, plan, brandNew, allows } = options;
  const ids = app.stacks.map((stack) => stack.id);
  const states = await environmentStates(environment, ids);
  const report = await makeReport({
    kind: "plan",
    environment,
    app,
    planned: app.stacks
      .filter((stack) => stack.id === id)
      .map((stack) => ({
        id,
        dependencies: stack.dependencies,
        reads: readsOf(stack, app),
        preview: false,
        state: states?.get(id),
        planFile,
        result: { outcome: "planned", plan },
      })),
    states,
    brandNew,
    // Which of them are idle shows only when all stacks are planned.
    allows: allows.map((allow) => ({ ...allow, mayBeIdle: true })),
  });
  const [stack] = report.stacks;
  if (!stack) throw new Error(`${id} is no stack of the app`);
  if (!stack.appliable) throw new StackFailure("Its plan is not complete.", "again");
  return { stack, services: report.services, gates: report.gates };
}

/** Changes that are shown of one stack. */
const SHOWN_CHANGES = 60;

/** The review as lines for a terminal: what is lost comes first. */
export function reviewLines({ stack, services, gates }: Review): string[] {
  const { id, changes, counts } = stack;
  const shown = changes
    .filter(({ action }) => action !== "read")
    .toSorted((a, b) => gravity(b.action) - gravity(a.action));
  const rest = shown.length - SHOWN_CHANGES;
  return [
    `${id}: ${describeChanges(stack)}`,
    ...effectLines(services).map(indented),
    ...shown
      .slice(0, SHOWN_CHANGES)
      .flatMap((change) => changeLines(change))
      .map(indented),
    ...(rest > 0 ? [`  and ${counted(rest, "more change")}`] : []),
    ...(counts.outputs > 0 ? [`  ${counted(counts.outputs, "output")} of it will be others`] : []),
    ...gates.map((gate) => `  ${describeGate(gate)}`),
  ];
}

/** `3 to create, 1 to replace` */
export function describeChanges({ counts }: StackReport): string {
  const words = changesInWords(counts);
  return words === "" ? `${counted(counts.outputs, "output")} to change` : words;
}

export const describeGate = ({ gate, address, why, allowedBy }: Gate): string =>
  `Gate ${gate}: ${address}: ${why}${allowedBy === undefined ? "" : ` (allowed by ${allowedBy})`}`;

const gravity = (action: Action): number => (takesAway(action) ? 2 : action === "create" ? 0 : 1);

const indented = (line: string): string => `  ${line}`;
