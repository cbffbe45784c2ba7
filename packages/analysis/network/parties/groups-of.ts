import type { SynthesizedResource } from "#terraform";
import type { Network } from "../configuration/network";
import { label } from "../configuration/resources";
import type { SecurityGroup } from "../configuration/security-groups";
import type { Vpc } from "../configuration/subnets";
import { EVERY_ADDRESS } from "../values/internet";
import { ALL_PORTS } from "#aws";

/** The security groups that a resource names; the VPC's default one where it names none. */
export function groupsOf(
  network: Network,
  owner: SynthesizedResource,
  ids: readonly string[],
  vpc: Vpc,
): SecurityGroup[] {
  if (ids.length === 0) return [defaultGroup(network, vpc)];
  return ids.map((id) => {
    const resource = network.resources.named(owner, id, "a security group");
    const group = network.groups.find((each) => each.id === label(resource));
    if (group) return group;
    throw new Error(
      `${label(owner)}: ${id} is no security group that the app makes; make it there`,
    );
  });
}

/** As the app manages it, or as AWS makes it: its members reach one another, and everything. */
function defaultGroup({ groups, resources }: Network, vpc: Vpc): SecurityGroup {
  const isDefault = new Set(resources.ofType("aws_default_security_group").map(label));
  const managed = groups.find(({ id, vpcId }) => vpcId === vpc.id && isDefault.has(id));
  if (managed) return managed;
  const id = `${vpc.id}'s default`;
  const all = { protocols: ["tcp", "udp"], ports: ALL_PORTS } as const;
  return {
    id,
    name: id,
    vpcId: vpc.id,
    ingress: [{ ...all, name: "AWS's own", peer: { kind: "group", id, text: id } }],
    egress: EVERY_ADDRESS.map((block) => ({
      ...all,
      name: "AWS's own",
      peer: { kind: "block", block },
    })),
  };
}
