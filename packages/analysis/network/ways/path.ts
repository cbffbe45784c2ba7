import type { Network } from "../configuration/network";
import type { Protocol } from "../configuration/rules";
import type { PartyAddress } from "../parties/party-address";
import { both, isShut, open } from "../values/answer";
import { ALL_PORTS } from "#aws";
import type { Reach } from "../values/reach";
import type { Check } from "./check";
import { groupCheck } from "./group-check";
import { type Middle, middleOf } from "./middle";

/** The way from one place to another: what it goes through, and everything that it must pass. */
export class Path {
  private readonly groups: readonly [first: readonly Check[], last: readonly Check[]];
  private found: Middle | undefined;
  private answer: Reach | undefined;

  constructor(
    private readonly network: Network,
    readonly from: PartyAddress,
    readonly to: PartyAddress,
    private readonly protocol: Protocol,
  ) {
    this.groups = [groupCheck("out", from, to, protocol), groupCheck("in", to, from, protocol)];
  }

  /** `internet gateway`, `NAT gateway`, `gateway endpoint`; empty inside a VPC. */
  get through(): string {
    return this.middle.through;
  }

  /** In the order in which traffic meets them. */
  get checks(): readonly Check[] {
    return [...this.groups[0], ...this.middle.checks, ...this.groups[1]];
  }

  /** What passes every check. */
  get passing(): Reach {
    this.answer ??= this.decide();
    return this.answer;
  }

  private decide(): Reach {
    // Security groups stop most of it, and are quickly asked.
    const groups = all(this.groups.flat());
    return isShut(groups.some) ? groups : all([groups, ...this.middle.checks]);
  }

  private get middle(): Middle {
    this.found ??= middleOf(this.network, this.from, this.to, this.protocol);
    return this.found;
  }
}

function all(parts: readonly Reach[]): Reach {
  return {
    every: parts.map(({ every }) => every).reduce(both, open(ALL_PORTS)),
    some: parts.map(({ some }) => some).reduce(both, open(ALL_PORTS)),
  };
}
