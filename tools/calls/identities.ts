import { isObject } from "#terraform";
import { allTexts } from "./parameters";
import type { RecordedCall } from "./recorded-call";

/** What is there before, and others have made: a hosted zone and a web ACL. */
export const HOSTED_ZONE = "Z0RECORDED";
export const WEB_ACL = "0a1b2c3d";

/**
 * Ids that nobody chooses are other ones in every recording. They are called after the stack that names them
 * first, which is the one that made them: `subnet-local-network`. What one stack made of one kind then is one
 * thing, and has the tags that all of it has.
 */
export function withNamedIds(calls: readonly RecordedCall[]): RecordedCall[] {
  const adopted = adoptedIds(calls);
  const names = new Map<string, string>();
  const nameOf = (id: string, kind: string, owner: string): string => {
    const known = names.get(id) ?? `${kind}-${adopted.has(id) ? "default" : owner}`;
    names.set(id, known);
    return known;
  };
  const named = (call: RecordedCall): RecordedCall => ({
    ...call,
    parameters: mapTexts(call.parameters, (text) =>
      KINDS.reduce(
        (named, { pattern, kind, isOthers }) =>
          named.replace(pattern, (id: string, prefix: unknown) =>
            isOthers && kind !== undefined
              ? kind
              : nameOf(id, kind ?? String(prefix), call.stack ?? "tools"),
          ),
        text,
      ),
    ) as RecordedCall["parameters"],
  });
  return calls.map((call) => {
    const result = named(call);
    // From then on it has tags.
    for (const id of adopts(call)) names.set(id, `${id.split("-")[0] ?? ""}-adopted`);
    return result;
  });
}

interface Kind {
  readonly pattern: RegExp;
  /** @default what the id begins with */
  readonly kind?: string;
  /** No stack makes it: a recording has one. @default false */
  readonly isOthers?: true;
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

const KINDS: readonly Kind[] = [
  // EC2: subnet-0123456789abcdef0
  { pattern: /\b([a-z]+(?:-cidr-assoc)?)-[0-9a-f]{17}\b/g },
  { pattern: new RegExp(`(?<=certificate/)${UUID}`, "g"), kind: "certificate" },
  { pattern: new RegExp(`(?<=/webacl/[^/]*/)${UUID}`, "g"), kind: WEB_ACL, isOthers: true },
  { pattern: new RegExp(`(?<=:sns:.*:)${UUID}`, "g"), kind: "subscription" },
  { pattern: new RegExp(`\\b${UUID}\\b`, "g"), kind: "key" },
  { pattern: /(?<=:scalable-target\/)\w+/g, kind: "target" },
  // Tasks of ECS
  { pattern: /\b[0-9a-f]{32}\b/g, kind: "task" },
  // Load balancers, and what hangs on them
  { pattern: /(?<=\/)[0-9a-f]{16}\b/g, kind: "lb" },
  // Cloud Map
  { pattern: /\b(ns)-[0-9a-z]{16,20}\b/g },
  { pattern: /\b[0-9a-z]{32}-[0-9a-z]{8}\b/g, kind: "operation" },
  // Route 53: zones and changes
  { pattern: /\bZ[0-9A-Z]{10,31}\b/g, kind: HOSTED_ZONE, isOthers: true },
  { pattern: /\bC[0-9A-Z]{10,31}\b/g, kind: "change" },
];

/**
 * A VPC comes with a security group and a network ACL. Terraform gives them tags by a call of its own, and all
 * that it makes when it makes it.
 */
const adoptedIds = (calls: readonly RecordedCall[]): ReadonlySet<string> =>
  new Set(calls.flatMap(adopts));

const adopts = ({ signedAs, operation, parameters }: RecordedCall): string[] =>
  signedAs === "ec2" &&
  operation === "CreateTags" &&
  // All tags at once: what is there already gets those that are other ones.
  allTexts(parameters["Tags"]).includes("ManagedBy")
    ? allTexts(parameters["Resources"]).filter((id) => /^(sg|acl)-/.test(id))
    : [];

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((one: unknown) => mapTexts(one, map));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, map)]));
}
