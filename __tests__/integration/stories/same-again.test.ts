import { SSMClient, GetParameterCommand } from "@aws-sdk/client-ssm";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { clientSettings } from "../../../tools/aws/clients";
import { isRunning } from "../../../tools/process/is-running";
import { saveEmulator } from "../../../tools/emulator/save";
import { STACKS } from "../lifecycle/support/deployment";
import type { Finished } from "../lifecycle/support/run";
import { ended, ends, story } from "../lifecycle/support/story";

const told = story({ detached: true });

describe("after the emulator's process is gone", () => {
  let again: Finished;

  beforeAll(async () => {
    const { emulator, tool } = told();
    await saveEmulator(emulator.port);
    process.kill(emulator.pid, "SIGKILL");
    again = await tool("local");
  });

  test("npm run local brings back what was deployed, finds nothing to do, and says so in one line", () => {
    expect(ended(again)).toEqual(
      ends(
        0,
        "Brought back what was deployed",
        `No changes: ${STACKS.length} stacks, `,
        ` resources compared with ${told().emulator.endpoint} in `,
      ),
    );
    expect(again.output).not.toMatch(/applied|\d changes?/);
  });

  test("every stack was planned, and every plan is empty", () => {
    const unchanged = again.output.matchAll(/local-(\S+) +no changes/g);
    expect([...unchanged].map(([, stack]) => stack).toSorted()).toEqual(STACKS);
  });

  test("npm run local:down stops it for good, with everything that was saved", async () => {
    const { tool, emulator } = told();
    const target = { region: "us-east-1", emulatorEndpoint: emulator.endpoint } as const;
    const ssm = new SSMClient(clientSettings(target));
    const parameter = new GetParameterCommand({ Name: "/learner/imagearn/value" });
    expect((await ssm.send(parameter)).Parameter?.Value).toBe("1");
    ssm.destroy();
    expect(ended(await tool("local-down"))).toEqual(ends(0, "Stopped the emulator."));
    expect(isRunning(emulator.pid)).toBe(false);
    await expect(fetch(emulator.endpoint)).rejects.toThrow();
  });
});
