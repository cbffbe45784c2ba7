import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export const ROOT = path.join(__dirname, "..", "..", "..");
export const ACCOUNT = "123456789012";
export const STATE_BUCKET = `learner-state-${ACCOUNT}-us-east-1`;
/** Planted as a secret's value; it must turn up in Parameter Store and nowhere else. */
export const CANARY = "canary-4f1c9a7be2d84f55";
/** Tags that the published system puts on everything. */
export const PUBLISHED_TAGS = { TeamName: "awslearner", Environment: "dev" };
export const STACKS = [
  "alb",
  "build",
  "dashboard",
  "ecs",
  "iam",
  "monitoring",
  "network",
  "service-api",
  "service-mailer",
  "service-report",
  "service-web",
  "ssm",
  "state",
] as const;

export const stateKey = (stack: string) => `vpc-to-ecs/local/${stack}.tfstate`;

export function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] = [],
): Record<string, string | undefined> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), Value] as const));
}

export interface Finished {
  readonly code: number | null;
  /** Standard output and error, in the order in which they came. */
  readonly output: string;
  readonly seconds: number;
}

/** Runs a command of the project, or of a copy of it, to its end. */
export function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd = ROOT,
): Promise<Finished> {
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, output, seconds: (Date.now() - started) / 1000 });
    });
  });
}

/** Runs one of the project's tools, as its npm script does. */
export const runTool = (
  tool: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd = ROOT,
): Promise<Finished> => run(process.execPath, toolArguments(tool, args), env, cwd);

/** Arguments of Node.js that run a tool. */
export const toolArguments = (tool: string, args: readonly string[]): string[] => [
  "--import",
  "tsx",
  path.join("tools", `${tool}.ts`),
  ...args,
];

/** Every file below a directory. */
export function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(directory, file))
    .filter((file) => statSync(file).isFile());
}

/** Files below a directory that hold a text. Provider packages are left out by their size. */
export function filesWith(directory: string, text: string): string[] {
  const LARGEST_BYTES = 64 * 1024 * 1024;
  return filesBelow(directory).filter(
    (file) => statSync(file).size < LARGEST_BYTES && readFileSync(file).includes(text),
  );
}

/** Waits until a condition holds. */
export async function until<T>(
  what: string,
  timeoutMs: number,
  condition: () => Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    const result = await condition();
    if (result !== undefined) return result;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`waited ${String(timeoutMs / 1000)} s in vain: ${what}`);
}

/** Whom Terraform names as the holder of a lock. */
export const WHO = `${os.userInfo().username}@${os.hostname()}`;
