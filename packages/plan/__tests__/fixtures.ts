import { readFileSync } from "node:fs";
import path from "node:path";
import { buildReport } from "../build-report";
import type { ReportInput, StackInput } from "../report-input";

/** A plan with every kind of action, in the shape of Terraform 1.11. */
export const networkPlan = (): unknown =>
  JSON.parse(readFileSync(path.join(__dirname, "network-plan.json"), "utf8"));

export interface ChangeOf {
  readonly address?: string;
  readonly actions?: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  readonly afterUnknown?: unknown;
  readonly beforeSensitive?: unknown;
  readonly afterSensitive?: unknown;
  readonly replacePaths?: unknown;
}

/** One resource's change as Terraform writes it; an update of `aws_thing.thing` by default. */
export function changeOf({
  address = "aws_thing.thing",
  actions = ["update"],
  before = null,
  after = null,
  afterUnknown = {},
  beforeSensitive = {},
  afterSensitive = {},
  replacePaths,
}: ChangeOf): object {
  const [type = "", name = ""] = address.split(".");
  return {
    address,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: {
      actions,
      before,
      after,
      after_unknown: afterUnknown,
      before_sensitive: beforeSensitive,
      after_sensitive: afterSensitive,
      ...(replacePaths !== undefined && { replace_paths: replacePaths }),
    },
  };
}

/** A plan with these changes. */
export const planOf = (...changes: readonly object[]): Readonly<Record<string, unknown>> => ({
  format_version: "1.2",
  terraform_version: "1.11.4",
  resource_changes: changes,
  output_changes: {},
  complete: true,
  errored: false,
});

/** A stack that is applied and whose state nobody touched meanwhile. */
export const stackOf = (
  id: string,
  plan?: unknown,
  more: Partial<StackInput> = {},
): StackInput => ({
  id,
  dependencies: [],
  state: { lineage: "l", serial: 3 },
  ...(plan !== undefined && { plan }),
  ...more,
});

interface MoreOfReport extends Omit<Partial<ReportInput>, "allows"> {
  /** Gates to allow. */
  readonly allows?: readonly string[];
  /** @default "reviewer" */
  readonly allowedBy?: string;
}

/** The report of an environment that is called dev. */
export const reportOf = (
  stacks: readonly StackInput[],
  { allows = [], allowedBy = "reviewer", ...more }: MoreOfReport = {},
): ReturnType<typeof buildReport> =>
  buildReport({
    environment: "dev",
    account: "111111111111",
    region: "us-east-1",
    commit: "0123456789abcdef0123456789abcdef01234567",
    createdAt: new Date("2026-03-01T10:00:00Z"),
    stacks,
    allows: allows.map((gate) => ({ gate, by: allowedBy })),
    ...more,
  });
