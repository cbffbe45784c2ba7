import type { SynthesizedApp } from "#terraform";
import type { Network } from "./configuration/network";
import { type ReachableRow, reachableRows } from "./rows";
import { formatTable } from "./table";
import { partiesOf } from "./traffic";

/**
 * Everything that reaches something, as a table to keep in a snapshot: a change of what is reachable
 * is then a line in the review. A subnet stands for machines in it whose own security groups let
 * everything through and that have public addresses: what it reaches, routes and network ACLs let.
 * @param environment whose stacks are meant; the whole app by default
 */
export function reachability(app: SynthesizedApp, environment?: string): string {
  return formatTable(reachableSet(app, environment));
}

const known = new WeakMap<Network, readonly ReachableRow[]>();

/** The rows of the table, worked out once. */
export function reachableSet(app: SynthesizedApp, environment?: string): readonly ReachableRow[] {
  const { network, nodes } = partiesOf(app, environment);
  const rows = known.get(network) ?? reachableRows(network, nodes);
  known.set(network, rows);
  return rows;
}
