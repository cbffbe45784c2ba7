import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { findEnvironment } from "../config/load-environments";
import { formatFinding, isAtLeast } from "#guardrails";
import { runMain, ToolError } from "./process/errors";
import { reviewEnvironment } from "./guardrails/review";

const HELP = `Usage: npm run guardrails -- <environment> [--plan <stack>=<file>]...

Says what the rules of docs/guardrails.md find in an environment, of every severity. Nothing is
written. The exit code is 1 if anything is of severity high or critical.

  --plan <stack>=<file>   look at the stack as a plan makes it; the file is what
                          terraform show -json <plan file> prints
  -h, --help              this help

  npm run guardrails -- prod
  npm run guardrails -- prod --plan prod-alb=alb.json
`;

function main(): number {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      plan: { type: "string", multiple: true, default: [] },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [name, ...rest] = positionals;
  if (name === undefined || rest.length > 0) throw new ToolError(HELP);
  const findings = reviewEnvironment(findEnvironment(name), new Map(values.plan.map(readPlan)));
  for (const finding of findings) console.log(formatFinding(finding));
  if (findings.length === 0) console.log(`The rules find nothing in ${name}.`);
  return findings.some(({ severity }) => isAtLeast(severity, "high")) ? 1 : 0;
}

function readPlan(argument: string): readonly [string, unknown] {
  const [, stack = "", file = ""] = /^([^=]+)=(.+)$/.exec(argument) ?? [];
  if (file === "") {
    throw new ToolError(`--plan ${argument}: use <stack>=<file> (for example dev-alb=alb.json)`);
  }
  try {
    return [stack, JSON.parse(readFileSync(file, "utf8"))];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ToolError(
      `--plan ${argument}: use a file that terraform show -json printed (${reason})`,
    );
  }
}

// What main throws, runMain prints.
if (require.main === module) void runMain(() => Promise.resolve().then(main));
