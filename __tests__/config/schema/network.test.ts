import { expect, test } from "@jest/globals";
import { messageFor } from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "an address that is no block",
    { network: { cidr: "10.0.0.0" } },
    'dev.network.cidr: "10.0.0.0" is not valid: use an IPv4 block in CIDR notation (for example 10.0.0.0/16)',
  ],
  [
    "a prefix length of 33",
    { network: { cidr: "10.0.0.0/33" } },
    'dev.network.cidr: "10.0.0.0/33" is not valid: use an IPv4 block in CIDR notation (for example 10.0.0.0/16)',
  ],
  [
    "one zone",
    { network: { zones: ["a"] } },
    'dev.network.zones: ["a"] is too short: use at least two availability zones (for example ["a", "b"])',
  ],
  [
    "a zone's full name",
    { network: { zones: ["a", "us-east-1b"] } },
    `dev.network.zones[1]: "us-east-1b" is not valid: use a zone's letter, a to h (the b of us-east-1b)`,
  ],
  [
    "zones that are no list",
    { network: { zones: "ab" } },
    'dev.network.zones: "ab" is a string, not a list: use a list of zone letters (for example ["a", "b"])',
  ],
  [
    "a number of slots that is not offered",
    { network: { zoneSlots: 5 } },
    "dev.network.zoneSlots: 5 is not allowed: use 4 or 8",
  ],
  [
    "a tier's name with a space",
    { network: { additionalTiers: { "Data Base": { cidr: "10.0.192.0/20" } } } },
    'dev.network.additionalTiers["Data Base"]: is not a valid key: use 1 to 20 lower-case letters, digits and single hyphens, starting with a letter (for example learner-eu)',
  ],
  [
    "a tier without a block",
    { network: { additionalTiers: { data: {} } } },
    "dev.network.additionalTiers.data.cidr: is missing: use an IPv4 block in CIDR notation (for example 10.0.0.0/16)",
  ],
  [
    "an unknown route",
    { network: { additionalTiers: { data: { cidr: "10.0.192.0/20", route: "Nat" } } } },
    'dev.network.additionalTiers.data.route: "Nat" is not allowed: use one of internet, nat, none (did you mean nat?)',
  ],
  [
    "an unknown NAT mode",
    { network: { nat: "per-zone" } },
    'dev.network.nat: "per-zone" is not allowed: use one of none, single, per-az',
  ],
  [
    "an unknown endpoint in the list",
    { network: { interfaceEndpoints: ["ecr.api", "s3"] } },
    'dev.network.interfaceEndpoints[1]: "s3" is not allowed: use ecr.api, ecr.dkr, ec2, elasticloadbalancing, events, kms, logs, monitoring, secretsmanager, sns, sqs, ssm, ssmmessages, sts',
  ],
  [
    "an unknown preset of endpoints",
    { network: { interfaceEndpoints: "fargat" } },
    'dev.network.interfaceEndpoints: "fargat" is not allowed: use "none", "fargate", or a list of ecr.api, ecr.dkr, ec2, elasticloadbalancing, events, kms, logs, monitoring, secretsmanager, sns, sqs, ssm, ssmmessages, sts',
  ],
  [
    "a number for endpoints",
    { network: { interfaceEndpoints: 5 } },
    'dev.network.interfaceEndpoints: 5 is not allowed: use "none", "fargate", or a list of ecr.api, ecr.dkr, ec2, elasticloadbalancing, events, kms, logs, monitoring, secretsmanager, sns, sqs, ssm, ssmmessages, sts',
  ],
  [
    "a retention that is not offered",
    { network: { flowLogRetentionDays: 31 } },
    "dev.network.flowLogRetentionDays: 31 is not allowed: use a retention that CloudWatch Logs offers, in days: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
  ],
  [
    "a retention that is no number",
    { network: { flowLogRetentionDays: NaN } },
    "dev.network.flowLogRetentionDays: NaN is not a number: use a retention that CloudWatch Logs offers, in days: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
  ],
];

test.each(MISTAKES)("refuses in the network %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});
