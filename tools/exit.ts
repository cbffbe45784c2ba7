import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { parseArgs, promisify } from "node:util";
import { libraryOf } from "#terraform";
import { loadEnvironments } from "../config/load-environments";
import { buildCheckedApp } from "../synthesis/checked-app";
import { refuseDirtyTree } from "./exit/clean-tree";
import { makeMove, type Move } from "./exit/move";
import { aws6, cdktn } from "./exit/moves";
import { writePlainTerraform } from "./exit/plain-terraform";
import { synthesize } from "./exit/rehearse";
import { schemaChanges } from "./exit/schema-changes";
import { validate } from "./exit/validate";
import { runMain, ToolError } from "./process/errors";
import { temporaryDirectory } from "./process/temporary-directory";
import { PROJECT_ROOT } from "./project/paths";
import { terraformEnvironment } from "./terraform/environment";

const HELP = `Usage: npm run exit -- <move> [directory]

Leaves cdktf for good, one move at a time, each undone unless the types are right and every environment comes
out equal. Commit first: it refuses a tree with changes. docs/how-to/leave-cdktf.md is for the day of the move.

  cdktn       CDK Terrain takes cdktf's place; the AWS provider stays what it is
  aws6        AWS provider 6 takes the place of 5.100; the framework stays what it is
  json        writes plain Terraform into a directory (terraform), which terraform init and validate take
  changes     prints what AWS provider 6 takes away, by the classes in a directory (node_modules/@cdktn/provider-aws/lib)
`;

const run = promisify(execFile);
const npm = async (root: string, ...args: readonly string[]) => {
  await run("npm", args, { cwd: root, maxBuffer: 2 ** 24, shell: process.platform === "win32" });
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  const [move, directory] = positionals;
  if (values.help || move === undefined) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  if (move === "cdktn") await makeFor(cdktn);
  else if (move === "aws6") await makeFor(aws6);
  else if (move === "json") await writeJson(directory);
  else if (move === "changes") printChanges(directory);
  else throw new ToolError(`${move} is no move.\n\n${HELP}`);
  return 0;
}

async function makeFor(move: Move): Promise<void> {
  await makeMove(PROJECT_ROOT, move, { synthesize, npm });
  console.log("Moved, and every environment comes out equal. Left to you:");
  for (const step of ["look at git diff, and npm test", ...move.left]) console.log(`  - ${step}`);
}

async function writeJson(directory = "terraform"): Promise<void> {
  if (existsSync(directory)) throw new ToolError(`${directory} exists: name another directory.`);
  await refuseDirtyTree(PROJECT_ROOT);
  const { directory: outdir, dispose } = temporaryDirectory("json");
  const { env, dispose: disposeEnvironment } = await terraformEnvironment();
  try {
    buildCheckedApp(loadEnvironments(), { outdir }).app.synth();
    for (const stack of writePlainTerraform(outdir, directory)) {
      await validate(stack, env);
      console.log(`${stack}: valid`);
    }
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  } finally {
    disposeEnvironment();
    dispose();
  }
  console.log(`Wrote ${directory}. Left to you: its README, and an empty plan of each stack.`);
}

function printChanges(directory = "node_modules/@cdktn/provider-aws/lib"): void {
  console.log(JSON.stringify(schemaChanges(String(libraryOf("aws_vpc")), directory), null, 2));
}

if (require.main === module) void runMain(main);
