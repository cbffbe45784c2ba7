import { expect, test } from "@jest/globals";
import { messageFor } from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "outside the VPC",
    { network: { additionalTiers: { data: { cidr: "10.1.0.0/20" } } } },
    'dev.network.additionalTiers.data.cidr: "10.1.0.0/20" is outside the VPC: use a block inside 10.0.0.0/16',
  ],
  [
    "larger than the VPC",
    { network: { additionalTiers: { data: { cidr: "10.0.0.0/15" } } } },
    'dev.network.additionalTiers.data.cidr: "10.0.0.0/15" is outside the VPC: use a block inside 10.0.0.0/16',
  ],
  [
    "over the default private tier",
    { network: { additionalTiers: { data: { cidr: "10.0.16.0/20" } } } },
    'dev.network.additionalTiers.data.cidr: "10.0.16.0/20" overlaps the private tier (10.0.0.0/17 by default): use a block that no tier has (for example 10.0.192.0/20)',
  ],
  [
    "over another additional tier",
    {
      network: {
        additionalTiers: { cache: { cidr: "10.0.192.0/20" }, data: { cidr: "10.0.192.0/24" } },
      },
    },
    'dev.network.additionalTiers.data.cidr: "10.0.192.0/24" overlaps the cache tier (10.0.192.0/20): use a block that no tier has (for example 10.0.208.0/24)',
  ],
  [
    "with no room for its subnets",
    { network: { additionalTiers: { data: { cidr: "10.0.192.0/26" } } } },
    'dev.network.additionalTiers.data.cidr: "10.0.192.0/26" is too small for 8 subnets (one for each of zoneSlots; AWS takes /16 to /28): use /25 or larger',
  ],
  [
    "that starts inside a block",
    { network: { publicCidr: "10.0.200.0/18" } },
    'dev.network.publicCidr: "10.0.200.0/18" starts inside a block, not at its beginning: use 10.0.192.0/18',
  ],
  [
    "called public",
    { network: { additionalTiers: { public: { cidr: "10.0.192.0/20" } } } },
    "dev.network.additionalTiers.public: is a tier that is always there: use another name, or set its block with publicCidr",
  ],
  [
    "too small for an IPv6 position",
    { network: { additionalTiers: { data: { cidr: "10.0.192.0/22" } }, ipv6: true } },
    'dev.network.additionalTiers.data.cidr: "10.0.192.0/22" is too small for ipv6, where a tier is at least 1/32 of the VPC: use /21 or larger',
  ],
  [
    "with NAT as route where there is none",
    {
      network: {
        nat: "none",
        interfaceEndpoints: "fargate",
        additionalTiers: { data: { cidr: "10.0.192.0/20", route: "nat" } },
      },
    },
    'dev.network.additionalTiers.data.route: "nat" leads to a NAT gateway, and nat is "none": use route "none", or set nat to "single" or "per-az"',
  ],
  [
    "private, over everything",
    { network: { privateCidr: "10.0.0.0/16" } },
    'dev.network.privateCidr: "10.0.0.0/16" overlaps the public tier (10.0.128.0/18 by default): use smaller blocks; no other of this size is free in the VPC',
  ],
  [
    "public, in the private half",
    { network: { publicCidr: "10.0.64.0/18" } },
    'dev.network.publicCidr: "10.0.64.0/18" overlaps the private tier (10.0.0.0/17 by default): use a block that no tier has (for example 10.0.128.0/18)',
  ],
];

test.each(MISTAKES)("refuses a tier %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});
