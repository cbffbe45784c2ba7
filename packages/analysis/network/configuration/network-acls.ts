import { EVERY_PROTOCOL, protocolName, rulePorts } from "#aws";
import type { Json, SynthesizedResource } from "#terraform";
import type { AddressBook } from "./address-book";
import {
  decidedBlocks,
  decidedFlag,
  label,
  decidedNumber,
  type Resources,
  decidedTexts,
} from "./resources";
import { type AclRule, blockPeer, protocolsOf } from "./rules";
import { Undecided } from "./undecided";

export interface NetworkAcl {
  readonly name: string;
  /** In the order in which AWS tries them. */
  readonly ingress: readonly AclRule[];
  readonly egress: readonly AclRule[];
}

const EVERYTHING = ["0.0.0.0/0", "::/0"];

/**
 * Finds a subnet's network ACL: its own, the VPC's default one, or, where the app does not manage
 * that, what AWS puts there, which lets everything through.
 */
export function networkAclReader(resources: Resources, book: AddressBook) {
  const acls = resources.ofType("aws_network_acl", "aws_default_network_acl");
  const read = new Map(acls.map((acl) => [acl, readAcl(resources, book, acl)]));
  return (subnet: SynthesizedResource): NetworkAcl => {
    const own = acls.find((acl) => isAssociated(resources, acl, subnet));
    const vpc = resources.identity(subnet.attributes["vpc_id"]);
    const fallback = acls.find(
      ({ type, attributes }) =>
        type === "aws_default_network_acl" &&
        resources.identity(attributes["default_network_acl_id"]) === vpc,
    );
    return read.get(own ?? fallback ?? subnet) ?? openAcl(vpc, book);
  };
}

function isAssociated(
  resources: Resources,
  acl: SynthesizedResource,
  subnet: SynthesizedResource,
): boolean {
  const isSubnet = (id: unknown) => resources.reference(id)?.resource === subnet;
  return (
    decidedTexts(label(acl), acl.attributes, "subnet_ids").some(isSubnet) ||
    resources
      .ofType("aws_network_acl_association")
      .some(
        ({ attributes }) =>
          isSubnet(attributes["subnet_id"]) &&
          resources.reference(attributes["network_acl_id"])?.resource === acl,
      )
  );
}

function readAcl(resources: Resources, book: AddressBook, acl: SynthesizedResource): NetworkAcl {
  const attached = resources
    .ofType("aws_network_acl_rule")
    .filter(
      ({ attributes }) => resources.reference(attributes["network_acl_id"])?.resource === acl,
    );
  const rules = (direction: "ingress" | "egress") =>
    [
      ...decidedBlocks(label(acl), acl.attributes, direction).map((block) =>
        readRule(label(acl), block, "rule_no", "action", book),
      ),
      ...attached
        .filter(
          (rule) =>
            decidedFlag(label(rule), rule.attributes, "egress") === (direction === "egress"),
        )
        .map((rule) => readRule(label(rule), rule.attributes, "rule_number", "rule_action", book)),
    ]
      .flat()
      .toSorted((a, b) => a.number - b.number);
  return { name: label(acl), ingress: rules("ingress"), egress: rules("egress") };
}

function readRule(
  owner: string,
  from: Json,
  numberName: string,
  actionName: string,
  book: AddressBook,
): AclRule[] {
  const number = decidedNumber(owner, from, numberName);
  if (number === undefined)
    throw new Undecided(`${owner}: ${numberName}`, number, "number the rule");
  const action = String(from[actionName]).toLowerCase();
  if (action !== "allow" && action !== "deny") {
    throw new Undecided(`${owner}: ${actionName}`, from[actionName], "say allow or deny");
  }
  const protocol = protocolName(from["protocol"]);
  const [first, last] = [
    decidedNumber(owner, from, "from_port"),
    decidedNumber(owner, from, "to_port"),
  ];
  return [from["cidr_block"], from["ipv6_cidr_block"]]
    .filter((cidr) => cidr !== undefined && cidr !== "")
    .map((cidr) => ({
      number,
      allows: action === "allow",
      protocols: protocolsOf(protocol),
      ports: rulePorts(protocol, first, last),
      peer: blockPeer(String(cidr), book),
    }));
}

function openAcl(vpc: string, book: AddressBook): NetworkAcl {
  const rules = EVERYTHING.map((cidr) => ({
    number: 100,
    allows: true,
    protocols: protocolsOf(EVERY_PROTOCOL),
    ports: rulePorts(EVERY_PROTOCOL, undefined, undefined),
    peer: blockPeer(cidr, book),
  }));
  return { name: `${vpc}'s default`, ingress: rules, egress: rules };
}
