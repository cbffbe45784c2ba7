import type { StackStatus } from "./stack-status";
import { countsOf, changesSomething, summaryOf } from "./counts";
import { blockingGates } from "./gates";
import { accessDiff } from "./access-diff";
import { allowGates } from "./allow-gates";
import { serviceEffects } from "./effects/service-effects";
import { appsOfDrift } from "./drift/app-in-aws";
import { pictureOf } from "./picture/picture-of";
import { redactPicture } from "./picture/redact-picture";
import { inputsThatChange } from "./outputs";
import type { PlanReport, StackReport } from "./report";
import type { ReportInput, StackInput, TrafficInput } from "./report-input";
import { moveOf } from "./role-moves";
import { rowDiff } from "./row-diff";
import { redactor, secretsOf } from "./secrets";
import { type ReadPlan, readPlan } from "./read-plan";
import { trafficBetween } from "./traffic-input";
import type { SynthesizedApp } from "#terraform";

/**
 * The report of one environment.
 * @throws PlanError for a plan that cannot be read, and for an `allow` that allows nothing
 */
export function buildReport(input: ReportInput): PlanReport {
  const { environment, account, region, commit, createdAt, findings = [], access = [] } = input;
  const { kind = "plan", allows = [] } = input;
  const plans = new Map(
    input.stacks.map((stack) => [stack.id, readPlan(stack, kind, input.owned)]),
  );
  const redact = redactor(
    input.stacks.flatMap(({ id, plan }) => (plan === undefined ? [] : secretsOf(id, plan))),
  );
  const stacks = input.stacks.map((stack) => toStack(stack, plans, redact, kind));
  const { brandNew = input.stacks.every(({ state }) => state === null) } = input;
  const roles = access.flatMap(accessDiff);
  const moves = (input.roleMoves ?? []).map(moveOf);
  const drifted = kind === "drift" && input.app ? appsOf(input, input.app) : undefined;
  const { before, after, problems } = drifted
    ? trafficBetween(drifted.inState, drifted.inAws)
    : (input.traffic ?? NO_TRAFFIC);
  const reached = { rows: rowDiff(before, after), problems };
  // What is drawn of drift is what there is.
  const app = drifted?.inAws ?? input.app;
  // What drifted has happened already.
  const services =
    kind === "drift"
      ? []
      : serviceEffects({
          app: input.app,
          stacks: stacks.map(({ id, status, state }) => ({
            ...{ id, status, plan: plans.get(id)?.terraform },
            isDeployed: state !== null,
          })),
          access: roles,
          traffic: { before, after, ...reached },
          releases: input.releases ?? new Map(),
        });
  const blocking =
    kind === "drift"
      ? []
      : blockingGates({
          environment,
          brandNew,
          stacks: stacks.map(({ id, status, changes, state }, index) => ({
            id,
            status,
            changes,
            planned: plans.get(id)?.terraform.changes ?? [],
            state,
            currentState: input.stacks[index]?.currentState,
            leftover: input.stacks[index]?.leftover,
          })),
          access: roles,
          roleMoves: moves,
          traffic: { before, ...reached },
          services,
          findings,
        });
  const gates = allowGates(
    blocking.map(({ why, details, ...gate }) => ({
      ...gate,
      why: redact(why),
      ...(details && { details: redact(details) }),
    })),
    allows,
  );
  const shown = findings.map((finding) => ({ ...finding, why: redact(finding.why) }));
  return {
    version: 2,
    kind,
    environment,
    account,
    region,
    commit,
    createdAt: createdAt.toISOString(),
    brandNew,
    stacks,
    services: services.map((service) => ({ ...service, reasons: redact(service.reasons) })),
    findings: shown,
    gates,
    access: roles.map(({ rows, ...role }) => ({ ...role, rows: redact(rows) })),
    roleMoves: moves.map(({ rows, ...move }) => ({ ...move, rows: redact(rows) })),
    traffic: redact(reached),
    ...(app && { picture: redactPicture(pictureOf(app, stacks), redact) }),
    summary: summaryOf({ stacks, gates, findings: shown }),
  };
}

/** As the states have it, and as AWS does. */
function appsOf({ stacks, owned = [] }: ReportInput, app: SynthesizedApp) {
  const looked = app.stacks.flatMap((stack) => {
    const plan = stacks.find(({ id }) => id === stack.id)?.plan;
    return plan === undefined ? [] : [{ stack, plan }];
  });
  return appsOfDrift(app, looked, owned);
}

const NO_TRAFFIC: TrafficInput = { before: [], after: [], problems: [] };

type Redact = ReturnType<typeof redactor>;

function toStack(
  stack: StackInput,
  plans: ReadonlyMap<string, ReadPlan | undefined>,
  redact: Redact,
  kind: PlanReport["kind"],
): StackReport {
  const {
    id,
    dependencies,
    error,
    planFile,
    sha256,
    configurationSha256,
    state,
    leftover,
    reads = [],
  } = stack;
  const plan = plans.get(id);
  const { changes = [], unchanged = 0 } = plan ?? {};
  const isDriftOfLeftover = kind === "drift" && leftover !== undefined;
  // What is not configured any more publishes nothing, which is no drift.
  const outputs = isDriftOfLeftover ? [] : (plan?.outputs ?? []);
  const counts = countsOf({ changes, unchanged }, outputs.length);
  const status = statusOf(stack, isDriftOfLeftover || changesSomething(counts));
  const others = [...plans].map(([other, its]) => ({ id: other, outputs: its?.outputs ?? [] }));
  return {
    id,
    dependencies,
    status,
    ...(leftover && { leftover: true as const }),
    appliable: kind === "plan" && status === "changed" && plan?.terraform.complete === true,
    ...(error !== undefined && { error: redact(error) }),
    // Addresses stay: options and other tools name them.
    changes: changes.map((change) => ({
      ...change,
      attributes: redact(change.attributes),
      ...(change.importId !== undefined && { importId: redact(change.importId) }),
    })),
    outputs: outputs.map(({ name, ...output }) => ({ name, ...redact(output) })),
    inputsChange: inputsThatChange(reads, others),
    counts,
    ...(planFile !== undefined && { planFile }),
    ...(sha256 !== undefined && { sha256 }),
    ...(configurationSha256 !== undefined && { configurationSha256 }),
    ...(state !== undefined && { state }),
  };
}

function statusOf({ plan, error, preview = false }: StackInput, changes: boolean): StackStatus {
  if (error !== undefined) return "failed";
  if (plan === undefined) return "skipped";
  if (preview) return "preview";
  return changes ? "changed" : "unchanged";
}
