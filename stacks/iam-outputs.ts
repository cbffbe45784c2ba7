import type { OutputReader } from "../lib/outputs";

/** What the `iam` stack publishes. */
export const iamOutputs = {
  executionRoleArn: { type: "string", description: "ARN of the role that starts tasks" },
  executionRoleName: { type: "string", description: "Name of the role that starts tasks" },
  taskRoleArn: { type: "string", description: "ARN of the role that containers act with" },
  taskRoleName: { type: "string", description: "Name of the role that containers act with" },
  buildRoleArn: { type: "string", description: "ARN of the role that builds images" },
  buildRoleName: { type: "string", description: "Name of the role that builds images" },
  flowLogRoleArn: { type: "string", description: "ARN of the role that writes VPC flow logs" },
  schedulerRoleArn: {
    type: "string",
    description: "ARN of the role that starts scheduled tasks; empty without any",
  },
  serviceTaskRoleArns: {
    type: "map",
    description: "ARNs of the task roles that services have of their own, by service",
  },
  kmsKeyArn: { type: "string", description: "ARN of the environment's KMS key" },
} as const;

export type IamOutputs = OutputReader<typeof iamOutputs>;

/** What it publishes besides where it has roles for CI; no stack reads them, the jobs' settings do. */
export const ciOutputs = {
  ciPlanRoleArn: { type: "string", description: "ARN of the role that CI plans with" },
  ciDeployRoleArn: { type: "string", description: "ARN of the role that CI deploys with" },
} as const;

/** What it publishes where one of them rolls out images. */
export const ciRolloutOutputs = {
  ciRolloutRoleArn: {
    type: "string",
    description: "ARN of the role that CI rolls out images with",
  },
} as const;
