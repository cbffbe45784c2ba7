import type { SecurityGroupRule } from "#aws";
import { blocksOf, textOf } from "../model/attributes";
import type { SynthesizedResource } from "../model/synthesized-app";

type Resource = Pick<SynthesizedResource, "type" | "attributes">;

/** A prefix list of the account's own, and an entry of one that is a resource of its own. */
export const PREFIX_LISTS = [
  "aws_ec2_managed_prefix_list",
  "aws_ec2_managed_prefix_list_entry",
] as const;

/**
 * The blocks of a prefix list that the app makes.
 * @param entries resources that may be entries of it
 * @param isOfList whether an attribute of one of them means the list
 */
export function prefixListBlocks(
  { attributes }: Resource,
  entries: readonly Resource[],
  isOfList: (id: unknown) => boolean,
): unknown[] {
  return [
    ...blocksOf(attributes, "entry"),
    ...entries
      .filter(({ type }) => type === "aws_ec2_managed_prefix_list_entry")
      .map((entry) => entry.attributes)
      .filter((entry) => isOfList(entry["prefix_list_id"])),
  ].map(({ cidr }) => cidr);
}

/**
 * The blocks that a rule opens, which it names itself or by a prefix list.
 * @param resources that may be prefix lists and their entries
 * @param means whether an attribute means one of them
 */
export function blocksOfRule<R extends Resource>(
  { peers }: SecurityGroupRule,
  resources: readonly R[],
  means: (value: unknown, resource: R) => boolean,
): string[] {
  const blocks = peers.flatMap((peer): unknown[] => {
    if (peer.kind === "block") return [peer.block];
    if (peer.kind !== "prefix-list") return [];
    return resources
      .filter((list) => list.type === "aws_ec2_managed_prefix_list" && means(peer.id, list))
      .flatMap((list) => prefixListBlocks(list, resources, (id) => means(id, list)));
  });
  return blocks.map(textOf).filter((block) => block !== undefined);
}
