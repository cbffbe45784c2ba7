import {
  type Block,
  block as parse,
  contains,
  GLOBAL_UNICAST,
  overlaps,
  parseBlock,
  subnetOf,
} from "#aws";
import { type Resources } from "./resources";

const CIDRSUBNET = /^\$\{cidrsubnet\((.+),\s*(\d+),\s*(\d+)\)\}$/;

/** No address of the internet, so a block of it can stand for one that AWS has yet to choose. */
const STAND_INS = parse("fd00::/16");
/** A VPC's IPv6 block is a /56. */
const STAND_IN_BITS = 40;

/**
 * Turns texts into blocks. A VPC's IPv6 block, which AWS chooses at the first apply, gets a block
 * that stands for it: what is cut from it is inside it, `::/0` holds it, nothing else does.
 */
export class AddressBook {
  private readonly standIns = new Map<string, Block>();

  constructor(private readonly resources: Resources) {}

  /** The block that a text means; `undefined` when that is known only at plan. */
  find(text: string): Block | undefined {
    const block = parseBlock(text);
    if (block) return this.isComparable(block) ? block : undefined;
    const [, inner = "", newBits, index] = CIDRSUBNET.exec(text) ?? [];
    if (newBits !== undefined) {
      const outer = this.find(/^"[^"]*"$/.test(inner) ? inner.slice(1, -1) : `\${${inner}}`);
      return outer && subnetOf(outer, Number(newBits), Number(index));
    }
    const { resource, attribute } = this.resources.reference(text) ?? {};
    const configured = resource?.attributes[attribute ?? ""];
    if (typeof configured === "string" && configured !== text) return this.find(configured);
    const isChosenByAws = resource?.type === "aws_vpc" && attribute === "ipv6_cidr_block";
    return isChosenByAws ? this.standIn(text) : undefined;
  }

  /** A narrow block of the internet's IPv6 addresses may hold a block that AWS has yet to choose. */
  private isComparable(block: Block): boolean {
    const isNarrow = overlaps(block, GLOBAL_UNICAST) && !contains(block, GLOBAL_UNICAST);
    return !isNarrow || !this.awsChooses();
  }

  private awsChooses(): boolean {
    return this.resources
      .ofType("aws_vpc")
      .some(({ attributes }) => attributes["assign_generated_ipv6_cidr_block"] === true);
  }

  private standIn(text: string): Block {
    const known = this.standIns.get(text);
    if (known) return known;
    const block = subnetOf(STAND_INS, STAND_IN_BITS, this.standIns.size);
    this.standIns.set(text, block);
    return block;
  }
}
