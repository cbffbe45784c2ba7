import type { ActionResourceType } from "#aws";
import { arnIn, type Facts } from "./facts";
import { allTexts } from "./parameters";
import { type Call, nameOfCall } from "./recorded-call";

/** Types of EC2's resources, by how their ids begin. */
const TYPES: Readonly<Record<string, string>> = {
  acl: "network-acl",
  eigw: "egress-only-internet-gateway",
  eipalloc: "elastic-ip",
  eni: "network-interface",
  fl: "vpc-flow-log",
  igw: "internet-gateway",
  nat: "natgateway",
  rtb: "route-table",
  sg: "security-group",
  sgr: "security-group-rule",
  subnet: "subnet",
  vpc: "vpc",
  vpce: "vpc-endpoint",
};
const PREFIXES = Object.fromEntries(Object.entries(TYPES).map(([prefix, type]) => [type, prefix]));

/** Ids of what joins two things, which are no resources themselves: what they join is. */
const JOINS: Readonly<Record<string, readonly string[]>> = {
  aclassoc: ["subnet"],
  eipassoc: ["elastic-ip"],
  rtbassoc: ["route-table", "subnet"],
  "subnet-cidr-assoc": ["subnet"],
  "vpc-cidr-assoc": ["vpc"],
};

const ID = /^([a-z]+(?:-cidr-assoc)?)-([\w.-]+)$/;

/** Something that the call is about. */
export interface Ec2Resource {
  readonly type: string;
  /** `subnet-local-network` */
  readonly id: string;
  readonly arn: string;
  /** The call makes it, and gives it its tags. */
  readonly isNew: boolean;
}

/** What EC2 gives a name of its own to, which the call does not say. */
export const NEW = "new";

/**
 * What a call of EC2 is about, of the types that its action is checked against.
 * @throws Error where something is missing that every call of the action is about
 */
export function ec2Resources(
  call: Call,
  types: readonly ActionResourceType[],
  facts: Facts,
): Ec2Resource[] {
  const of = (type: string, id: string, isNew = false) => ({
    ...{ type, id, isNew },
    arn: arnIn(facts, "ec2", `${type}/${id}`),
  });
  const named = new Map(idsIn(call).map((one) => [`${one.type} ${one.id}`, one]));
  const found = types.flatMap(({ name, required, conditionKeys }): Ec2Resource[] => {
    const own = [...named.values()].filter(({ type }) => type === name);
    if (own.length > 0) return own.map(({ id }) => of(name, id));
    const isMade = /^(Create|Allocate|Authorize)/.test(call.operation) && isTagged(conditionKeys);
    if (isMade && call.operation !== "CreateTags") {
      return [of(name, `${PREFIXES[name] ?? name}-${NEW}`, true)];
    }
    if (required) throw new Error(`${nameOfCall(call)}: its parameters name no ${name}`);
    return [];
  });
  if (found.length === 0) throw new Error(`${nameOfCall(call)}: its parameters name nothing`);
  return found;
}

/** Of what is made, the data says that its tags are in the request; of what is there, that it has some. */
const isTagged = (conditionKeys: readonly string[]) =>
  conditionKeys.includes("aws:RequestTag/${TagKey}");

function idsIn({ parameters }: Call): { readonly type: string; readonly id: string }[] {
  const others = Object.entries(parameters).filter(([name]) => !name.startsWith("Tag"));
  return allTexts(others.map(([, value]) => value)).flatMap((text) => {
    const [, prefix = "", rest = ""] = ID.exec(text) ?? [];
    const type = TYPES[prefix];
    if (type !== undefined) return [{ type, id: text }];
    // Whatever joins two things is of the stack that made them.
    return (JOINS[prefix] ?? []).map((joined) => ({
      type: joined,
      id: `${PREFIXES[joined] ?? joined}-${rest}`,
    }));
  });
}
