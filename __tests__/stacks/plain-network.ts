import { plainOutputs } from "../../lib/outputs";
import type { networkOutputs } from "../../stacks/network-outputs";

/** The `network` stack's outputs as plain values, to build a consumer alone. */
export const plainNetwork = plainOutputs<typeof networkOutputs>({
  vpcId: "vpc-1",
  vpcCidr: "10.0.0.0/16",
  availabilityZones: ["us-east-1a", "us-east-1b"],
  publicSubnetIds: ["subnet-public-a", "subnet-public-b"],
  privateSubnetIds: ["subnet-private-a", "subnet-private-b"],
  additionalSubnetIds: {},
  natPublicIps: [],
  endpointSecurityGroupId: "",
});
