import type { AccessRow, AccessSection, ReachableRow, RoleAccess } from "#analysis";
import { ALL_PORTS, type Ports, ports, union } from "#aws";

/** Rows of text by section: `Allow  s3:GetObject  *  Bool aws:SecureTransport true`. */
export interface Parts {
  readonly name?: string;
  readonly trust?: readonly string[];
  readonly may?: readonly string[];
  /** @default the role has no boundary */
  readonly boundary?: readonly string[];
}

export function accessOf({ name = "shop", trust = [], may = [], boundary }: Parts): RoleAccess {
  const rows = (section: AccessSection, texts: readonly string[]) =>
    texts.map((text) => accessRow(section, text));
  return {
    name,
    arn: `arn:aws:iam::111111111111:role/${name}`,
    isBounded: boundary !== undefined,
    rows: [...rows("trust", trust), ...rows("identity", may), ...rows("boundary", boundary ?? [])],
  };
}

function accessRow(section: AccessSection, text: string): AccessRow {
  const [effect, one = "", other = "", said = ""] = text.split("  ");
  if (effect === "?") return { section, effect: "unknown", policy: one, reason: other };
  const conditions = said === "" ? [] : said.split(" & ");
  const shared = { section, effect: effect === "Deny" ? "Deny" : "Allow", conditions } as const;
  return section === "trust"
    ? { ...shared, principal: one, action: other }
    : { ...shared, action: one, resource: other };
}

/** Traffic from texts: `internet  web  tcp, udp  80, 443; 22 (from 203.0.113.0/24)  internet gateway`. */
export const reachable = (...texts: readonly string[]): ReachableRow[] =>
  texts.flatMap((text) => {
    const [from = "", to = "", protocols = "", said = "", through = ""] = text.split("  ");
    return protocols.split(", ").map((protocol): ReachableRow => ({
      from,
      to,
      protocol: protocol === "udp" ? "udp" : "tcp",
      ...portsOf(said),
      through: through === "" ? [] : through.split(", "),
    }));
  });

function portsOf(said: string): Pick<ReachableRow, "ports" | "partly" | "part" | "undecided"> {
  const row = {
    ports: [] as Ports,
    partly: [] as Ports,
    undecided: [] as { ports: Ports; reason: string }[],
  };
  let part: string | undefined;
  for (const text of said.split("; ")) {
    const [, list = "", of, reason] = /^(.*?)(?: \((.*)\)| undecided: (.*))?$/.exec(text) ?? [];
    if (reason !== undefined) row.undecided.push({ ports: parsed(list), reason });
    else if (of === undefined) row.ports = parsed(list);
    else {
      row.partly = parsed(list);
      part = of;
    }
  }
  return { ...row, ...(part !== undefined && { part }) };
}

function parsed(list: string): Ports {
  if (list === "any port") return ALL_PORTS;
  return list
    .split(", ")
    .map((range) => {
      const [first = 0, last = first] = range.split("-").map(Number);
      return ports(first, last);
    })
    .reduce(union, []);
}
