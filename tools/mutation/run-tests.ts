import { spawn } from "node:child_process";
import path from "node:path";
import { PROJECT_ROOT } from "../project/paths";

/** A test of the unit layer takes seconds; one that loops because of the change is ended. */
const TIMEOUT_MS = 5 * 60_000;

/**
 * Runs tests of the unit layer in a copy of the sources.
 * @param patterns paths of the test files, as regular expressions; all of them if there is none
 * @returns the test files that failed
 */
export async function failedTests(
  directory: string,
  patterns: readonly string[],
): Promise<readonly string[]> {
  const args = ["--ci", "--selectProjects", "unit", "--maxWorkers=1", "--bail=1", "--json"];
  if (patterns.length > 0) args.push("--testPathPatterns", ...patterns);
  const output = await run(directory, args);
  const report = output.slice(output.indexOf('{"num'));
  if (report === "") throw new Error(`Jest gave no report in ${directory}:\n${output}`);
  const { testResults } = JSON.parse(report) as {
    readonly testResults: readonly { readonly name: string; readonly status: string }[];
  };
  if (testResults.length === 0) throw new Error(`no test ran for ${patterns.join(" ")}`);
  return testResults
    .filter(({ status }) => status === "failed")
    .map(({ name }) => path.relative(path.join(directory, "__tests__"), name));
}

function run(directory: string, args: readonly string[]): Promise<string> {
  const jest = require.resolve("jest/bin/jest", { paths: [PROJECT_ROOT] });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [jest, ...args], {
      cwd: directory,
      stdio: ["ignore", "pipe", "ignore"],
      timeout: TIMEOUT_MS,
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once("error", reject);
    child.once("close", () => {
      resolve(output);
    });
  });
}
