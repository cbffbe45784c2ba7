import { readFileSync } from "node:fs";
import path from "node:path";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { descendantsRunning } from "../../../tools/process-tree";
import { heldLocks } from "./support/deployment";
import type { Finished } from "./support/run";
import { ended, ends, story } from "./support/story";

/** Ctrl-C while a stack is applied. The tests build on each other. */
const told = story();
const deploy = ["deploy", "local", "local-network", "--auto-approve", "--verbose"] as const;
const subnetsOfZone = async (zone: string) => {
  const filter = { Name: "tag:Name", Values: [`learner-*-${zone}`] };
  const request = new DescribeSubnetsCommand({ Filters: [filter] });
  return (await told().aws.ec2.send(request)).Subnets?.length;
};

describe("one Ctrl-C in the middle of an apply", () => {
  let interrupted: Finished;

  beforeAll(async () => {
    // A NAT gateway in each zone takes its time to make.
    told().checkout.edit({ zones: ["a", "b", "c", "d"], nat: "per-az" });
    let isSent = false;
    const onOutput = (output: string, pid: number) => {
      if (isSent || !/aws_subnet\S*: Creation complete/.test(output)) return;
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
    const again = await tool(...deploy);
    expect(ended(again)).toEqual(ends(0, "Deployed local-network: 1 stack"));
    // Each subnet once: what had been made was not made again.
    expect(await subnetsOfZone("d")).toBe(2);
  });
});

test("Ctrl-C ends a plan, and no report is left that could be taken for a whole one", async () => {
  const { toolWith, directory } = told();
  let isSent = false;
  const onOutput = (_output: string, pid: number) => {
    if (!isSent) process.kill(pid, "SIGINT");
    isSent = true;
  };
  // It says nothing before its first stack is planned.
  const finished = await toolWith({ onOutput }, "plan", "local", "local-monitoring", "local-ecs");
  expect(finished.code).toBe(130);
  const report = path.join(directory, "plans", "local", "plan.json");
  expect(() => readFileSync(report)).toThrow("ENOENT");
});
