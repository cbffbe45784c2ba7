import type { Tag } from "@aws-sdk/client-ec2";
import type { OwnedResource } from "#plan";
import type { VpcContents } from "./vpc-contents";

/** What no state of the environment lists, and a VPC cannot be deleted with. */
export interface NotOurs {
  readonly guardDuty: {
    readonly endpointIds: readonly string[];
    readonly groupIds: readonly string[];
  };
  /** Anything else, as people read it. */
  readonly others: readonly string[];
}

/**
 * GuardDuty's Runtime Monitoring makes an endpoint and a security group in each VPC that it watches, marks
 * both, and leaves both there
 * (https://docs.aws.amazon.com/guardduty/latest/ug/clean-up-guardduty-agent-resources-process.html).
 */
const GUARDDUTY_SERVICE = /\.guardduty-data(-fips)?$/;
const guardDutyGroup = (vpcId: string) => `GuardDutyManagedSecurityGroup-${vpcId}`;

/** @param owned what the states of the environment list */
export function notOurs(
  vpcId: string,
  { endpoints, groups, interfaces }: VpcContents,
  owned: readonly OwnedResource[],
): NotOurs {
  const ids = new Set(owned.map(({ values }) => values["id"]));
  const foreignEndpoints = endpoints.filter(({ VpcEndpointId }) => !ids.has(VpcEndpointId));
  const foreignGroups = groups.filter(
    // AWS deletes a VPC's default group with it.
    ({ GroupId, GroupName }) => !ids.has(GroupId) && GroupName !== "default",
  );
  const isGuardDutyEndpoint = (endpoint: (typeof endpoints)[number]) =>
    GUARDDUTY_SERVICE.test(endpoint.ServiceName ?? "") && isManagedByGuardDuty(endpoint.Tags);
  const isGuardDutyGroup = (group: (typeof groups)[number]) =>
    group.GroupName === guardDutyGroup(vpcId);
  return {
    guardDuty: {
      endpointIds: foreignEndpoints
        .filter(isGuardDutyEndpoint)
        .map(({ VpcEndpointId }) => String(VpcEndpointId)),
      groupIds: foreignGroups.filter(isGuardDutyGroup).map(({ GroupId }) => String(GroupId)),
    },
    others: [
      ...foreignEndpoints
        .filter((endpoint) => !isGuardDutyEndpoint(endpoint))
        .map((one) => `endpoint ${one.VpcEndpointId ?? ""} (${one.ServiceName ?? ""})`),
      ...foreignGroups
        .filter((group) => !isGuardDutyGroup(group))
        .map((one) => `security group ${one.GroupId ?? ""} (${one.GroupName ?? ""})`),
      ...interfaces
        .filter((one) => !isOfStacks(one))
        .map((one) => `network interface ${one.NetworkInterfaceId ?? ""} (${describe(one)})`),
    ],
  };
}

const isManagedByGuardDuty = (tags: readonly Tag[] = []) =>
  tags.some(({ Key, Value }) => Key === "GuardDutyManaged" && Value === "true");

type Interface = VpcContents["interfaces"][number];

/** Those of gateways, endpoints, load balancers and tasks go with them, whoever made them. */
function isOfStacks({ InterfaceType, Description = "" }: Interface): boolean {
  return (
    ["natGateway", "nat_gateway", "vpc_endpoint"].includes(InterfaceType ?? "") ||
    /^(ELB app\/|Interface for NAT Gateway|VPC Endpoint Interface|arn:aws[a-z-]*:ecs:)/.test(
      Description,
    )
  );
}

/** Lambda, RDS and others say in the description what an interface is for. */
const describe = ({ Description = "", InterfaceType }: Interface) =>
  Description === "" ? String(InterfaceType) : Description;
