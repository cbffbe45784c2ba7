import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { beforeAll, expect, test } from "@jest/globals";
import { sha256 } from "../../../tools/plan/synthesize";
import { terraformEnvironment } from "../../../tools/terraform/environment";
import { CANARY } from "../lifecycle/support/canary";
import { filesWith, STACKS, STATE_BUCKET, stateKey } from "../lifecycle/support/deployment";
import { run } from "../lifecycle/support/run";
import { ended, ends, story } from "../lifecycle/support/story";

/** An edit of one stack, planned, refused, applied. The tests build on each other. */
const told = story();
const PLANS = path.join("plans", "local");
const state = { Bucket: STATE_BUCKET, Key: stateKey("ssm") };

const apply = () => told().tool("apply", PLANS);
const value = async () => {
  const parameter = new GetParameterCommand({ Name: "/learner/config/app/log-level" });
  return (await told().aws.ssm.send(parameter)).Parameter?.Value;
};

beforeAll(async () => {
  const { checkout, tool } = told();
  checkout.edit({ logLevel: "debug" });
  const unchanged = String(STACKS.length - 2);
  expect(ended(await tool("plan", "local"))).toEqual(ends(2, `2 changed, ${unchanged} unchanged`));
});

test("plans only what it touches", () => {
  const { report, planFile } = told();
  const changed = report().stacks.filter(({ status }) => status === "changed");
  // The value, and the tasks that get it when they start.
  expect(changed.map(({ id, appliable }) => [id, appliable])).toEqual([
    ["local-ssm", true],
    ["local-service-web", true],
  ]);
  expect(changed[0]?.changes.map(({ name, action }) => [name, action])).toEqual([
    [expect.stringContaining("log-level"), "update"],
  ]);
  for (const page of ["plan.md", "plan.html"]) {
    expect(readFileSync(planFile(page), "utf8")).toContain("log-level");
  }
});

test("is not applied at another commit", async () => {
  const { checkout, report } = told();
  const { commit } = report();
  checkout.commit("Something else");
  expect(ended(await apply())).toEqual(
    ends(
      1,
      `commit: was planned for ${commit}, and this is `,
      `: check ${commit} out, or plan again`,
    ),
  );
  checkout.undoCommit();
});

test("is not applied when a plan was changed, or when it is of another account", async () => {
  const { planFile } = told();
  const plan = planFile("local-ssm.tfplan");
  const kept = readFileSync(plan);
  appendFileSync(plan, " ");
  expect(ended(await apply())).toEqual(
    ends(1, "local-ssm.tfplan: was changed since the plan: plan again"),
  );
  writeFileSync(plan, kept);

  const [json, sums] = ["plan.json", "SHA256SUMS"].map((name) =>
    readFileSync(planFile(name), "utf8"),
  );
  writeFileSync(planFile("plan.json"), String(json).replace('"123456789012"', '"999999999999"'));
  const digest = sha256(readFileSync(planFile("plan.json")));
  writeFileSync(planFile("SHA256SUMS"), String(sums).replace(/^\w+(?= {2}plan.json$)/m, digest));
  expect(ended(await apply())).toEqual(
    ends(1, "account: was planned for 999999999999, and this is 123456789012: plan again"),
  );
  writeFileSync(planFile("plan.json"), String(json));
  writeFileSync(planFile("SHA256SUMS"), String(sums));
});

test("is not applied when the state was changed", async () => {
  const { s3 } = told().aws;
  const object = await s3.send(new GetObjectCommand(state));
  const text = (await object.Body?.transformToString()) ?? "";
  const { serial } = JSON.parse(text) as { readonly serial: number };
  const newer = text.replace(`"serial": ${serial}`, `"serial": ${serial + 1}`);
  await s3.send(new PutObjectCommand({ ...state, Body: newer }));
  expect(ended(await apply())).toEqual(
    ends(
      1,
      `local-ssm: its state was changed since the plan (serial ${serial} then, ` +
        `serial ${serial + 1} now): plan again`,
    ),
  );
  await s3.send(new PutObjectCommand({ ...state, Body: text }));
  expect(await value()).toBe("info");
});

test("is applied exactly, and only once", async () => {
  expect(ended(await apply())).toEqual(ends(0, "Applied: local-ssm"));
  expect(await value()).toBe("debug");
  expect(ended(await apply())).toEqual(ends(0, "local-ssm  applied before"));
});

test("that was killed after its apply is found to be done, and then there is nothing to do", async () => {
  const { planFile } = told();
  const record = readFileSync(planFile("applied.json"), "utf8");
  writeFileSync(planFile("applied.json"), record.replace('"applied"', '"begun"'));
  // What was initialised once has to be initialised again where a part of it is gone.
  const terraform = path.join(told().stackDirectory("ssm"), ".terraform");
  rmSync(path.join(terraform, "providers"), { recursive: true });
  expect(ended(await apply())).toEqual(ends(0, "local-ssm  applied before"));
  expect(readFileSync(planFile("applied.json"), "utf8")).toContain('"applied"');
});

test("no secret's value is in a plan that writes it, in a report, or anything else that was written", async () => {
  const { directory, stackDirectory, env } = told();
  const ssm = stackDirectory("ssm");
  const configuration = readFileSync(path.join(ssm, "cdk.tf.json"), "utf8");
  const secret = String(/"(secret_[\w-]+)": \{[^}]*"\/\/"/.exec(configuration)?.[1]);
  const terraform = await terraformEnvironment();
  const inStack = (...args: readonly string[]) =>
    run("terraform", [`-chdir=${ssm}`, ...args], {
      env: { ...env, ...terraform.env, TF_VAR_secret_app_session_key: CANARY },
      cwd: directory,
    });
  const replace = `-replace=aws_ssm_parameter.${secret}`;
  const planned = await inStack("plan", "-input=false", "-no-color", "-out=plan", replace);
  expect(planned.output).toContain("1 to add, 0 to change, 1 to destroy");
  const shown = await inStack("show", "-json", "plan");
  terraform.dispose();
  expect(shown.output).toContain("/learner/secrets/app/session-key");
  expect(shown.output).not.toContain(CANARY);
  for (const written of ["plans", "cdktf.out"]) {
    expect(existsSync(path.join(directory, written))).toBe(true);
    expect(filesWith(path.join(directory, written), CANARY)).toEqual([]);
  }
});
