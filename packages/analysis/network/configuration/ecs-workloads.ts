import { ecsWorkloads, TASK_STARTERS } from "#terraform";
import type { NetworkMember } from "./network-member";
import {
  decidedBlocks,
  decidedFlag,
  decidedNumber,
  decidedTexts,
  label,
  type Resources,
} from "./resources";

/** What runs tasks: a service, a schedule, or a rule that starts them. */
export interface Workload extends NetworkMember {
  readonly targets: readonly { readonly group: string; readonly port: number }[];
}

/** @throws Undecided where a part of what decides on traffic is known only at plan */
export function readWorkloads(resources: Resources): Workload[] {
  return resources.ofType(...TASK_STARTERS).flatMap((resource) => {
    const name = label(resource);
    return ecsWorkloads(resource, (from, block) => decidedBlocks(name, from, block)).flatMap(
      ({ network, targets }) =>
        network.map((settings) => ({
          resource,
          groups: decidedTexts(name, settings, "security_groups"),
          subnets: decidedTexts(name, settings, "subnets"),
          hasPublicAddress: decidedFlag(name, settings, "assign_public_ip"),
          targets: targets.flatMap(({ group, block }) => {
            const port = decidedNumber(name, block, "container_port");
            return port === undefined ? [] : [{ group: resources.identity(group), port }];
          }),
        })),
    );
  });
}
