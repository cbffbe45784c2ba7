import { DeleteSecurityGroupCommand, DeleteVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import { setTimeout as sleep } from "node:timers/promises";
import type { Environment } from "../../config/schema/environment";
import { ec2Client } from "../aws/clients";
import type { States } from "../plan/environment-states";
import { ToolError } from "../process/errors";
import { type NotOurs, notOurs } from "./not-ours";
import { vpcContents } from "./vpc-contents";

const OPTION = "--guardduty";

/** What is in the environment's VPC and in none of its states; nothing without a VPC. */
export async function leftInVpc(
  environment: Environment,
  states: States | undefined,
): Promise<NotOurs | undefined> {
  const owned = [...(states?.values() ?? [])].flatMap((state) => state.owned);
  const vpcId = owned.find(({ type }) => type === "aws_vpc")?.values["id"];
  if (typeof vpcId !== "string") return undefined;
  const client = ec2Client(environment);
  try {
    return notOurs(vpcId, await vpcContents(client, vpcId), owned);
  } finally {
    client.destroy();
  }
}

/** What people read before anything is destroyed. */
export function describeNotOurs({ guardDuty, others }: NotOurs): string[] {
  const list = (items: readonly string[]) => items.map((item) => `  ${item}`);
  const ofGuardDuty = [
    ...guardDuty.endpointIds.map((id) => `endpoint ${id}`),
    ...guardDuty.groupIds.map((id) => `security group ${id}`),
  ];
  return [
    ...(ofGuardDuty.length > 0
      ? ["GuardDuty made in the VPC, and leaves there:", ...list(ofGuardDuty)]
      : []),
    ...(others.length > 0
      ? ["In the VPC, and made by something else, which has to remove it:", ...list(others)]
      : []),
  ];
}

/** @throws ToolError where AWS would refuse to delete the VPC, an hour later */
export function refuseGuardDuty({ guardDuty }: NotOurs): void {
  if (guardDuty.endpointIds.length + guardDuty.groupIds.length === 0) return;
  throw new ToolError(
    "AWS deletes no VPC with GuardDuty's endpoint or security group in it: nothing was destroyed. To " +
      `remove them too, add ${OPTION}.`,
  );
}

const LOOK_MS = 5000;
/** An interface endpoint is deleted within minutes. */
const PATIENCE_MS = 15 * 60_000;

/** Removes GuardDuty's endpoint, and once its network interfaces are gone, the group that guards them. */
export async function removeGuardDuty(
  environment: Environment,
  states: States | undefined,
): Promise<void> {
  const left = await leftInVpc(environment, states);
  const { endpointIds, groupIds } = left?.guardDuty ?? { endpointIds: [], groupIds: [] };
  const client = ec2Client(environment);
  try {
    if (endpointIds.length > 0) {
      const request = new DeleteVpcEndpointsCommand({ VpcEndpointIds: [...endpointIds] });
      const [failed] = (await client.send(request)).Unsuccessful ?? [];
      if (failed) {
        throw new ToolError(
          `${failed.ResourceId ?? ""}: ${failed.Error?.Message ?? "not deleted"}`,
        );
      }
      await untilGone(async () => (await leftInVpc(environment, states))?.guardDuty.endpointIds);
    }
    for (const GroupId of groupIds) await client.send(new DeleteSecurityGroupCommand({ GroupId }));
  } finally {
    client.destroy();
  }
}

async function untilGone(look: () => Promise<readonly string[] | undefined>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (let left = await look(); left && left.length > 0; left = await look()) {
    if (Date.now() > end)
      throw new ToolError(`${left.join(", ")} is still being deleted: try again.`);
    await sleep(LOOK_MS);
  }
}
