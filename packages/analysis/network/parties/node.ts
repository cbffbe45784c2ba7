import type { LoadBalancer } from "../configuration/load-balancers";
import type { Workload } from "../configuration/ecs-workloads";
import type { PartyAddress } from "./party-address";

/** A party that traffic goes from or to. */
export interface Node {
  readonly kind:
    "internet" | "addresses" | "load balancer" | "workload" | "subnets" | "group" | "aws";
  /** What the table calls it. */
  readonly name: string;
  /** What it may be called as well. */
  readonly otherNames: readonly string[];
  /** Shorter names, which count where nothing else has them. */
  readonly shortNames: readonly string[];
  readonly places: readonly PartyAddress[];
  /** Whether it is at one of its places, and nobody knows which. */
  readonly isSomewhere: boolean;
  readonly workload?: Workload;
  readonly loadBalancer?: LoadBalancer;
  /** The AWS service that it is, by the last part of its name. */
  readonly service?: string;
}
