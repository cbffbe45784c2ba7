import { blocksOf, containersOf, numberOf, textOf } from "#terraform";
import type { Running } from "./running";

/** Where a service answers by Service Connect. */
export interface Endpoint {
  /** What its tasks are registered as, and found by. */
  readonly name: string;
  /** What others ask for: `api:9000`. */
  readonly alias: string;
  /** The port that its tasks listen on. */
  readonly port: number | undefined;
}

/** The endpoints of a service, as they are or as they will be. */
export function endpointsOf(
  { resource, task, nextTask }: Running,
  side: "before" | "after",
): Endpoint[] {
  const definition = side === "before" ? task?.before : nextTask?.after;
  const ports = definition
    ? containersOf({ attributes: definition }).flatMap((one) => blocksOf(one, "portMappings"))
    : [];
  return blocksOf(resource[side] ?? {}, "service_connect_configuration", "service").flatMap(
    (served) => {
      const name = textOf(served["discovery_name"]) ?? textOf(served["port_name"]) ?? "";
      const mapping = ports.find((one) => one["name"] === served["port_name"]);
      const port =
        numberOf(served["ingress_port_override"]) ?? numberOf(mapping?.["containerPort"]);
      return blocksOf(served, "client_alias").map((alias) => ({
        name,
        alias: `${textOf(alias["dns_name"]) ?? name}:${String(alias["port"])}`,
        port,
      }));
    },
  );
}
