import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { ecsClient, loadBalancingClient, logsClient } from "../aws/clients";
import type { DiagnosisClients, ServicePlace } from "../diagnosis/gather";

/** Where a service of an environment runs. */
export function placeOf(environment: Environment, service: string): ServicePlace {
  const names = makeNames(environment);
  return {
    cluster: names.cluster,
    name: names.service(service),
    logGroup: names.serviceLogGroup(service),
  };
}

/** Clients that ask why tasks did not stay, for as long as the work takes. */
export async function withDiagnosisClients<T>(
  environment: Environment,
  work: (clients: DiagnosisClients) => Promise<T>,
): Promise<T> {
  const clients = {
    ecs: ecsClient(environment),
    logs: logsClient(environment),
    elb: loadBalancingClient(environment),
  };
  try {
    return await work(clients);
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}
