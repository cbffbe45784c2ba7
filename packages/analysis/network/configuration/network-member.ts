import type { SynthesizedResource } from "#terraform";

/** Something with addresses in subnets. */
export interface NetworkMember {
  readonly resource: SynthesizedResource;
  /** As the resource names them; none for the VPC's default group. */
  readonly groups: readonly string[];
  readonly subnets: readonly string[];
  readonly hasPublicAddress: boolean;
}
