import type { SynthesizedResource } from "#terraform";
import type { Network } from "../configuration/network";
import { label } from "../configuration/resources";
import type { Protocol } from "../configuration/rules";
import type { Subnet } from "../configuration/subnets";
import { Undecided } from "../configuration/undecided";
import type { PartyAddress } from "../parties/party-address";
import { type Check, passes, stops } from "./check";
import { crossing } from "./crossing";
import { leaves, onInternet, publicAddress } from "./route-checks";
import { leading } from "./route-lookup";

/** What is between the security groups of two places: gateways, routes and network ACLs. */
export interface Middle {
  /** `internet gateway`, `NAT gateway`, `gateway endpoint`; empty inside a VPC. */
  readonly through: string;
  readonly checks: readonly Check[];
}

/** The way that AWS takes from one place to another. */
export function middleOf(
  network: Network,
  from: PartyAddress,
  to: PartyAddress,
  protocol: Protocol,
): Middle {
  if (!from.subnet) return inward(from, to, protocol);
  return to.subnet
    ? inside(from, from.subnet, to, to.subnet, protocol)
    : outward(network, from, from.subnet, to, protocol);
}

function inside(
  from: PartyAddress,
  a: Subnet,
  to: PartyAddress,
  b: Subnet,
  protocol: Protocol,
): Middle {
  // Within one subnet there is nothing to route.
  const ways =
    a === b ? [] : [leading(a, to.address, undefined), leading(b, from.address, undefined)];
  if (a.vpc !== b.vpc && ways.some(({ target }) => target.kind === "local")) {
    const stop = stops(
      () => `${a.vpc.id} and ${b.vpc.id} have the same addresses, and each keeps to its own`,
    );
    return { through: "", checks: [stop] };
  }
  return {
    through: "",
    checks: [
      ...ways.map(({ target, text }) =>
        target.kind === "local" ? passes(text) : leaves(target, text),
      ),
      ...crossing(a, b, from.address, to.address, protocol),
    ],
  };
}

function outward(
  network: Network,
  from: PartyAddress,
  subnet: Subnet,
  to: PartyAddress,
  protocol: Protocol,
): Middle {
  const { target, text } = leading(subnet, to.address, to.service);
  const direct = crossing(subnet, undefined, from.address, to.address, protocol);
  switch (target.kind) {
    case "gateway endpoint":
      return { through: target.kind, checks: [passes(text), ...direct] };
    case "egress-only gateway":
      return { through: target.kind, checks: [passes(text), ...onInternet(to), ...direct] };
    case "internet gateway":
      return {
        through: target.kind,
        checks: [passes(text), ...publicAddress(from), ...onInternet(to), ...direct],
      };
    case "NAT gateway": {
      const nat = natGateway(network, target.resource);
      const way = leading(nat.subnet, to.address, to.service);
      const isOut = ["internet gateway", "gateway endpoint"].includes(way.target.kind);
      return {
        through: target.kind,
        checks: [
          passes(text),
          isOut && nat.isPublic ? passes(way.text) : leaves(way.target, way.text),
          ...onInternet(to),
          ...crossing(subnet, nat.subnet, from.address, to.address, protocol),
          ...crossing(nat.subnet, undefined, from.address, to.address, protocol),
        ],
      };
    }
    default:
      return { through: "", checks: [leaves(target, text)] };
  }
}

function inward(from: PartyAddress, to: PartyAddress, protocol: Protocol): Middle {
  const { subnet } = to;
  if (!subnet) throw new Error("both places are outside the app's VPCs");
  const { target, text } = leading(subnet, from.address, undefined);
  if (target.kind !== "internet gateway") {
    return { through: "", checks: [leaves(target, () => `the way back: ${text()}`)] };
  }
  return {
    through: target.kind,
    checks: [
      ...onInternet(from),
      ...publicAddress(to),
      passes(() => `the way back: ${text()}`),
      ...crossing(undefined, subnet, from.address, to.address, protocol),
    ],
  };
}

function natGateway({ natGateways }: Network, resource: SynthesizedResource) {
  const nat = natGateways.get(resource);
  if (nat) return nat;
  throw new Undecided(
    `${label(resource)}: subnet_id`,
    resource.attributes["subnet_id"],
    "name a subnet of the app",
  );
}
