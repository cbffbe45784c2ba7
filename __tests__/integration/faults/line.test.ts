import { existsSync } from "node:fs";
import path from "node:path";
import { DescribeAddressesCommand, DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { heldLocks } from "../lifecycle/support/deployment";
import { ended, ends, story } from "../lifecycle/support/story";
import { type Fault, type FaultyLine, openFaultyLine, type Trouble } from "./support/faulty-line";

/**
 * What goes wrong between the tools and AWS. The tests build on each other: each begins with everything
 * deployed.
 */
const told = story();
let line: FaultyLine;
let level = 0;

beforeAll(async () => {
  line = await openFaultyLine(told().emulator.port);
});

afterAll(() => line.close());

beforeEach(() => {
  line.set(() => undefined);
  line.troubles.splice(0);
});

const tool = (name: string, ...args: readonly string[]) =>
  told().toolWith({ env: { ...told().env, EMULATOR_PORT: String(line.port) } }, name, ...args);
const deploy = (...stacks: readonly string[]) =>
  tool("deploy", "local", ...stacks, "--auto-approve");
const doctor = (...fixes: readonly string[]) =>
  tool("doctor", "local", ...fixes.flatMap((fix) => ["--fix", fix]));

/** A change of one parameter. @returns its value */
function change(): string {
  level += 1;
  const value = `level-${level}`;
  told().checkout.edit({ logLevel: value });
  return value;
}

async function logLevel(): Promise<string | undefined> {
  const request = new GetParameterCommand({ Name: "/learner/config/app/log-level" });
  return (await told().aws.ssm.send(request)).Parameter?.Value;
}

const NO_TRACE = expect.not.stringMatching(/\n +at .*\(|\n +at file:/);

/** Some of the requests that match, the first of three. */
function some(wanted: RegExp, trouble: Trouble): Fault {
  let count = 0;
  return ({ service, operation }) =>
    wanted.test(`${service} ${operation}`) && count++ % 3 === 0 ? trouble : undefined;
}

/** The first request that matches. */
function first(wanted: RegExp, trouble: Trouble): Fault {
  let isDone = false;
  return ({ service, operation }) => {
    if (isDone || !wanted.test(`${service} ${operation}`)) return undefined;
    isDone = true;
    return trouble;
  };
}

test.each<[string, Fault]>([
  ["answers come late", () => ({ kind: "slow", ms: 400 })],
  [
    "Parameter Store throttles",
    some(/^ssm /, { kind: "answered", status: 400, code: "ThrottlingException" }),
  ],
  ["S3 asks to slow down", some(/^s3 /, { kind: "answered", status: 503, code: "SlowDown" })],
  [
    "AWS has internal errors",
    some(/^(ssm|sts|ec2) /, { kind: "answered", status: 500, code: "InternalFailure" }),
  ],
  ["connections break before a request arrives", some(/./, { kind: "cut" })],
  ["answers to questions are lost", some(/ (Get|List|Describe)/, { kind: "lost" })],
])("%s: what is asked for is done all the same", async (_, fault) => {
  const value = change();
  line.set(fault);
  expect(ended(await deploy("local-ssm"))).toEqual(ends(0, "Deployed local-ssm"));
  expect(line.troubles.length).toBeGreaterThan(1);
  expect(await logLevel()).toBe(value);
  expect(await heldLocks(told().aws)).toEqual([]);
});

test("credentials that expire in the middle leave a lock and a state that was not saved; both are mended", async () => {
  const value = change();
  let isExpired = false;
  line.set(({ service, operation }) => {
    // From the moment on at which the change is made.
    if (isExpired)
      return {
        kind: "answered",
        status: 400,
        code: service === "s3" ? "ExpiredToken" : "ExpiredTokenException",
      };
    isExpired = operation === "PutParameter";
    return undefined;
  });
  const failed = await deploy("local-ssm");
  expect(ended(failed)).toEqual(ends(1, "ExpiredToken", "npm run doctor -- local"));
  expect(failed.output).toEqual(NO_TRACE);
  line.set(() => undefined);
  expect(ended(await deploy("local-ssm"))).toEqual(ends(1, "could not save the state of"));
  expect(ended(await doctor("lock", "unsaved-state"))).toEqual(
    ends(0, "lock:local-ssm", "unsaved-state:local-ssm"),
  );
  expect(ended(await deploy("local-ssm"))).toEqual(ends(0, "No changes"));
  expect(await logLevel()).toBe(value);
});

test("expired credentials are told before anything is done", async () => {
  line.set(() => ({ kind: "answered", status: 400, code: "ExpiredTokenException" }));
  const { code, output } = await deploy("local-ssm");
  expect(code).toBe(1);
  expect(output).toContain("Sign in again");
  expect(output).toEqual(NO_TRACE);
});

test("a state that may not be written is kept, and saved once it may", async () => {
  change();
  line.set(({ operation }) =>
    operation.startsWith("PUT ") && operation.endsWith("ssm.tfstate")
      ? { kind: "answered", status: 403, code: "AccessDenied" }
      : undefined,
  );
  expect(ended(await deploy("local-ssm"))).toEqual(
    ends(1, "AccessDenied", "npm run doctor -- local"),
  );
  const file = path.join(told().stackDirectory("ssm"), "errored.tfstate");
  expect(existsSync(file)).toBe(true);
  line.set(() => undefined);
  expect(ended(await doctor("lock", "unsaved-state"))).toEqual(ends(0, "unsaved-state:local-ssm"));
  expect(ended(await deploy("local-ssm"))).toEqual(ends(0, "No changes"));
});

test("a lock whose answer is lost is told as one's own, and released", async () => {
  change();
  line.set(first(/^s3 PUT .*tflock$/, { kind: "lost" }));
  expect(ended(await deploy("local-ssm"))).toEqual(ends(1, "npm run doctor -- local"));
  line.set(() => undefined);
  expect(ended(await doctor("lock"))).toEqual(
    ends(0, "lock:local-ssm", "no Terraform works on the stack here"),
  );
  expect(ended(await deploy("local-ssm"))).toEqual(ends(0, "Deployed local-ssm"));
});

test("a resource that was made, and whose answer was lost, is taken into its state", async () => {
  const { aws, checkout } = told();
  checkout.edit({ zones: ["a", "b", "c", "d"], config: { "app/more": "more" } });
  const lostOnce = [
    first(/CreateSubnet/, { kind: "lost" }),
    first(/PutParameter/, { kind: "lost" }),
  ];
  line.set((request) => lostOnce.map((fault) => fault(request)).find((trouble) => trouble));
  const failed = await deploy("local-network", "local-ssm");
  expect(ended(failed)).toEqual(ends(1, "npm run doctor -- local"));
  expect(line.troubles.toSorted()).toEqual(["CreateSubnet: lost", "PutParameter: lost"]);
  line.set(() => undefined);
  expect(ended(await doctor("import"))).toEqual(
    ends(0, "import:local-network", "import:local-ssm"),
  );
  expect(ended(await deploy("local-network", "local-ssm"))).toEqual(ends(0, "No changes"));
  const named = { Filters: [{ Name: "tag:Name", Values: ["learner-private-d"] }] };
  expect((await aws.ec2.send(new DescribeSubnetsCommand(named))).Subnets).toHaveLength(1);
});

test("an address that AWS made twice stops every command, and the one that nobody knows is deleted", async () => {
  const { aws, checkout } = told();
  const addresses = async () =>
    (await aws.ec2.send(new DescribeAddressesCommand({}))).Addresses?.length ?? 0;
  const before = await addresses();
  checkout.edit({ zones: ["a", "b", "c", "d"], config: { "app/more": "more" }, nat: "per-az" });
  line.set(first(/AllocateAddress/, { kind: "lost" }));
  // The provider asks again, and knows the second one alone.
  await deploy("local-network");
  line.set(() => undefined);
  expect(ended(await tool("plan", "local", "local-network"))).toEqual(
    ends(1, "No state lists", "aws_eip eipalloc-", "Nothing was done"),
  );
  expect(ended(await doctor("delete"))).toEqual(
    ends(0, "delete:eipalloc-", "was made for aws_eip.", "Done."),
  );
  expect(ended(await deploy("local-network"))).toEqual(ends(0));
  expect(await addresses()).toBe(before + 3);
});

test("whoever may not ask for tags goes on with a warning", async () => {
  line.set(({ operation }) =>
    operation === "GetResources"
      ? { kind: "answered", status: 400, code: "AccessDeniedException" }
      : undefined,
  );
  expect(ended(await tool("plan", "local", "local-ecs"))).toEqual(
    ends(0, "Warning: whether there are resources that no state lists is not known", "1 unchanged"),
  );
});

test("an AWS that does not answer is told as such, without a trace", async () => {
  await line.close();
  for (const [name, ...args] of [
    ["plan"],
    ["drift"],
    ["doctor"],
    ["deploy", "--auto-approve"],
    ["teardown", "--yes", "local"],
  ]) {
    const { code, output } = await tool(String(name), "local", ...args);
    expect(code).toBe(1);
    expect(output).toContain("npm run local");
    expect(output).toEqual(NO_TRACE);
  }
});
