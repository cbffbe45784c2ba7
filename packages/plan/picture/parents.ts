import { type Element, keyOf } from "./element";
import { kindOf } from "./kinds";
import type { References } from "./references";
import { type Tier, vpcOf } from "./tiers";
import { clusterOf, type Workload } from "./ecs-workloads";

export interface Surroundings {
  readonly elements: readonly Element[];
  readonly tiers: readonly Tier[];
  readonly workloads: ReadonlyMap<Element, Workload>;
  readonly references: References;
}

/** In which part each stands: by the subnets it names, and by its cluster. */
export function parentFinder(surroundings: Surroundings): (element: Element) => string | undefined {
  const { elements, tiers, workloads, references } = surroundings;
  const vpcs = elements.filter(({ type }) => type === "aws_vpc");
  const clusters = elements.filter(({ type }) => type === "aws_ecs_cluster");
  const tierOfSubnet = new Map(
    tiers.flatMap(({ id, subnets }) => subnets.map((subnet) => [keyOf(subnet), id] as const)),
  );
  const tierOf = ({ subnets }: Workload) =>
    subnets
      .map((id) => references.of(id))
      .map((subnet) => subnet && tierOfSubnet.get(keyOf(subnet)))[0];
  const placed = [...workloads.values()].map((workload) => ({
    workload,
    tier: tierOf(workload),
    cluster: clusterOf(workload, clusters, references),
  }));
  const byElement = new Map(placed.map((place) => [place.workload.element, place]));
  const tierOfCluster = (cluster: Element) =>
    mostOf(placed.filter((place) => place.cluster === cluster).map(({ tier }) => tier));
  const clusterTiers = new Map(clusters.map((cluster) => [cluster, tierOfCluster(cluster)]));

  return (element) => {
    const vpc = () => vpcOf(element, vpcs, references);
    switch (kindOf(element)) {
      case "subnet":
        return tierOfSubnet.get(keyOf(element));
      case "nat-gateway": {
        const subnet = references.of(element.attributes["subnet_id"]);
        return subnet ? keyOf(subnet) : vpc();
      }
      case "internet-gateway":
      case "egress-gateway":
      case "endpoint":
        return vpc();
      case "load-balancer": {
        const tier = byElement.get(element)?.tier;
        return tier ?? vpc();
      }
      case "cluster":
        return clusterTiers.get(element);
      case "service":
      case "schedule": {
        const { tier, cluster } = byElement.get(element) ?? {};
        const isInCluster = cluster && (tier === undefined || tier === clusterTiers.get(cluster));
        return isInCluster ? keyOf(cluster) : tier;
      }
      default:
        return undefined;
    }
  };
}

/** What occurs most often, of those the first. */
function mostOf(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
