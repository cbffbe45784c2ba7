import path from "node:path";
import { existsSync, readdirSync } from "node:fs";
import { didYouMean } from "./did-you-mean";
import { ConfigurationError, type Problem } from "./errors";
import { explainLoadError } from "./load-error";
import { firstPerPath, parseEnvironment, toProblem } from "./parse-environment";
import { RULES_ACROSS } from "./rules";
import { type Environment, environmentSchema } from "./schema/environment";

const ENVIRONMENTS_DIRECTORY = path.join(__dirname, "..", "environments");

/** Environments by name, as their files export them. */
type Inputs = Readonly<Record<string, unknown>>;

/**
 * Checks environments and fills in their defaults.
 * @throws ConfigurationError with everything that is wrong in any of them.
 */
export function parseEnvironments(inputs: Inputs): readonly Environment[] {
  return parseAll(inputs, []);
}

/**
 * Reads, checks and freezes every environment of a directory, sorted by name.
 * @throws ConfigurationError with everything that is wrong in any of them.
 */
export function loadEnvironments(directory = ENVIRONMENTS_DIRECTORY): readonly Environment[] {
  const inputs: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const file of environmentFiles(directory)) {
    const name = path.basename(file, ".ts");
    try {
      inputs[name] = defaultExport(path.join(directory, file));
    } catch (error) {
      problems.push(...loadProblems(name, path.join(directory, file), error));
    }
  }
  return parseAll(inputs, problems);
}

/**
 * The environment of that name.
 * @throws ConfigurationError when there is none, or when any environment has a mistake.
 */
export function findEnvironment(name: string, directory = ENVIRONMENTS_DIRECTORY): Environment {
  const environments = loadEnvironments(directory);
  const found = environments.find((environment) => environment.name === name);
  if (found) return found;
  const known = environments.map((environment) => environment.name);
  const message = `is not an environment: use ${known.join(", ")}${didYouMean(name, known)}`;
  throw new ConfigurationError([{ path: "environment", value: name, message }]);
}

function parseAll(inputs: Inputs, loadingProblems: readonly Problem[]): readonly Environment[] {
  const parsed = Object.entries(inputs).map(([name, input]) => parseEnvironment(name, input));
  const named = parsed.map(({ name, sections }) => ({ ...sections, name }));
  const across = firstPerPath(RULES_ACROSS.flatMap((rule) => rule(named)));
  const problems = [
    ...loadingProblems,
    ...parsed.flatMap((environment) => environment.problems),
    ...across.map((finding) => toProblem([], finding)),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return deepFreeze(
    Object.entries(inputs).map(([name, input]) => ({ name, ...environmentSchema.parse(input) })),
  );
}

/**
 * What lies beside the environments and looks like one: every file but `.ts`, and what is there to be
 * read by people or by Git. A directory that cannot be read has nothing to warn of.
 */
export function unreadFiles(directory = ENVIRONMENTS_DIRECTORY): readonly Problem[] {
  return (existsSync(directory) ? readdirSync(directory) : [])
    .filter((file) => !/^\.|\.(ts|md)$/.test(file))
    .toSorted()
    .map((file) => ({
      path: `environments/${file}`,
      message: `is not read, environments being files that end in .ts: write it as ${path.parse(file).name}.ts, or put it elsewhere`,
    }));
}

function environmentFiles(directory: string): readonly string[] {
  const relative = path.relative(path.dirname(ENVIRONMENTS_DIRECTORY), directory);
  const fail = (message: string) => new ConfigurationError([{ path: relative, message }]);
  const remedy = "add a file for each environment (for example environments/dev.ts)";
  let files: string[];
  try {
    files = readdirSync(directory);
  } catch {
    throw fail(`is not a directory that can be read: ${remedy}`);
  }
  const environments = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
  if (environments.length === 0) throw fail(`holds no environment: ${remedy}`);
  return environments.toSorted();
}

function defaultExport(file: string): unknown {
  // Which files there are is known only at run time, and `import()` would make all of main.ts wait.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const exported: unknown = require(file);
  return typeof exported === "object" && exported !== null && "default" in exported
    ? exported.default
    : undefined;
}

function loadProblems(name: string, file: string, error: unknown): readonly Problem[] {
  if (error instanceof ConfigurationError) return error.problems;
  const message = `cannot be loaded: correct ${explainLoadError(file, error)}`;
  return [{ path: name, message }];
}

/** Freezes plain data to its last leaf: nobody changes an environment by accident. */
function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
