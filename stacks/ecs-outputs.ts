import type { OutputReader } from "../lib/outputs";

/** What the `ecs` stack publishes. */
export const ecsOutputs = {
  clusterName: { type: "string", description: "Name of the cluster" },
  clusterArn: { type: "string", description: "ARN of the cluster" },
  namespaceName: { type: "string", description: "Name of the Service Connect namespace" },
  namespaceArn: { type: "string", description: "ARN of the Service Connect namespace" },
  scheduleGroupName: {
    type: "string",
    description: "Group of the scheduled tasks' schedules; empty without any",
  },
  execLogGroupName: { type: "string", description: "Log group that records ECS Exec sessions" },
} as const;

export type EcsOutputs = OutputReader<typeof ecsOutputs>;
