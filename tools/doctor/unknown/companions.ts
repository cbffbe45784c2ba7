import { isSet, type SynthesizedResource, textOf } from "#terraform";
import type { Import } from "../../plan/import-blocks";

type Attributes = SynthesizedResource["attributes"];
/** The value of an attribute as it is deployed; nothing where that is not known. */
type Value = (attribute: string) => string | undefined;

/**
 * Types without tags whose second one AWS refuses. They are found by what they belong to. Of all others
 * without tags, making one again is no more than writing it again. Ids: "Import" on each resource's page of
 * the provider's documentation, https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs
 */
const COMPANIONS: Readonly<Record<string, (value: Value, attributes: Attributes) => unknown[]>> = {
  aws_kms_alias: (value) => [value("name")],
  aws_network_acl_rule: (value, { rule_number, protocol, egress }) => [
    value("network_acl_id"),
    ":",
    String(rule_number),
    ":",
    textOf(protocol),
    ":",
    String(egress === true),
  ],
  aws_route: (value, attributes) => [
    value("route_table_id"),
    "_",
    ["destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id"]
      .filter((name) => isSet(attributes[name]))
      .map(value)[0],
  ],
  aws_route_table_association: (value) => [value("subnet_id"), "/", value("route_table_id")],
  aws_scheduler_schedule: (value) => [value("group_name"), "/", value("name")],
};

/**
 * Resources without tags that may be there, too, where others of the stack are found.
 * @param missing resources of the stack that its state does not have, references resolved
 * @param valueAt what an attribute of an address of the stack is: of a state's resource, or of one that is
 *   imported
 */
export function companionsOf(
  missing: readonly SynthesizedResource[],
  valueAt: (address: string, attribute: string) => string | undefined,
): Import[] {
  return missing.flatMap(({ type, address, attributes, stackId }) => {
    const parts = COMPANIONS[type]?.(
      (name) => deployed(attributes[name], stackId, valueAt),
      attributes,
    );
    return parts === undefined || parts.includes(undefined)
      ? []
      : [{ address, id: parts.join("") }];
  });
}

/** A resource's attribute in a text that resolved references leave: `${dev-network.aws_vpc.vpc.id}`. */
const REFERENCE = /^\$\{([\w-]+)\.(\w+\.[\w-]+)\.(\w+)\}$/;

function deployed(
  value: unknown,
  stack: string,
  valueAt: (address: string, attribute: string) => string | undefined,
): string | undefined {
  if (typeof value !== "string") return undefined;
  if (!value.includes("${")) return value;
  const [, of, address = "", attribute = ""] = REFERENCE.exec(value) ?? [];
  return of === stack ? valueAt(address, attribute) : undefined;
}
