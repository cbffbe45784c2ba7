import { expect, test } from "@jest/globals";
import { messageFor } from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "smaller than its subnets need",
    { network: { cidr: "10.0.0.0/30" } },
    'dev.network.cidr: "10.0.0.0/30" is too small: use /16 to /23',
  ],
  [
    "of /24 with eight slots",
    { network: { cidr: "10.0.0.0/24" } },
    'dev.network.cidr: "10.0.0.0/24" is too small: use /16 to /23',
  ],
  [
    "of /25 with four slots",
    { network: { cidr: "10.0.0.0/25", zoneSlots: 4 } },
    'dev.network.cidr: "10.0.0.0/25" is too small: use /16 to /24',
  ],
  [
    "larger than AWS takes",
    { network: { cidr: "10.0.0.0/8" } },
    'dev.network.cidr: "10.0.0.0/8" is too large: use /16 to /23',
  ],
  [
    "that starts inside a block",
    { network: { cidr: "10.0.5.0/16" } },
    'dev.network.cidr: "10.0.5.0/16" starts inside a block, not at its beginning: use 10.0.0.0/16',
  ],
  [
    "in a public range",
    { network: { cidr: "8.8.0.0/16" } },
    'dev.network.cidr: "8.8.0.0/16" is not a private range: use a block of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10',
  ],
  [
    "next to a private range",
    { network: { cidr: "172.32.0.0/16" } },
    'dev.network.cidr: "172.32.0.0/16" is not a private range: use a block of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10',
  ],
  [
    "with a zone twice",
    { network: { zones: ["a", "b", "a"] } },
    'dev.network.zones[2]: "a" is in the list already: use each zone once',
  ],
  [
    "with a zone that the region has not",
    { region: "ca-central-1", network: { zones: ["a", "c"] } },
    'dev.network.zones[1]: "c" is no zone of ca-central-1: use a, b, d',
  ],
  [
    "with a zone that has no slot",
    { network: { zones: ["a", "e"], zoneSlots: 4 } },
    'dev.network.zones[1]: "e" has no slot, zoneSlots being 4: use zones a to d, or set zoneSlots to 8 (subnets that exist are replaced)',
  ],
  [
    "that drains a zone it does not use",
    { network: { zones: ["a", "b", "c"], drainedZones: ["d"] } },
    'dev.network.drainedZones[0]: "d" is not in use: use a, b, c',
  ],
  [
    "that drains all but one of its zones",
    { network: { drainedZones: ["b"] } },
    'dev.network.drainedZones: ["b"] leaves fewer than two zones in use: drain fewer',
  ],
  [
    "with an endpoint twice",
    { network: { interfaceEndpoints: ["sqs", "sns", "sqs"] } },
    'dev.network.interfaceEndpoints[2]: "sqs" is in the list already: use each endpoint once',
  ],
  [
    "without NAT and without endpoints",
    { network: { nat: "none" } },
    'dev.network.interfaceEndpoints: "none" lacks ecr.api, ecr.dkr, kms, logs, ssm, ssmmessages, which private tasks need because nat is "none": use "fargate", add what is missing, or set nat to "single" or "per-az"',
  ],
  [
    "without NAT and with some of the endpoints",
    { network: { nat: "none", interfaceEndpoints: ["ecr.api", "ecr.dkr", "logs"] } },
    'dev.network.interfaceEndpoints: ["ecr.api","ecr.dkr","logs"] lacks kms, ssm, ssmmessages, which private tasks need because nat is "none": use "fargate", add what is missing, or set nat to "single" or "per-az"',
  ],
  [
    "without NAT, exec and some of the endpoints",
    {
      network: { nat: "none", interfaceEndpoints: ["ecr.api", "ecr.dkr", "logs", "ssm"] },
      ecs: { exec: false },
    },
    'dev.network.interfaceEndpoints: ["ecr.api","ecr.dkr","logs","ssm"] lacks kms, which private tasks need because nat is "none": use "fargate", add what is missing, or set nat to "single" or "per-az"',
  ],
];

test.each(MISTAKES)("refuses a VPC %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});
