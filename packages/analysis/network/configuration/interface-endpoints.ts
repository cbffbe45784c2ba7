import { textOf } from "#terraform";
import type { NetworkMember } from "./network-member";
import { serviceOf } from "./prefix-lists";
import { decidedFlag, label, type Resources, decidedTexts } from "./resources";

export interface InterfaceEndpoint extends NetworkMember {
  /** `ecr.api` */
  readonly service: string;
  /** Whether the service's usual name leads to it. */
  readonly hasPrivateDns: boolean;
}

export function readInterfaceEndpoints(resources: Resources): InterfaceEndpoint[] {
  return resources
    .ofType("aws_vpc_endpoint")
    .filter((resource) => textOf(resource.attributes["vpc_endpoint_type"]) === "Interface")
    .map((resource) => {
      const name = label(resource);
      const { attributes } = resource;
      return {
        resource,
        service: serviceOf(String(attributes["service_name"])),
        groups: decidedTexts(name, attributes, "security_group_ids"),
        subnets: decidedTexts(name, attributes, "subnet_ids"),
        hasPublicAddress: false,
        hasPrivateDns: decidedFlag(name, attributes, "private_dns_enabled"),
      };
    });
}
