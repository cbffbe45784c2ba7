import path from "node:path";
import { SYNTH_DIRECTORY } from "../paths";
import type { StackLine } from "./progress";

/** What cdktf shows at the bottom of a terminal. */
const STATUS = /^\d+ Stacks? (deploying|done|waiting)/;
const ERROR = /(^|│ )Error: /;
/** What cdktf itself says of a Terraform that failed. */
const TERRAFORM_FAILED = /Error: .*(Terraform CLI|terraform \w+) failed with exit code/;

/** What went wrong in a deployment, as Terraform and cdktf explain it. */
export function explainFailure(lines: readonly StackLine[]): string {
  const told = lines.some(({ text }) => ERROR.test(text) && !TERRAFORM_FAILED.test(text));
  return told ? errorPart(lines) : [errorPart(lines), askTerraform(lines)].join("\n\n").trim();
}

/** From the first error to the end: Terraform explains over many lines. */
function errorPart(lines: readonly StackLine[]): string {
  const first = lines.findIndex(({ text }) => ERROR.test(text));
  if (first === -1) return "";
  let stack = "";
  return lines
    .slice(first)
    .filter(({ text }) => !STATUS.test(text))
    .map((line) => {
      const heading = line.stack === stack ? "" : `[${line.stack}]\n`;
      stack = line.stack;
      return heading + line.text;
    })
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

/**
 * cdktf 0.21 can lose the end of what Terraform prints when Terraform fails quickly, and the error
 * is in the end.
 */
function askTerraform(lines: readonly StackLine[]): string {
  const finished = new Set(
    lines.filter(({ text }) => /^(Apply complete!|No changes\.)/.test(text)).map((l) => l.stack),
  );
  const started = new Set(
    lines.filter(({ text }) => text.startsWith("Initializing the backend")).map((l) => l.stack),
  );
  const commands = [...started]
    .filter((stack) => !finished.has(stack))
    .map((stack) => `  terraform -chdir=${path.join(SYNTH_DIRECTORY, "stacks", stack)} plan`);
  if (commands.length === 0) return "";
  return `cdktf did not pass on what Terraform said. To see it:\n${commands.join("\n")}`;
}
