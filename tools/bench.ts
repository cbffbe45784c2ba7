import { parseArgs } from "node:util";
import { benchDeploying } from "./bench/deploying";
import { benchPlanning } from "./bench/planning";
import { benchReportPage } from "./bench/report-page";
import { benchServices } from "./bench/services";
import { benchSynthesis } from "./bench/synthesis";
import { runMain, ToolError } from "./process/errors";

/** Each prints what it measures, and returns what is not as fast as it should be. */
const BENCHMARKS: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  services: benchServices,
  synthesis: benchSynthesis,
  page: benchReportPage,
  planning: benchPlanning,
  deploying: benchDeploying,
};

const HELP = `Usage: npm run bench [-- <benchmark> ...]

Measures, and fails where something is not as fast as it should be. Let the machine do nothing else
meanwhile.

  services   synthesis of 10 to 100 services: seconds, memory, growth (the default)
  synthesis  synthesis of all environments, against AWS CDK with comparable stacks, which npm installs in
             a temporary folder
  page       plan.html of 1,000 and 5,000 changes: making it, and using it in Chromium
  planning   planning a deployed environment, against one cdktf diff after the other, on an emulator of
             its own; takes ten minutes
  deploying  deploying an environment from nothing, and again when nothing has changed, against plain
             cdktf deploy, each on an emulator of its own; takes ten minutes
  -h, --help this help
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const wanted = positionals.length > 0 ? positionals : ["services"];
  const chosen = wanted.map((name) => {
    const benchmark = BENCHMARKS[name];
    if (benchmark) return benchmark;
    throw new ToolError(`${name}: no such benchmark: use ${Object.keys(BENCHMARKS).join(", ")}.`);
  });
  const problems: string[] = [];
  for (const benchmark of chosen) problems.push(...(await benchmark()));
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
}

if (require.main === module) void runMain(main);
