import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { readApp } from "../analysis/model/read-app";
import { findEnvironment, loadEnvironments } from "../config/load-environments";
import { providerLock } from "../config/provider-lock";
import type { Environment } from "../config/schema/environment";
import { buildReport } from "../plan/build-report";
import type { StackInput } from "../plan/report-input";
import { exitCode } from "../plan/exit-code";
import { findingsOfPlanOnly } from "../plan/findings";
import { PlanError } from "../plan/plan-error";
import { markdown } from "../plan/markdown";
import type { PlanReport } from "../plan/report";
import { buildApp } from "../stacks/build-app";
import { runMain, ToolError } from "./errors";
import { enforceGuardrails } from "./guardrails/enforce";
import { reviewEnvironment } from "./guardrails/review";
import { stacksOf } from "./guardrails/synthesized";
import { formatElapsed } from "./local/elapsed";
import { PROJECT_ROOT, SYNTH_DIRECTORY } from "./paths";
import { accessTables, type StackAndPlan } from "./plan/access-tables";
import { environmentStates, type StackState } from "./plan/environment-states";
import { gitCommit } from "./plan/git-commit";
import { type PlannedStack, planEnvironment } from "./plan/plan-environment";
import { checkAccount } from "./state/check-account";
import { terraformEnvironment } from "./terraform/environment";

const HELP = `Usage: npm run plan -- <environment> [<stack> ...] [--out <directory>] [--allow <stack>:<address>]...

Plans an environment's stacks, all or those that are named, as many at a time as there are
processors, and writes plan.json and plan.md, with the plans themselves beside them. A stack whose
upstream is not deployed yet is a preview: planned against what the code says of it, and not to be
applied. The plan files hold values in clear: keep them as safe as the state.

  --out <directory>             where to write (default plans/<environment>)
  --allow <stack>:<address>     opens the gate at this address; the report says who did
  -h, --help                    this help

Exit code: 0 nothing to do, 2 changes, 3 a gate is closed, 1 an error.

  npm run plan -- dev
  npm run plan -- dev dev-network --allow 'dev-network:aws_subnet.private_a_subnet_1A2B3C4D'
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      out: { type: "string" },
      allow: { type: "string", multiple: true, default: [] },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [name, ...only] = positionals;
  if (name === undefined) throw new ToolError(HELP);
  const environment = findEnvironment(name);
  const directory = path.resolve(values.out ?? path.join(PROJECT_ROOT, "plans", name));
  const { env, dispose } = await terraformEnvironment();
  try {
    await checkAccount(environment);
    const report = await plan({ environment, only, directory, allows: values.allow, env });
    console.log(`\n${summaryOf(report)}\n${path.join(directory, "plan.md")}`);
    return exitCode(report);
  } finally {
    dispose();
  }
}

interface PlanOptions {
  readonly environment: Environment;
  readonly only: readonly string[];
  readonly directory: string;
  readonly allows: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

async function plan({ environment, only, directory, allows, env }: PlanOptions) {
  const { name } = environment;
  const app = stacksOf(synthesize(), name);
  const ids = app.stacks.map(({ id }) => id);
  const unknown = only.filter((id) => !ids.includes(id));
  if (unknown.length > 0) {
    throw new ToolError(`${unknown.join(", ")} is no stack of ${name}: use ${ids.join(", ")}.`);
  }

  // A plan that is left over must not be taken for one of this run.
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const started = Date.now();
  const planned = await planEnvironment({
    environment,
    app,
    ...(only.length > 0 && { only }),
    directory,
    env,
    onPlanned: (stack) => {
      const elapsed = formatElapsed(Date.now() - started).padStart(6);
      console.log(`  ${elapsed}  ${stack.id.padEnd(20)} ${outcomeOf(stack)}`);
    },
  });
  const report = await makeReport({ environment, app, planned, allows });
  writeFileSync(path.join(directory, "plan.json"), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(path.join(directory, "plan.md"), markdown(report));
  return report;
}

function synthesize() {
  mkdirSync(SYNTH_DIRECTORY, { recursive: true });
  const environments = loadEnvironments();
  const app = buildApp({ environments, providerLock: providerLock(), outdir: SYNTH_DIRECTORY });
  enforceGuardrails(app, environments);
  app.synth();
  return readApp(SYNTH_DIRECTORY);
}

function outcomeOf({ result, preview }: PlannedStack): string {
  if (result.outcome === "failed") return "failed";
  return preview ? "preview" : "planned";
}

interface ReportOptions {
  readonly environment: Environment;
  readonly app: ReturnType<typeof stacksOf>;
  readonly planned: readonly PlannedStack[];
  readonly allows: readonly string[];
}

async function makeReport({ environment, app, planned, allows }: ReportOptions) {
  const { name, accountId, region } = environment;
  const current = await environmentStates(
    environment,
    app.stacks.map(({ id }) => id),
  );
  const withPlan: StackAndPlan[] = app.stacks.flatMap((stack) => {
    const result = planned.find(({ id }) => id === stack.id)?.result;
    return result?.outcome === "planned" ? [{ stack, plan: result.plan }] : [];
  });
  const plans = new Map(withPlan.map(({ stack, plan }) => [stack.id, plan]));
  try {
    return buildReport({
      environment: name,
      account: accountId,
      region,
      commit: await gitCommit(),
      createdAt: new Date(),
      // An environment is new only if none of its stacks is there, named or not.
      partial: current !== undefined && current.size > 0,
      stacks: planned.map((stack) => toInput(stack, app, current)),
      findings: findingsOfPlanOnly(
        reviewEnvironment(environment, plans),
        reviewEnvironment(environment, new Map()),
      ),
      access: accessTables(withPlan),
      allows,
      openedBy: openedBy(),
    });
  } catch (error) {
    if (error instanceof PlanError) throw new ToolError(error.message);
    throw error;
  }
}

function toInput(
  stack: PlannedStack,
  app: ReturnType<typeof stacksOf>,
  current: ReadonlyMap<string, StackState> | undefined,
): StackInput {
  const { id, dependencies, reads, preview, result, planFile } = stack;
  const shared = {
    id,
    dependencies,
    preview,
    reads,
    state: version(stack.state),
    currentState: version(current?.get(id)),
    names: new Map(
      app.stacks
        .filter((candidate) => candidate.id === id)
        .flatMap(({ resources }) => resources)
        .map(({ address, path: name }) => [address, name]),
    ),
  };
  if (result.outcome === "failed") return { ...shared, error: result.error };
  if (preview) return { ...shared, plan: result.plan };
  return {
    ...shared,
    plan: result.plan,
    planFile: path.basename(planFile),
    sha256: createHash("sha256").update(readFileSync(planFile)).digest("hex"),
  };
}

function version(state: StackState | undefined) {
  return state ? { lineage: state.lineage, serial: state.serial } : null;
}

/** Whom CI works for, or who sits here. */
function openedBy(): string {
  const { GITHUB_ACTOR: github, GITLAB_USER_LOGIN: gitlab } = process.env;
  return github ?? gitlab ?? os.userInfo().username;
}

function summaryOf({ stacks, gates }: PlanReport): string {
  const of = (status: string) => stacks.filter((stack) => stack.status === status).length;
  const statuses = ["changed", "preview", "unchanged", "failed", "skipped"];
  const counted = statuses.filter((status) => of(status) > 0);
  const closed = gates.filter(({ openedBy: opened }) => opened === undefined);
  return [
    ...stacks.flatMap(({ id, error }) => (error === undefined ? [] : [`${id}:\n${error}\n`])),
    ...closed.map(
      ({ why, stack, address, open }) => `Gate closed: ${stack}:${address}: ${why} (${open})`,
    ),
    counted.map((status) => `${String(of(status))} ${status}`).join(", "),
  ].join("\n");
}

if (require.main === module) void runMain(main);
