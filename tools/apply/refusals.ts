import { isBlocked, type PlanReport, type StackReport, type StateVersion } from "#plan";
import type { ApplyStatus } from "./record";

/** What an apply finds, to compare with what was planned. */
export interface Found {
  readonly environment: string;
  /** The account's 12 digits, as the configuration has it and the credentials belong to. */
  readonly account: string;
  readonly region: string;
  /** See `gitCommit`. */
  readonly commit: string;
  /** SHA-256 of each file of the directory, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** SHA-256 by name, as they were written down with the plan. Nothing where the list is missing. */
  readonly digests: ReadonlyMap<string, string> | undefined;
  /** SHA-256 of each stack's configuration as it is now. */
  readonly configurations: ReadonlyMap<string, string>;
  /** Each stack's state as it is now; none where it was never deployed. */
  readonly states: ReadonlyMap<string, StateVersion>;
  /** How far an earlier run has come. */
  readonly applied: (id: string) => ApplyStatus | undefined;
  /** Previews are left for a later plan. */
  readonly leavePreviews: boolean;
}

/** Why these plans must not be applied, everything at once. Nothing where they may. */
export function refusals(report: PlanReport, found: Found): readonly string[] {
  return [
    ...tampered(report, found),
    ...elsewhere(report, found),
    ...report.stacks.flatMap((stack) => ofStack(stack, found)),
    ...previews(report, found),
    ...report.gates
      .filter(isBlocked)
      .map(
        ({ stack, address, why, allow }) =>
          `${stack}:${address}: is blocked (${why}): plan again with ${allow}`,
      ),
  ];
}

function tampered({ stacks }: PlanReport, { files, digests }: Found): string[] {
  if (digests?.has("plan.json") !== true) {
    return ["SHA256SUMS: is not there, or does not have plan.json: plan again"];
  }
  const changed = [...digests].flatMap(([name, digest]) => {
    const actual = files.get(name);
    if (actual === undefined) return [`${name}: is not there any more: plan again`];
    return actual === digest ? [] : [`${name}: was changed since the plan: plan again`];
  });
  const others = stacks.flatMap(({ planFile: file, sha256 }) =>
    file !== undefined && digests.get(file) !== sha256
      ? [`${file}: is not the plan that plan.json is about: plan again`]
      : [],
  );
  return changed.length > 0 ? changed : others;
}

function elsewhere(report: PlanReport, found: Found): string[] {
  const compared = [
    ["account", report.account, found.account],
    ["region", report.region, found.region],
    ["commit", report.commit, found.commit],
  ] as const;
  return compared.flatMap(([what, planned, actual]) =>
    planned === actual
      ? []
      : [
          `${what}: was planned for ${planned}, and this is ${actual}: ` +
            (what === "commit" ? `check ${planned} out, or plan again` : "plan again"),
        ],
  );
}

function ofStack(stack: StackReport, found: Found): string[] {
  const { id, status, appliable } = stack;
  if (status === "failed" || status === "skipped") {
    return [`${id}: could not be planned: correct what its plan says, and plan again`];
  }
  if (status === "preview" || found.applied(id) === "applied") return [];
  if (status === "changed" && !appliable) {
    return [`${id}: its plan is not complete: plan again`];
  }
  return [...otherConfiguration(stack, found), ...stale(stack, found)];
}

function otherConfiguration({ id, configurationSha256 }: StackReport, found: Found): string[] {
  const actual = found.configurations.get(id);
  if (actual === undefined)
    return [`${id}: is no stack of ${found.environment} any more: plan again`];
  return actual === configurationSha256
    ? []
    : [`${id}: its configuration is another than the one that was planned: plan again`];
}

function stale({ id, state: planned }: StackReport, { states, applied }: Found): string[] {
  // An apply that was stopped half-way has changed the state itself; apply-stack.ts looks at it.
  if (planned === undefined || applied(id) === "begun") return [];
  const now = states.get(id);
  if (now?.lineage === planned?.lineage && now?.serial === planned?.serial) return [];
  return [
    `${id}: its state was changed since the plan (${versionOf(planned)} then, ${versionOf(now)} now): plan again`,
  ];
}

const versionOf = (state: StateVersion | null | undefined): string =>
  state ? `serial ${state.serial}` : "no state";

function previews({ stacks }: PlanReport, { leavePreviews }: Found): string[] {
  if (leavePreviews) return [];
  return stacks
    .filter(({ status }) => status === "preview")
    .map(
      ({ id }) =>
        `${id}: is only a preview: apply the others with --leave-previews, then plan again`,
    );
}
