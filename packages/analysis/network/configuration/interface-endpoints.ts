import type { Member } from "./member";
import { serviceOf } from "./prefix-lists";
import { flagOf, label, type Resources, textOf, textsOf } from "./resources";

export interface InterfaceEndpoint extends Member {
  /** `ecr.api` */
  readonly service: string;
  /** Whether the service's usual name leads to it. */
  readonly hasPrivateDns: boolean;
}

export function readInterfaceEndpoints(resources: Resources): InterfaceEndpoint[] {
  return resources
    .ofType("aws_vpc_endpoint")
    .filter((resource) => textOf(resource, "vpc_endpoint_type") === "Interface")
    .map((resource) => {
      const name = label(resource);
      const { attributes } = resource;
      return {
        resource,
        service: serviceOf(String(attributes["service_name"])),
        groups: textsOf(name, attributes, "security_group_ids"),
        subnets: textsOf(name, attributes, "subnet_ids"),
        hasPublicAddress: false,
        hasPrivateDns: flagOf(name, attributes, "private_dns_enabled"),
      };
    });
}
