import type { StackStatus } from "../stack-status";
import type { PlanReport, StackReport } from "../report";
import { code, visible } from "./escape";
import { CLAIMS, codeSection, type Section } from "./section";

const STATUS: Readonly<Record<StackStatus, string>> = {
  unchanged: "unchanged",
  changed: "changed",
  preview: "preview, not appliable",
  failed: "**failed**",
  skipped: "skipped",
};

const HEAD = ["stack", "plan", "create", "change", "replace", "destroy", "other", "as is"];

/** A row for each stack, in the order in which they are deployed. */
export function stackTable({ stacks }: PlanReport): Section {
  return {
    open: [`| ${HEAD.join(" | ")} |`, `|${" --- |".repeat(HEAD.length)}`].join("\n"),
    units: stacks.map(row),
    close: "",
    what: "stacks",
    claim: CLAIMS.stacks,
  };
}

/** What Terraform said where it failed. */
export function errors({ stacks }: PlanReport, limit: number): Section[] {
  const failed = stacks.flatMap(({ id, error }) => (error === undefined ? [] : [{ id, error }]));
  return failed.map(({ id, error }) =>
    codeSection("text", errorLines(error), {
      before: `### ${code(id)} failed`,
      what: `lines of the error of ${id}`,
      claim: CLAIMS.errors,
      // Gates have to find room beside errors of any length.
      most: Math.floor(limit / 2 / failed.length),
    }),
  );
}

/** Stacks that read what another stack's plan changes: they are planned again after its apply. */
export function consumers({ stacks }: PlanReport): Section {
  const lines = stacks.flatMap(({ id, inputsChange }) =>
    inputsChange.map(({ stack, output }) => `- ${code(id)} reads ${code(`${stack}.${output}`)}`),
  );
  return {
    open: "### Inputs that change\n\nThese are planned again once the stack that they read is applied.\n",
    units: lines,
    close: "",
    what: "inputs that change",
    claim: CLAIMS.tables,
  };
}

function row({ id, status, appliable, counts, error, leftover }: StackReport): string {
  const { create, update, tagsOnly, replace, delete: destroy, unchanged } = counts;
  const other = counts.import + counts.move + counts.forget + counts.outputs;
  const isPlanned = status !== "skipped" && error === undefined;
  const cells = isPlanned
    ? [create, update + tagsOnly, replace, destroy, other, unchanged].map((n) =>
        n ? String(n) : "",
      )
    : ["", "", "", "", "", ""];
  const said = status === "changed" && !appliable ? "changed, not appliable" : STATUS[status];
  const whole = leftover ? `${said}, not in the code` : said;
  return `| ${[code(id), whole, ...cells].join(" | ")} |`;
}

/** What Terraform colours its messages with, unless it is told not to. */
const COLOUR = new RegExp(`${String.fromCodePoint(27)}\\[[\\d;]*m`, "g");

const errorLines = (error: string): string[] =>
  error.replaceAll(COLOUR, "").trimEnd().split(/\r?\n/).map(visible);
