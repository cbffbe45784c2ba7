import {
  DeleteParameterCommand,
  GetParameterCommand,
  PutParameterCommand,
} from "@aws-sdk/client-ssm";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { heldLocks } from "../lifecycle/support/deployment";
import type { Finished } from "../lifecycle/support/run";
import { story } from "../lifecycle/support/story";

/** The same edit, deployed by those who know cdktf. The tests build on each other. */
const told = story();

const TAKEN = { Name: "/learner/config/app/taken" };
const OPTIONS = ["--auto-approve", "--no-color", "--ignore-missing-stack-dependencies"];
const deploy = (...stacks: readonly string[]) =>
  told().tool("cdktf", "deploy", ...stacks, ...OPTIONS);

describe("npm run cdktf -- deploy, with one stack that fails while another applies", () => {
  let failed: Finished;

  beforeAll(async () => {
    const { aws, checkout } = told();
    await aws.ssm.send(new PutParameterCommand({ ...TAKEN, Value: "other", Type: "String" }));
    checkout.edit({ zones: ["a", "b", "c", "d"], config: { "app/taken": "ours" } });
    failed = await deploy("local-ssm", "local-network");
  });

  test("fails, and says what Terraform said", () => {
    expect([failed.code, failed.output]).toEqual([
      1,
      expect.stringContaining("ParameterAlreadyExists"),
    ]);
  });

  test("kills no other stack's Terraform: that one is applied, saved and unlocked", async () => {
    const { aws } = told();
    const { Subnets = [] } = await aws.ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: "tag:Name", Values: ["learner-*-d"] }] }),
    );
    expect(Subnets).toHaveLength(2);
    expect(await heldLocks(aws)).toEqual([]);
    expect(failed.output).toMatch(/local-network .*Apply complete!/);
  });

  test("goes on once the cause is gone", async () => {
    const { aws } = told();
    await aws.ssm.send(new DeleteParameterCommand(TAKEN));
    const { code, output } = await deploy("local-ssm");
    expect([code, output]).toEqual([0, expect.stringContaining("Apply complete!")]);
    const { Parameter } = await aws.ssm.send(new GetParameterCommand(TAKEN));
    expect(Parameter?.Value).toBe("ours");
  });
});
