import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type PlanReport, wordOf } from "#plan";
import { readApp, type SynthesizedApp } from "#terraform";
import type { Environment } from "../../config/schema/environment";
import { buildCheckedApp } from "../../synthesis/checked-app";
import { PRIVATE_AUTHORITY, requestCertificate } from "../emulator/certificate";
import { environmentStates, type States } from "../plan/environment-states";
import type { InEnvironment } from "../plan/in-environment";
import { makeReport } from "../plan/make-report";
import { type PlannedStack, planEnvironment } from "../plan/plan-environment";
import { stackDirectory } from "../plan/synthesize";
import { ToolError } from "../process/errors";
import { SYNTH_DIRECTORY } from "../project/paths";
import { environmentWith, sidesOf } from "./edited";
import { CERTIFICATE, type SettingEdit } from "./edits";
import { keyOf, type MeasuredChange } from "./measured";
import { deployWithImages } from "./on-emulator";
import { changedAttributes, changedValues, digestOf, synthesized } from "./synthesized";

export interface MeasureOptions {
  readonly edits: readonly SettingEdit[];
  /** Address of an emulator of its own. */
  readonly endpoint: string;
  /** For Terraform. */
  readonly env: NodeJS.ProcessEnv;
  readonly onMeasured: (change: MeasuredChange) => void;
}

/**
 * Deploys what the changes are made to, and plans one after the other. None is applied.
 * @throws ToolError with all that could not be deployed or planned
 */
export async function measure(options: MeasureOptions): Promise<void> {
  const { edits, endpoint, env } = options;
  const failures: string[] = [];
  const certificate = await requestCertificate(endpoint, PRIVATE_AUTHORITY);
  for (const from of new Set(edits.map((edit) => edit.from))) {
    const group = edits.filter((edit) => edit.from === from);
    const environment = withCertificate(environmentWith(endpoint, from), certificate);
    const context = { environment, app: writeApp(environment), env };
    await deployWithImages(context);
    failures.push(...(await measureFrom({ ...context, certificate }, group, options)));
  }
  if (failures.length > 0) throw new ToolError(failures.join("\n"));
}

/** The environment with a certificate that the emulator has. */
function withCertificate(environment: Environment, arn: string): Environment {
  const { alb } = environment;
  return alb?.certificate?.type === "given" && alb.certificate.arn === CERTIFICATE
    ? { ...environment, alb: { ...alb, certificate: { type: "given", arn } } }
    : environment;
}

/** What is deployed, as the changes of a group find it. */
interface Deployed extends InEnvironment {
  /** ARN of a certificate that is there. */
  readonly certificate: string;
  readonly states: States | undefined;
  readonly planned: readonly PlannedStack[];
  /** Text of each stack's configuration, by id. */
  readonly texts: ReadonlyMap<string, string>;
}

async function measureFrom(
  context: InEnvironment & Pick<Deployed, "certificate">,
  edits: readonly SettingEdit[],
  { endpoint, onMeasured }: MeasureOptions,
): Promise<readonly string[]> {
  const failures: string[] = [];
  const directory = mkdtempSync(path.join(os.tmpdir(), "changes-"));
  try {
    const { environment, app } = context;
    const ids = app.stacks.map(({ id }) => id);
    const states = await environmentStates(environment, ids);
    const planned = await plan(context, ids, states, path.join(directory, "before"));
    const deployed = { ...context, states, planned, texts: textsOf(app) };
    for (const edit of edits) {
      try {
        onMeasured(await measureEdit(edit, deployed, endpoint, path.join(directory, "after")));
      } catch (error) {
        if (!(error instanceof ToolError)) throw error;
        failures.push(`${keyOf(edit)}: ${error.message}`);
        console.error(failures.at(-1));
      }
    }
    return failures;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function measureEdit(
  edit: SettingEdit,
  deployed: Deployed,
  endpoint: string,
  directory: string,
): Promise<MeasuredChange> {
  const { setting, of } = edit;
  const [before, environment] = sidesOf(edit, endpoint);
  const [was, will] = [synthesized(before), synthesized(environment)];
  const change = {
    setting,
    ...(of !== undefined && { of }),
    values: changedValues(before, environment),
    digest: digestOf(changedAttributes(was, will)),
  };
  const isElsewhere = will.stacks.some(({ id, backend }) => {
    const same = was.stacks.find((stack) => stack.id === id);
    return same !== undefined && !isDeepStrictEqual(same.backend, backend);
  });
  if (isElsewhere) return { ...change, isElsewhere, resources: {}, services: [] };
  const report = await reportOf(
    withCertificate(environment, deployed.certificate),
    deployed,
    directory,
  );
  const { services } = report;
  return {
    ...change,
    isElsewhere,
    resources: resourcesOf(report),
    services: services.filter(
      ({ effect, reasons }) => effect !== "untouched" || reasons.length > 0,
    ),
  };
}

/** Plans the stacks that a change synthesizes anew; all others are as they were. */
async function reportOf(
  environment: Environment,
  { env, states, planned, texts }: Deployed,
  directory: string,
): Promise<PlanReport> {
  const app = writeApp(environment);
  const changed = [...textsOf(app)].filter(([id, text]) => text !== texts.get(id));
  const ids = changed.map(([id]) => id);
  const again = await plan({ environment, app, env }, ids, states, directory);
  const all = [...planned.filter(({ id }) => !ids.includes(id)), ...again];
  const report = await makeReport({ kind: "plan", environment, app, planned: all, states });
  const failed = report.stacks.find(({ error }) => error !== undefined);
  if (failed) throw new ToolError(`${failed.id}: ${String(failed.error)}`);
  return report;
}

const plan = (
  { app, env }: InEnvironment,
  ids: readonly string[],
  states: States | undefined,
  directory: string,
): Promise<readonly PlannedStack[]> =>
  planEnvironment({
    ...{ app, ids, states, directory, env },
    // Nothing has changed but what the deployment did.
    optionsFor: () => ["-refresh=false"],
    onStep: () => undefined,
    onPlanned: () => undefined,
  });

function writeApp(environment: Environment): SynthesizedApp {
  mkdirSync(SYNTH_DIRECTORY, { recursive: true });
  buildCheckedApp([environment], { outdir: SYNTH_DIRECTORY, guardrails: false }).app.synth();
  return readApp(SYNTH_DIRECTORY);
}

const textsOf = ({ stacks }: SynthesizedApp): ReadonlyMap<string, string> =>
  new Map(
    stacks.map(({ id }) => [
      id,
      readFileSync(path.join(stackDirectory(id), "cdk.tf.json"), "utf8"),
    ]),
  );

/** How many resources of a type something becomes of: `aws_ecs_service changed`. */
function resourcesOf({ stacks }: PlanReport): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type, action, tagsOnly } of stacks.flatMap(({ changes }) => changes)) {
    if (action === "read") continue;
    const key = `${type} ${wordOf(tagsOnly ? "tags" : action, "plan")}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
