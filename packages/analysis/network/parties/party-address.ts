import type { SecurityGroup } from "../configuration/security-groups";
import type { Subnet } from "../configuration/subnets";
import type { Addresses } from "../values/addresses";

/** Where a party is: addresses that everything in the network treats alike. */
export interface PartyAddress {
  readonly address: Addresses;
  /** @default outside every VPC of the app */
  readonly subnet?: Subnet;
  /** @default no security group is asked */
  readonly groups?: readonly SecurityGroup[];
  readonly hasPublicAddress: boolean;
  /** The AWS service whose addresses these are, by the last part of its name: `s3`. */
  readonly service?: string;
}
