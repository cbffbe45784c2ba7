import type { OutputReader } from "../lib/outputs";

/** What the `state` stack publishes. */
export const stateOutputs = {
  bucketName: { type: "string", description: "Name of the bucket that holds Terraform's state" },
  bucketArn: { type: "string", description: "ARN of the bucket that holds Terraform's state" },
  kmsKeyArn: { type: "string", description: "ARN of the key that encrypts Terraform's state" },
} as const;

export type StateOutputs = OutputReader<typeof stateOutputs>;
