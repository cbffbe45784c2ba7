import { isOpen, type Traffic } from "./traffic";
import { both, open } from "./values/answer";
import { ALL_PORTS, formatPorts } from "#aws";
import type { Reach } from "./values/reach";
import type { Hop } from "./ways/hop";
import type { Path } from "./ways/path";
import type { Way } from "./ways/way";

/**
 * Hop by hop, what lets traffic through or what stops it: `ok` and `NO` before each thing that it
 * must pass. Of ways that are stopped, each is shown; of ways that are open, the first.
 */
export function explainTraffic({ ways, query }: Traffic, mode: keyof Reach): string {
  const used = ways.filter((way) => isOpen(way[mode], query.port)).slice(0, 1);
  return (used.length > 0 ? used : ways).map((way) => explainWay(way, query.port, mode)).join("\n");
}

function explainWay(way: Way, port: number | undefined, mode: keyof Reach): string {
  const objection = way.objection?.(port);
  if (objection !== undefined) return `  ${objection}`;
  const ports = way.portsOf(port);
  return way.hops.map((hop, index) => explainHop(hop, ports[index], mode)).join("\n");
}

function explainHop(hop: Hop, port: number | undefined, mode: keyof Reach): string {
  const { from, to, protocol, paths } = hop;
  const title = `  ${from.name} -> ${to.name}, ${protocol} ${port === undefined ? "any port" : String(port)}`;
  const isThrough = isOpen(hop[mode], port);
  const telling = paths.filter((path) => isOpen(path.passing[mode], port) === isThrough);
  const [path] = telling;
  if (!path) {
    return `${title}\n    NO  nothing of ${from.name} has addresses of the kind that ${to.name} has`;
  }
  const isAlike = (other: Path) => other.from.address.family === path.from.address.family;
  const [some, all] = [telling.filter(isAlike).length, paths.filter(isAlike).length];
  const share = some === all ? "" : `, and so ${String(some)} of ${String(all)}`;
  const places = `    from ${path.from.address.text} to ${path.to.address.text}${share}`;
  return [title, places, ...explainPath(path, port, mode)].join("\n");
}

function explainPath({ checks }: Path, port: number | undefined, mode: keyof Reach): string[] {
  let rest = open(ALL_PORTS);
  return checks.map((check) => {
    rest = both(rest, check[mode]);
    // Without a port, it is stopped by whatever leaves no port that the others let through.
    const passes = port === undefined ? rest.open.length > 0 : isOpen(check[mode], port);
    const left = port === undefined ? ` [${formatPorts(rest.open)}]` : "";
    return `    ${passes ? "ok" : "NO"}  ${check.explain(port)}${left}`;
  });
}
