import { plainOutputs } from "../lib/outputs";
import { type iamOutputs } from "../stacks/iam-outputs";

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
