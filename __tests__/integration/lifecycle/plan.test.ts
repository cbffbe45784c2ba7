import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DeleteParameterCommand } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { PlanReport } from "../../../plan/report";
import { temporaryDirectory } from "../../../testing/temporary-directory";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import {
  type TerraformEnvironment,
  terraformEnvironment,
} from "../../../tools/terraform/environment";
import { type AwsClients, awsClients } from "./aws";
import { CANARY, filesWith, type Finished, freePort, run, runTool } from "./deployment";

/** `npm run plan` on a few stacks of `local`. The tests build on each other, in order. */
jest.setTimeout(400_000);

const directory = temporaryDirectory();
const outdir = path.join(directory, "cdktf.out");
const out = path.join(directory, "plans");

let emulator: Emulator;
let env: NodeJS.ProcessEnv;
let terraform: TerraformEnvironment;
let aws: AwsClients;

beforeAll(async () => {
  const port = await freePort();
  emulator = await startEmulator({ port, detached: false });
  env = {
    ...process.env,
    EMULATOR_PORT: String(port),
    CDKTF_OUTDIR: outdir,
    TF_VAR_secret_app_session_key: CANARY,
  };
  terraform = await terraformEnvironment();
  aws = awsClients(emulator.endpoint);
});

afterAll(async () => {
  for (const client of Object.values(aws)) client.destroy();
  terraform.dispose();
  await emulator.stop();
});

const plan = (...args: string[]) => runTool("plan", ["local", ...args, "--out", out], env);
const report = () => JSON.parse(readFileSync(path.join(out, "plan.json"), "utf8")) as PlanReport;
const markdown = () => readFileSync(path.join(out, "plan.md"), "utf8");

/** Exit code, and what was printed, so that a failure shows it. */
const ended = ({ code, output }: Finished) => [code, output];

test("a brand-new environment is previewed, and nothing of it can be applied", async () => {
  const finished = await plan("local-iam", "local-ssm");
  expect(ended(finished)).toEqual([2, expect.stringContaining("2 preview")]);
  const { stacks, brandNew } = report();
  expect(brandNew).toBe(true);
  expect(stacks).toMatchObject([
    { id: "local-iam", status: "preview", appliable: false },
    { id: "local-ssm", status: "preview", appliable: false },
  ]);
  expect(stacks.every(({ changes }) => changes.length > 3)).toBe(true);
  expect(readdirSync(out).toSorted()).toEqual(["plan.json", "plan.md"]);
});

describe("once the stacks are deployed", () => {
  beforeAll(async () => {
    expect(ended(await runTool("bootstrap", ["local"], env))).toEqual([0, expect.any(String)]);
    const stacks = ["local-state", "local-iam", "local-ssm"];
    const options = ["--auto-approve", "--output", outdir];
    const deployed = await runTool("cdktf", ["deploy", ...stacks, ...options], env);
    expect(ended(deployed)).toEqual([0, expect.any(String)]);
  });

  test("there is nothing to do", async () => {
    const finished = await plan("local-state", "local-iam", "local-ssm");
    expect(ended(finished)).toEqual([0, expect.stringContaining("3 unchanged")]);
    expect(report().stacks).toMatchObject(
      ["local-state", "local-iam", "local-ssm"].map((id) => ({
        id,
        state: { serial: expect.any(Number) },
      })),
    );
  });

  test("a stack whose upstream lacks nothing but is not there is a preview still", async () => {
    const finished = await plan("local-service-mailer");
    expect(ended(finished)).toEqual([2, expect.stringContaining("1 preview")]);
    // Others are there, so that its gates are those of an environment in use.
    expect(report().brandNew).toBe(false);
  });

  test("what went missing is planned, and the plan that does it is kept", async () => {
    await aws.ssm.send(new DeleteParameterCommand({ Name: "/learner/config/app/log-level" }));
    const finished = await plan("local-ssm");
    expect(ended(finished)).toEqual([2, expect.stringContaining("1 changed")]);
    const [ssm] = report().stacks;
    expect(ssm).toMatchObject({ status: "changed", appliable: true });
    expect(ssm?.changes.map(({ name, action }) => [name, action])).toEqual([
      [expect.stringContaining("log-level"), "create"],
    ]);
    const file = path.join(out, String(ssm?.planFile));
    expect(createHash("sha256").update(readFileSync(file)).digest("hex")).toBe(ssm?.sha256);
    expect(markdown()).toContain("log-level");
  });

  test("what is protected closes a gate, and opens when somebody names it", async () => {
    const stack = path.join(outdir, "stacks", "local-ssm");
    const { resource } = JSON.parse(readFileSync(path.join(stack, "cdk.tf.json"), "utf8")) as {
      resource: { aws_ssm_parameter: Record<string, { name: string }> };
    };
    const [image] = Object.entries(resource.aws_ssm_parameter).flatMap(([name, parameter]) =>
      parameter.name.endsWith("/imagearn/value") ? [name] : [],
    );
    const address = `aws_ssm_parameter.${String(image)}`;
    const tainted = await run("terraform", [`-chdir=${stack}`, "taint", address], terraform.env);
    expect(ended(tainted)).toEqual([0, expect.any(String)]);

    const closed = await plan("local-ssm");
    const open = `--allow 'local-ssm:${address}'`;
    expect(ended(closed)).toEqual([3, expect.stringContaining(open)]);
    expect(markdown()).toContain(address);

    const opened = await plan("local-ssm", "--allow", `local-ssm:${address}`);
    expect(ended(opened)).toEqual([2, expect.any(String)]);
    expect(report().gates).toMatchObject([{ address, openedBy: expect.any(String) }]);

    const wrong = await plan("local-ssm", "--allow", "local-ssm:aws_vpc.vpc");
    expect(ended(wrong)).toEqual([
      1,
      expect.stringContaining("--allow 'local-ssm:aws_vpc.vpc' opens nothing"),
    ]);
  });
});

test("a stack that does not exist, and no environment, are refused", async () => {
  expect(ended(await plan("local-shop"))).toEqual([
    1,
    expect.stringContaining("local-shop is no stack of local: use local-alb"),
  ]);
  expect(ended(await runTool("plan", [], env))).toEqual([1, expect.stringContaining("Usage:")]);
});

test("no secret's value is in a report, a plan or anything else", () => {
  expect(existsSync(outdir)).toBe(true);
  expect(filesWith(directory, CANARY)).toEqual([]);
});
