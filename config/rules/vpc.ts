import { contains, formatCidr, networkOf } from "../../lib/cidr";
import { zoneSlot } from "../../lib/subnet-layout";
import { FARGATE_ENDPOINTS } from "../schema/network";
import { block, networkTiers, vpcPrefixRange } from "../tiers";
import { zoneLetters, zonesOf } from "../zones";
import { type Finding, repeated, rule } from "./rule";

/** AWS takes VPCs of /16 to /28; the subnets need room in it. */
export const vpcSize = rule(["network"], ({ network }) => {
  const { min, max } = vpcPrefixRange(network);
  const { prefixLength } = block(network.cidr);
  if (prefixLength >= min && prefixLength <= max) return [];
  const wrong = prefixLength < min ? "too large" : "too small";
  const message = `is ${wrong}: use /${min} to /${max}`;
  return [{ path: ["network", "cidr"], value: network.cidr, message }];
});

/** What is wrong with a block that starts inside another. */
export function misaligned(path: readonly PropertyKey[], value: string): readonly Finding[] {
  const cidr = block(value);
  const aligned = networkOf(cidr);
  if (aligned.start === cidr.start) return [];
  const message = `starts inside a block, not at its beginning: use ${formatCidr(aligned)}`;
  return [{ path, value, message }];
}

/** AWS would store another block than the one that is written here. */
export const blocksAligned = rule(["network"], ({ network }) => [
  ...misaligned(["network", "cidr"], network.cidr),
  ...networkTiers(network).flatMap(({ setting, block: tier }) =>
    setting ? misaligned(["network", ...setting], formatCidr(tier)) : [],
  ),
]);

/** RFC 1918, and RFC 6598 for shared address space. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** A public range in the VPC makes its real owner on the internet unreachable from there. */
export const vpcPrivate = rule(["network"], ({ network }) => {
  const firstAddress = { ...block(network.cidr), prefixLength: 32 };
  if (PRIVATE_RANGES.some((range) => contains(block(range), firstAddress))) return [];
  const message = `is not a private range: use a block of ${PRIVATE_RANGES.join(", ")}`;
  return [{ path: ["network", "cidr"], value: network.cidr, message }];
});

export const zonesUnique = rule(["network", "region"], (sections) => {
  const zones = zonesOf(sections);
  return repeated(zones).map((index) => ({
    path: ["network", "zones", index],
    value: zones[index],
    message: "is in the list already: use each zone once",
  }));
});

export const zonesOfRegion = rule(["network", "region"], (sections) => {
  const { region } = sections;
  const letters = zoneLetters(region);
  return zonesOf(sections).flatMap((value, index) => {
    if (!letters || letters.includes(value)) return [];
    const message = `is no zone of ${region}: use ${letters.join(", ")}`;
    return [{ path: ["network", "zones", index], value, message }];
  });
});

/** AWS asks a load balancer for subnets in two zones at least. */
const ZONES_IN_USE = 2;

export const zonesDrained = rule(["network", "region"], (sections) => {
  const { drainedZones } = sections.network;
  const zones = zonesOf(sections);
  const path = ["network", "drainedZones"];
  const rest = zones.filter((zone) => !drainedZones.includes(zone));
  return [
    ...drainedZones.flatMap((value, index) =>
      zones.includes(value)
        ? []
        : [{ path: [...path, index], value, message: `is not in use: use ${zones.join(", ")}` }],
    ),
    ...(rest.length < ZONES_IN_USE && drainedZones.length > 0
      ? [{ path, value: drainedZones, message: "leaves fewer than two zones in use: drain fewer" }]
      : []),
  ];
});

/** A zone without a slot would get addresses of the next tier. */
export const zoneSlots = rule(["network", "region"], (sections) => {
  const { network } = sections;
  return zonesOf(sections).flatMap((zone, index) => {
    if (zoneSlot(zone) < network.zoneSlots) return [];
    const last = String.fromCharCode("a".charCodeAt(0) + network.zoneSlots - 1);
    const message =
      `has no slot, zoneSlots being ${network.zoneSlots}: use zones a to ${last}, ` +
      "or set zoneSlots to 8 (subnets that exist are replaced)";
    return [{ path: ["network", "zones", index], value: zone, message }];
  });
});

export const endpointsUnique = rule(["network"], ({ network: { interfaceEndpoints: list } }) =>
  typeof list === "string"
    ? []
    : repeated(list).map((index) => ({
        path: ["network", "interfaceEndpoints", index],
        value: list[index],
        message: "is in the list already: use each endpoint once",
      })),
);

/** Without NAT and without endpoints, a task cannot even pull its image, and never starts. */
export const natNoneEndpoints = rule(["network", "ecs"], ({ network, ecs }) => {
  const { nat, interfaceEndpoints } = network;
  if (nat !== "none" || interfaceEndpoints === "fargate") return [];
  const present: readonly string[] = interfaceEndpoints === "none" ? [] : interfaceEndpoints;
  const missing = FARGATE_ENDPOINTS.filter(
    (endpoint) => !present.includes(endpoint) && (endpoint !== "ssmmessages" || ecs.exec),
  );
  if (missing.length === 0) return [];
  const message =
    `lacks ${missing.join(", ")}, which private tasks need because nat is "none": ` +
    'use "fargate", add what is missing, or set nat to "single" or "per-az"';
  return [{ path: ["network", "interfaceEndpoints"], value: interfaceEndpoints, message }];
});
