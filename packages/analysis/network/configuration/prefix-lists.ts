import { PREFIX_LISTS, prefixListBlocks, textOf } from "#terraform";
import type { AddressBook } from "./address-book";
import { decidedBlocks, label, type Resources } from "./resources";
import { blockPeer, type Peer } from "./rules";

/** The last part of an AWS service's name: `com.amazonaws.us-east-1.ecr.api` gives `ecr.api`. */
export function serviceOf(name: string): string {
  return name.replace(/^(?:cn\.)?com\.amazonaws\.(?:global\.)?(?:[a-z]+(?:-[a-z]+)+-\d+\.)?/, "");
}

/** Whom a prefix list names: an AWS service's addresses, or the blocks of one that the app makes. */
export function prefixListPeers(resources: Resources, book: AddressBook, id: unknown): Peer[] {
  const unknown: Peer[] = [{ kind: "unknown", text: String(id) }];
  const resource = resources.reference(id)?.resource;
  switch (resource?.type) {
    case "aws_vpc_endpoint": {
      const name = textOf(resource.attributes["service_name"]);
      return name === undefined ? unknown : [{ kind: "service", service: serviceOf(name) }];
    }
    case "aws_prefix_list":
    case "aws_ec2_managed_prefix_list": {
      const name = textOf(resource.attributes["name"]);
      if (resource.address.startsWith("data.")) {
        return name === undefined ? unknown : [{ kind: "service", service: serviceOf(name) }];
      }
      decidedBlocks(label(resource), resource.attributes, "entry");
      return prefixListBlocks(
        resource,
        resources.ofType(...PREFIX_LISTS),
        (id) => resources.reference(id)?.resource === resource,
      ).map((cidr) => blockPeer(String(cidr), book));
    }
    default:
      return unknown;
  }
}
