import { resolveReferences, type SynthesizedApp } from "#terraform";
import { stacksOf } from "./configuration/environments";
import { type Network, readNetwork } from "./configuration/network";
import type { Protocol } from "./configuration/rules";
import { nodeOf, type Nodes, readNodes } from "./parties/nodes";
import type { Answer } from "./values/answer";
import { HIGHEST_PORT, includes } from "#aws";
import type { Reach } from "./values/reach";
import { question } from "./ways/question";
import type { Way } from "./ways/way";
import { straight, waysBetween } from "./ways/ways";

/** What is asked: whether one party can connect to another. */
export interface TrafficQuery {
  /** `internet`, `alb`, a service, a subnet or tier (`subnet:private`), a group's path, a block. */
  readonly from: string;
  /** As `from`, or an AWS service (`aws:ecr.api`). */
  readonly to: string;
  /** The port that the first party asks for, a listener's where a load balancer passes on. @default any */
  readonly port?: number;
  /** @default tcp */
  readonly protocol?: Protocol;
  /** The environment whose stacks are meant. @default the whole app */
  readonly environment?: string;
  /** Whether only traffic counts that nothing passes on. @default false */
  readonly direct?: boolean;
}

export interface Traffic {
  readonly query: TrafficQuery;
  readonly ways: readonly Way[];
}

interface Parties {
  readonly network: Network;
  readonly nodes: Nodes;
}

const known = new WeakMap<SynthesizedApp, Map<string, Parties>>();

/** The network of an app or of one environment, worked out once. */
export function partiesOf(app: SynthesizedApp, environment: string | undefined): Parties {
  const byEnvironment = known.get(app) ?? new Map<string, Parties>();
  known.set(app, byEnvironment);
  const key = environment ?? "";
  const found = byEnvironment.get(key);
  if (found) return found;
  const network = readNetwork(
    resolveReferences(environment === undefined ? app : stacksOf(app, environment)),
  );
  const parties = { network, nodes: readNodes(network) };
  byEnvironment.set(key, parties);
  return parties;
}

/**
 * The ways that traffic can take in an app, each with what it must pass.
 * @throws Error where a name is unknown or means several, or a port is none
 */
export function trafficOf(app: SynthesizedApp, query: TrafficQuery): Traffic {
  const { from, to, port, protocol = "tcp", environment, direct = false } = query;
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT)) {
    throw new Error(`port: ${String(port)} is no port: use a whole number from 0 to 65535`);
  }
  const { network, nodes } = partiesOf(app, environment);
  const [source, target] = [nodeOf(network, nodes, from), nodeOf(network, nodes, to)];
  if (source.kind === "aws") {
    throw new Error(`from: "${from}" opens no connections: ask for traffic to it`);
  }
  const isOutside = [source, target].every(({ places }) => places.every(({ subnet }) => !subnet));
  if (isOutside) {
    throw new Error(`"${from}" and "${to}" are both outside the app's VPCs: nothing here decides`);
  }
  const asked = question(network, nodes, protocol);
  const ways = direct ? [straight(asked, source, target)] : waysBetween(asked, source, target);
  return { query, ways };
}

/**
 * Whether traffic passes: from every place of the one party to every place of the other (`every`), or
 * from some place to some (`some`).
 * @throws Error where something that decides is known only at plan
 */
export function isAllowed({ ways, query }: Traffic, mode: keyof Reach): boolean {
  const answers = ways.map((way) => way[mode]);
  if (answers.some((answer) => isOpen(answer, query.port))) return true;
  const [doubt] = answers
    .flatMap(({ doubts }) => doubts)
    .filter(({ ports }) => query.port === undefined || includes(ports, query.port));
  if (!doubt) return false;
  throw new Error(`traffic from ${query.from} to ${query.to} cannot be decided: ${doubt.reason}`);
}

/** Whether a port is open, or any where none is asked for. */
export function isOpen({ open }: Answer, port: number | undefined): boolean {
  return port === undefined ? open.length > 0 : includes(open, port);
}
