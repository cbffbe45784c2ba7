import { z } from "zod";
import { cidrBlock, kebabCase, retentionDays, textLike, yesOrNo } from "./primitives";

/** Interface endpoints this project knows, by the last part of their service's name. */
export const INTERFACE_ENDPOINTS = [
  "ecr.api",
  "ecr.dkr",
  "ec2",
  "elasticloadbalancing",
  "events",
  "kms",
  "logs",
  "monitoring",
  "secretsmanager",
  "sns",
  "sqs",
  "ssm",
  "ssmmessages",
  "sts",
] as const;

/**
 * The endpoints of the preset `fargate`: what tasks in private subnets need where there is no NAT
 * gateway (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html). `kms`
 * is there for secrets and exec sessions, which the environment's key encrypts.
 */
export const FARGATE_ENDPOINTS = [
  "ecr.api",
  "ecr.dkr",
  "kms",
  "logs",
  "ssm",
  "ssmmessages",
] as const satisfies readonly (typeof INTERFACE_ENDPOINTS)[number][];

const ENDPOINT_REMEDY = `use ${INTERFACE_ENDPOINTS.join(", ")}`;

/** Where a tier's default route leads: the internet gateway, the NAT gateway, or nowhere. */
const TIER_ROUTES = ["internet", "nat", "none"] as const;

const tierBlock = cidrBlock.optional();

const additionalTier = z.strictObject({
  /** The part of the VPC's block that belongs to the tier. */
  cidr: cidrBlock,
  /**
   * Where the default route leads.
   * @default none
   */
  route: z.enum(TIER_ROUTES, `use one of ${TIER_ROUTES.join(", ")}`).default("none"),
});

export const networkSchema = z.strictObject({
  /**
   * IPv4 block of the VPC.
   * @default 10.0.0.0/16
   */
  cidr: cidrBlock.default("10.0.0.0/16"),
  /**
   * Letters of the availability zones in use, two or more. Which letters a region has stands in
   * config/zones.ts; which of them the account has, the plan finds out.
   * @default a and b; in ap-northeast-1 a and c, because few accounts have b there
   */
  zones: z
    .array(
      textLike(/^[a-h]$/, "use a zone's letter, a to h (the b of us-east-1b)"),
      'use a list of zone letters (for example ["a", "b"])',
    )
    .min(2, 'use at least two availability zones (for example ["a", "b"])')
    .optional(),
  /**
   * Letters of zones that load balancer, tasks and endpoints leave, while the subnets stay: what comes
   * before a zone is taken out of `zones`, because AWS destroys no subnet that something is in.
   * @default none
   */
  drainedZones: z.array(textLike(/^[a-h]$/, "use the letter of one of network.zones")).default([]),
  /**
   * Zones each tier reserves room for. It fixes the size of every subnet: changing it later
   * replaces them all.
   * @default 8
   */
  zoneSlots: z.union([z.literal(4), z.literal(8)], "use 4 or 8").default(8),
  /**
   * Block of the public tier.
   * @default the third quarter of the VPC
   */
  publicCidr: tierBlock,
  /**
   * Block of the private tier.
   * @default the lower half of the VPC
   */
  privateCidr: tierBlock,
  /**
   * Tiers besides public and private (for example for a database), by name.
   * @default none
   */
  additionalTiers: z.record(kebabCase(20), additionalTier).default({}),
  /**
   * NAT gateways: none, one for all zones (in the first zone by letter), or one in each zone.
   * @default single
   */
  nat: z.enum(["none", "single", "per-az"], "use one of none, single, per-az").default("single"),
  /**
   * Interface endpoints: `none`, `fargate` (what tasks need without NAT), or a list.
   * The S3 gateway endpoint costs nothing and is always there.
   * @default none
   */
  interfaceEndpoints: z
    .union(
      [z.enum(["none", "fargate"]), z.array(z.enum(INTERFACE_ENDPOINTS, ENDPOINT_REMEDY))],
      `use "none", "fargate", or a list of ${INTERFACE_ENDPOINTS.join(", ")}`,
    )
    .default("none"),
  /**
   * Adds an Amazon-provided IPv6 block, and an egress-only internet gateway for the private tier.
   * @default false
   */
  ipv6: yesOrNo.default(false),
  /**
   * Days that flow logs are kept.
   * @default 30
   */
  flowLogRetentionDays: retentionDays.default(30),
});
