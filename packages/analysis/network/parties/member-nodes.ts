import type { SynthesizedResource } from "#terraform";
import type { Network } from "../configuration/network";
import { label } from "../configuration/resources";
import type { Workload } from "../configuration/ecs-workloads";
import type { Node } from "./node";
import { memberPlaces } from "./places";

/** What other resources run in subnets: load balancers, tasks, interface endpoints. */
export function memberNodes(network: Network): Node[] {
  return [
    ...network.loadBalancers.map((loadBalancer): Node => {
      const { resource, type, isDualStack } = loadBalancer;
      if (type !== "application") {
        throw new Error(
          `${label(resource)} is a ${type} load balancer: only application load balancers are understood`,
        );
      }
      return {
        kind: "load balancer",
        name: "alb",
        otherNames: [label(resource), ...configuredName(resource)],
        shortNames: configuredName(resource).flatMap(endings),
        places: memberPlaces(network, loadBalancer, isDualStack ? [4, 6] : [4]),
        isSomewhere: false,
        loadBalancer,
      };
    }),
    ...network.workloads.map((workload): Node => {
      const names = workloadNames(network, workload);
      const [name = label(workload.resource), ...others] = names;
      return {
        kind: "workload",
        name,
        otherNames: [label(workload.resource), ...others],
        shortNames: names.flatMap(endings),
        places: memberPlaces(network, workload, [4, 6]),
        isSomewhere: false,
        workload,
      };
    }),
    ...network.interfaceEndpoints.map((endpoint): Node => ({
      kind: "aws",
      // Without private DNS the service's usual name leads past it.
      name: endpoint.hasPrivateDns ? `aws:${endpoint.service}` : label(endpoint.resource),
      otherNames: [label(endpoint.resource)],
      shortNames: [],
      places: memberPlaces(network, endpoint, [4]),
      isSomewhere: false,
      service: endpoint.service,
    })),
  ];
}

/** `dev-service-web` runs `web`; any other stack's workload is called as it calls itself. */
function workloadNames({ workloads }: Network, { resource }: Workload): string[] {
  const [, name] = /(?:^|-)service-(.+)$/.exec(resource.stackId) ?? [];
  const isAlone =
    workloads.filter((other) => other.resource.stackId === resource.stackId).length === 1;
  return [
    ...(name !== undefined && isAlone ? [name] : []),
    ...configuredName(resource).filter((configured) => configured !== name),
  ];
}

function configuredName({ attributes }: SynthesizedResource): string[] {
  const { name } = attributes;
  return typeof name === "string" && !name.includes("${") ? [name] : [];
}

/** `learner-prod-web` gives `prod-web` and `web`. */
function endings(name: string): string[] {
  return name
    .split("-")
    .flatMap((_, index, parts) => (index === 0 ? [] : parts.slice(index).join("-")));
}
