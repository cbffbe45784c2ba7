import { readFileSync } from "node:fs";
import path from "node:path";
import { GetBucketLifecycleConfigurationCommand } from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { descendantsRunning } from "../../../tools/process/process-tree";
import { heldLocks, STATE_BUCKET } from "./support/deployment";
import type { Finished } from "./support/run";
import { ended, ends, story } from "./support/story";

/** Ctrl-C while a stack is applied. The tests build on each other. */
const told = story();
const deploy = ["deploy", "local", "local-state", "--auto-approve", "--verbose"] as const;
/** Days that the states' bucket keeps old versions. */
const daysKept = async () => {
  const request = new GetBucketLifecycleConfigurationCommand({ Bucket: STATE_BUCKET });
  const { Rules = [] } = await told().aws.s3.send(request);
  return Rules.flatMap((rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays ?? []);
};

describe("one Ctrl-C in the middle of an apply", () => {
  let interrupted: Finished;

  beforeAll(async () => {
    // The provider asks for a minute whether the rules hold. A signal while a request that makes something is
    // under way would lose its answer, and so whether it was made.
    told().checkout.edit({ stateVersionDays: 45 });
    let isSent = false;
    const onOutput = (output: string, pid: number) => {
      if (isSent || !output.includes("Still modifying")) return;
      isSent = true;
      // From the terminal, and from npm, which passes it on.
      process.kill(pid, "SIGINT");
      setTimeout(() => {
        process.kill(pid, "SIGINT");
      }, 50);
    };
    interrupted = await told().toolWith({ onOutput }, ...deploy);
  });

  test("reaches Terraform exactly once, which ends in good order", () => {
    const { output } = interrupted;
    expect(output.match(/Interrupt received/g)).toHaveLength(1);
    expect(output).not.toContain("Two interrupts received");
    expect(ended(interrupted)).toEqual(
      ends(130, "Interrupted. Terraform has saved what it had done. Go on with: npm run deploy"),
    );
  });

  test("leaves no lock, no Terraform and nothing that the state does not know", async () => {
    const { aws, tool } = told();
    expect(await heldLocks(aws)).toEqual([]);
    expect(await descendantsRunning("terraform", process.pid)).toEqual([]);
    // Whether AWS has taken the rules before the signal is AWS's matter; what is asked for holds after it.
    const again = await tool(...deploy);
    expect(ended(again)).toEqual(ends(0, "1 stack"));
    expect(await daysKept()).toEqual([45]);
  });
});

test("Ctrl-C ends a plan, and no report is left that could be taken for a whole one", async () => {
  const { toolWith, directory } = told();
  let isSent = false;
  const onOutput = (_output: string, pid: number) => {
    if (!isSent) process.kill(pid, "SIGINT");
    isSent = true;
  };
  // It says nothing before its first stack is planned, and most of the others are not begun by then.
  const finished = await toolWith({ onOutput }, "plan", "local");
  expect(finished.code).toBe(130);
  const report = path.join(directory, "plans", "local", "plan.json");
  expect(() => readFileSync(report)).toThrow("ENOENT");
});
