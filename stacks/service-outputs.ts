import type { OutputReader } from "../lib/outputs";

/** What every `service-<name>` stack publishes. */
export const serviceOutputs = {
  serviceName: { type: "string", description: "Name of the service, or of the schedule" },
  taskDefinitionArn: {
    type: "string",
    description: "ARN of the revision that runs; empty while none does",
  },
  securityGroupId: { type: "string", description: "ID of the tasks' security group" },
  status: {
    type: "string",
    description: "`deployed`, or why the tasks of the last apply do not run",
  },
  imageUri: { type: "string", description: "Image that the tasks run; empty while they do not" },
  url: { type: "string", description: "Where the service answers; empty if it does not" },
} as const;

export type ServiceOutputs = OutputReader<typeof serviceOutputs>;
