import type { OutputReader } from "../lib/outputs";

/** What the `alb` stack publishes. */
export const albOutputs = {
  loadBalancerArn: { type: "string", description: "ARN of the load balancer" },
  loadBalancerArnSuffix: {
    type: "string",
    description: "The part of the load balancer's ARN that its metrics are named by",
  },
  dnsName: { type: "string", description: "Name that the load balancer answers at" },
  hostedZoneId: {
    type: "string",
    description: "Zone that an alias to the load balancer points to",
  },
  securityGroupId: { type: "string", description: "ID of the load balancer's security group" },
  listenerArn: { type: "string", description: "ARN of the listener that services add rules to" },
} as const;

export type AlbOutputs = OutputReader<typeof albOutputs>;
