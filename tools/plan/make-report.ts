import { readFileSync } from "node:fs";
import path from "node:path";
import { PlanError, resolveReferences, type SynthesizedApp } from "#terraform";
import type { Environment } from "../../config/schema/environment";
import {
  accessInputs,
  type Allow,
  buildReport,
  findingsOfPlanOnly,
  ignoredIn,
  type OutputOfStack,
  type PlanReport,
  type ReportInput,
  roleMoves,
  rolesOfPlans,
  type StackAndPlan,
  type StackInput,
  trafficInput,
} from "#plan";
import { ToolError } from "../process/errors";
import { findingsOf } from "../../synthesis/guardrails";
import { releasesOf } from "../release/releases";
import { withPlans } from "../guardrails/with-plans";
import { ownedIn, type States, type StackState } from "./environment-states";
import { gitCommit } from "./git-commit";
import type { PlannedStack } from "./plan-environment";
import { configurationDigest, sha256 } from "./synthesize";

export interface MakeReportOptions {
  readonly kind: PlanReport["kind"];
  readonly environment: Environment;
  /** The environment's stacks as they were synthesized, references as they stand there. */
  readonly app: SynthesizedApp;
  readonly planned: readonly PlannedStack[];
  /** As they are now, after the plans. */
  readonly states: States | undefined;
  /**
   * Nothing was deployed when the run began that made this plan: a later stack's is new as well.
   * @default as the states say
   */
  readonly brandNew?: boolean;
  readonly allows?: readonly Allow[];
}

/**
 * The report of what was planned.
 * @throws ToolError for an option that allows nothing, and for a plan that cannot be read
 */
export async function makeReport(options: MakeReportOptions): Promise<PlanReport> {
  const { kind, environment, app, planned, states, allows = [] } = options;
  const { brandNew = isBrandNew(environment, states) } = options;
  const { name, accountId, region } = environment;
  const resolved = resolveReferences(app);
  const input: ReportInput = {
    kind,
    environment: name,
    account: accountId,
    region,
    commit: await gitCommit(),
    createdAt: new Date(),
    brandNew,
    stacks: planned.map((stack) => ({
      ...toInput(stack, app, states),
      ...(kind === "plan" && savedPlan(stack)),
    })),
    app: resolved,
    owned: ownedIn(states),
    allows,
  };
  try {
    return buildReport(kind === "drift" ? input : { ...input, ...judged(options, resolved) });
  } catch (error) {
    if (error instanceof PlanError) throw new ToolError(error.message);
    throw error;
  }
}

/** What only all plans together show. */
function judged(
  { environment, app, planned, states }: MakeReportOptions,
  resolved: SynthesizedApp,
) {
  const withPlan: StackAndPlan[] = app.stacks.flatMap((stack) => {
    const result = planned.find(({ id }) => id === stack.id)?.result;
    return result?.outcome === "planned" ? [{ stack, plan: result.plan }] : [];
  });
  const roles = rolesOfPlans(withPlan, resolved);
  const plans = new Map(withPlan.map(({ stack, plan }) => [stack.id, plan]));
  return {
    findings: findingsOfPlanOnly(
      findingsOf(environment, withPlans(resolved, plans)),
      findingsOf(environment, resolved),
    ),
    access: accessInputs(withPlan, roles),
    roleMoves: roleMoves(
      roles,
      resolved,
      ownedIn(states),
      withPlan.map(({ stack }) => stack.id),
    ),
    traffic: trafficInput(withPlan, resolved),
    releases: new Map([...releasesOf(environment)].map(([id, one]) => [id, one.settings.command])),
  };
}

function toInput(stack: PlannedStack, app: SynthesizedApp, states: States | undefined): StackInput {
  const { id, dependencies, reads, preview, result } = stack;
  const { resources = [], leftover } = app.stacks.find((candidate) => candidate.id === id) ?? {};
  const shared = {
    id,
    dependencies,
    preview,
    reads: distinct(reads.map(({ stack: of, output }) => ({ stack: of, output }))),
    state: version(stack.state),
    currentState: version(states?.get(id)),
    ...(leftover && { leftover }),
    names: new Map(resources.map(({ address, path: name }) => [address, name])),
    ignored: ignoredIn(resources),
  };
  if (result.outcome === "failed") return { ...shared, error: result.error };
  return { ...shared, plan: result.plan };
}

/** A stack may read several parts of one output. */
const distinct = (outputs: readonly OutputOfStack[]): readonly OutputOfStack[] => [
  ...new Map(outputs.map((one) => [`${one.stack}.${one.output}`, one])).values(),
];

/** What `apply` compares with what it finds. */
function savedPlan({ id, preview, result, planFile }: PlannedStack) {
  if (preview || result.outcome === "failed") return {};
  return {
    planFile: path.basename(planFile),
    sha256: sha256(readFileSync(planFile)),
    configurationSha256: configurationDigest(id),
  };
}

/** Whether no stack is deployed but the one of the states themselves. */
export const isBrandNew = ({ name }: Environment, states: States | undefined): boolean =>
  [...(states?.keys() ?? [])].every((id) => id === `${name}-state`);

function version(state: StackState | undefined) {
  return state ? { lineage: state.lineage, serial: state.serial } : null;
}
