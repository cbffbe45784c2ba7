import { beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import { type Refusals, refusalsOf, refusalsPage } from "../../../tools/emulator/refusals-page";
import { REFUSALS_PAGE } from "../../../tools/refusals-docs";
import { callsOf } from "../lifecycle/support/emulated-calls";
import { expectListed } from "../../listed";
import type { Cases } from "./refusals/case";
import { EC2_BY_MOTO, EC2_DEPENDENCIES, EC2_NETWORK, EC2_QUOTAS } from "./refusals/ec2";
import { SERVICES, TASK_DEFINITIONS } from "./refusals/ecs";
import { LISTENERS, LOAD_BALANCERS, TARGET_GROUPS } from "./refusals/elbv2";
import { IAM } from "./refusals/iam";
import { makeNetwork, type Network } from "./refusals/network";
import { KMS, OTHERS, PARAMETERS, WATCHING } from "./refusals/services";
import { runningEmulator } from "./running-emulator";

const CASES: Cases = {
  ...EC2_QUOTAS,
  ...EC2_NETWORK,
  ...EC2_DEPENDENCIES,
  ...EC2_BY_MOTO,
  ...LOAD_BALANCERS,
  ...LISTENERS,
  ...TARGET_GROUPS,
  ...TASK_DEFINITIONS,
  ...SERVICES,
  ...IAM,
  ...KMS,
  ...PARAMETERS,
  ...WATCHING,
  ...OTHERS,
};
const ENDING = /(Exception|Error)$/;

const running = runningEmulator();
let names = 0;
let network: Network;
let listed: Refusals;

beforeAll(async () => {
  network = await makeNetwork(running().aws);
  listed = await refusalsOf(running().emulator.port);
});

describe("what AWS refuses", () => {
  it.each(Object.keys(CASES))("%s, and what it lets pass", async (refusal) => {
    const { aws, emulator } = running();
    const { code, byMoto } = listed.find(({ name }) => name === refusal) ?? {};
    const shown = { passes: 0, refused: 0 };
    await CASES[refusal]?.({
      ...{ aws, network, endpoint: emulator.endpoint },
      name: () => `${refusal.slice(0, 20).replace(/-$/, "")}-${(names += 1)}`,
      passes: (call) => {
        shown.passes += 1;
        return call;
      },
      refused: async (call) => {
        shown.refused += 1;
        // The SDK names some otherwise: LimitExceededException, where AWS says LimitExceeded.
        const name = expect.stringMatching(
          `^${String(code).replace(ENDING, "")}(Exception|Error)?$`,
        );
        await expect(call).rejects.toMatchObject({ name });
        const last = (await callsOf(emulator.port)).calls.at(-1);
        expect(last?.refusedBy).toBe(byMoto ? null : refusal);
      },
    });
    expect(shown).toEqual({ passes: expect.any(Number), refused: expect.any(Number) });
    expect(Math.min(shown.passes, shown.refused)).toBeGreaterThan(0);
  });

  it("is all in the document, which `npm run docs:emulator` writes", () => {
    expect(readFileSync(REFUSALS_PAGE, "utf8")).toBe(refusalsPage(listed));
  });

  it("is all tested here", () => {
    expectListed(
      listed.map(({ name }) => name),
      Object.keys(CASES),
      "the cases of __tests__/integration/tools/refusals",
    );
  });
});
