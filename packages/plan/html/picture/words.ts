import type { PartKind, PartStatus, StackTile, Tally } from "../../picture/types";
import { STATUSES, isQuiet } from "../../picture/statuses";
import { type Kind, KINDS, signOf, wordOf } from "../../action-words";

const ofKinds = (word: (kind: Kind) => string) =>
  Object.fromEntries(KINDS.map((kind) => [kind, word(kind)])) as Record<Kind, string>;

/** What happens, in a word: the picture never says it by colour alone. */
export const STATUS_WORDS: Readonly<Record<PartStatus, string>> = {
  ...ofKinds((kind) => wordOf(kind, "plan")),
  tags: "new tags only",
  read: "read again",
  unplanned: "not planned",
  unchanged: "unchanged",
};

/** What is quiet has none. */
export const SIGNS: Readonly<Record<PartStatus, string>> = {
  ...ofKinds(signOf),
  tags: "",
  read: "",
  unplanned: "?",
  unchanged: "",
};

export const KIND_WORDS: Readonly<Record<PartKind, readonly [one: string, many: string]>> = {
  vpc: ["VPC", "VPCs"],
  tier: ["Tier", "Tiers"],
  subnet: ["Subnet", "Subnets"],
  "nat-gateway": ["NAT gateway", "NAT gateways"],
  "internet-gateway": ["Internet gateway", "Internet gateways"],
  "egress-gateway": ["Egress-only gateway", "Egress-only gateways"],
  endpoint: ["Endpoint", "Endpoints"],
  "load-balancer": ["Load balancer", "Load balancers"],
  cluster: ["ECS cluster", "ECS clusters"],
  service: ["Service", "Services"],
  schedule: ["Scheduled task", "Scheduled tasks"],
  repository: ["Repository", "Repositories"],
  build: ["Build project", "Build projects"],
  parameter: ["Parameter or secret", "Parameters and secrets"],
  role: ["Role", "Roles"],
  key: ["Key", "Keys"],
  bucket: ["Bucket", "Buckets"],
  database: ["Database", "Databases"],
  queue: ["Queue", "Queues"],
  topic: ["Topic", "Topics"],
  dashboard: ["Dashboard", "Dashboards"],
  "log-group": ["Log group", "Log groups"],
  alarm: ["Alarm", "Alarms"],
};

export const STACK_WORDS: Readonly<Record<StackTile["status"], string>> = {
  unchanged: "unchanged",
  changed: "changed",
  preview: "preview",
  failed: "! failed",
  skipped: "skipped",
  unplanned: "not planned",
};

/** `1 destroyed, 2 changed`; nothing where nobody has to look. */
export const tallyInWords = (tally: Tally, withQuiet = false): string =>
  STATUSES.filter((status) => tally[status] !== undefined && (withQuiet || !isQuiet(status)))
    .map((status) => `${String(tally[status])} ${STATUS_WORDS[status]}`)
    .join(", ");
