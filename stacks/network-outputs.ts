import type { OutputReader } from "../lib/outputs";

/** What the `network` stack publishes. Lists are in the order of the zones' letters. */
export const networkOutputs = {
  vpcId: { type: "string", description: "ID of the VPC" },
  vpcCidr: { type: "string", description: "IPv4 block of the VPC" },
  availabilityZones: { type: "list", description: "Names of the availability zones in use" },
  publicSubnetIds: { type: "list", description: "IDs of the public subnets" },
  privateSubnetIds: { type: "list", description: "IDs of the private subnets" },
  additionalSubnetIds: {
    type: "map",
    description: "IDs of the further tiers' subnets, by tier and zone (for example data-a)",
  },
  natPublicIps: { type: "list", description: "Addresses that private subnets are seen with" },
  endpointSecurityGroupId: {
    type: "string",
    description: "ID of the interface endpoints' security group; empty without any",
  },
} as const;

export type NetworkOutputs = OutputReader<typeof networkOutputs>;
