import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { CANARY } from "../lifecycle/support/canary";
import { ended, ends, story } from "../lifecycle/support/story";
import { processesBelow } from "./support/processes";

/** Whose environment a secret's value is in. */
const told = story();

/** Programs below this process that have the canary in their environment, and all of them. */
const holders = new Set<string>();
const seen = new Set<string>();
let timer: NodeJS.Timeout;

beforeAll(() => {
  timer = setInterval(look, 50);
});

afterAll(() => {
  clearInterval(timer);
});

function look(): void {
  for (const { pid, args } of processesBelow(process.pid)) {
    const name = nameOf(args);
    seen.add(name);
    if (environmentOf(pid).includes(CANARY)) holders.add(name);
  }
}

/** What a process is, and of Terraform, for which stack. */
function nameOf(args: string): string {
  const [, stack] = /-chdir=\S*\/(\S+) /.exec(`${args} `) ?? [];
  if (stack !== undefined) return `terraform ${stack}`;
  if (args.includes("tools/")) return "the tool";
  return String(/[^/\s]+(?=\s|$)/.exec(args)?.[0]);
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    return ""; // It has ended.
  }
}

test("only the tool, and the Terraform of the stack that writes it, have a secret's value", async () => {
  const { toolWith, env, checkout } = told();
  checkout.edit({ secretVersion: 2 });
  const withSecret = { ...env, TF_VAR_secret_app_session_key: CANARY };
  const stacks = ["local-ssm", "local-ecs", "local-iam"];
  const finished = await toolWith(
    { env: withSecret },
    "deploy",
    "local",
    ...stacks,
    "--auto-approve",
  );
  expect(ended(finished)).toEqual(ends(0, "Deployed local-ssm"));
  expect([...seen]).toEqual(expect.arrayContaining(stacks.map((id) => `terraform ${id}`)));
  expect(
    [...holders].filter((name) => !name.startsWith("terraform-provider-aws")).toSorted(),
  ).toEqual(["terraform local-ssm", "the tool"]);
});
