import type { OutputReader } from "../lib/outputs";

/** What every `service-<name>` stack publishes. */
export const serviceOutputs = {
  serviceName: { type: "string", description: "Name of the service, or of the schedule" },
  taskDefinitionArn: { type: "string", description: "ARN of the task definition's revision" },
  securityGroupId: { type: "string", description: "ID of the tasks' security group" },
  status: {
    type: "string",
    description: "`deployed`, or what the service waits for before it runs any task",
  },
  imageUri: { type: "string", description: "Image that the tasks run" },
  url: { type: "string", description: "Where the service answers; empty if it does not" },
} as const;

export type ServiceOutputs = OutputReader<typeof serviceOutputs>;
