import { TerraformStack } from "cdktf";
import type { EnvironmentInput } from "../config/schema/environment";
import { plainOutputs } from "../lib/outputs";
import { addEnvironmentStacks } from "../stacks/environment-stacks";
import { type iamOutputs } from "../stacks/iam-outputs";
import { testApp } from "../testing/app";
import { testEnvironment } from "./test-environment";

/** The stacks of an environment with every default, but for what is given. */
export function testStacks(input: Partial<EnvironmentInput> = {}) {
  return addEnvironmentStacks(testApp(), testEnvironment(input));
}

/** An empty stack, to build one construct in. */
export function emptyStack(): TerraformStack {
  return new TerraformStack(testApp(), "test");
}

/** The `iam` stack's outputs as plain values, to build a consumer alone. */
export const plainIam = plainOutputs<typeof iamOutputs>({
  executionRoleArn: "arn:aws:iam::111111111111:role/execution",
  executionRoleName: "execution",
  taskRoleArn: "arn:aws:iam::111111111111:role/task",
  taskRoleName: "task",
  buildRoleArn: "arn:aws:iam::111111111111:role/build",
  buildRoleName: "build",
  flowLogRoleArn: "arn:aws:iam::111111111111:role/flow-log",
  schedulerRoleArn: "arn:aws:iam::111111111111:role/scheduler",
  serviceTaskRoleArns: { jobs: "arn:aws:iam::111111111111:role/jobs" },
  kmsKeyArn: "arn:aws:kms:us-east-1:111111111111:key/environment",
});
