import {
  DescribeNatGatewaysCommand,
  DescribeVpcEndpointsCommand,
  paginateDescribeTags,
} from "@aws-sdk/client-ec2";
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { DescribeKeyCommand } from "@aws-sdk/client-kms";
import type { Environment } from "../../config/schema/environment";
import { ec2Client, ecsClient, kmsClient } from "../aws/clients";
import type { TaggedResource } from "./tagged-resources";

/**
 * Those of some resources that exist, as far as the tags alone do not tell: NAT gateways and endpoints stay
 * listed for an hour after they were deleted, keys for days, services and clusters as long as AWS likes,
 * revisions of task definitions for ever
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-working-with.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html). Others are taken to
 * exist.
 */
export async function stillThere(
  environment: Environment,
  resources: readonly TaggedResource[],
): Promise<TaggedResource[]> {
  const of = (service: string) => resources.filter(({ kind }) => kind.service === service);
  const gone = new Set([
    ...(await goneOfEc2(environment, of("ec2"))),
    ...(await goneOfEcs(environment, of("ecs"))),
    ...(await goneKeys(environment, of("kms"))),
  ]);
  return resources.filter((one) => !gone.has(one));
}

type Gone = Promise<readonly TaggedResource[]>;

/** Values that EC2 takes in one filter. */
const MOST_VALUES = 200;

async function goneOfEc2(environment: Environment, resources: readonly TaggedResource[]): Gone {
  if (resources.length === 0) return [];
  const client = ec2Client(environment);
  try {
    const there = new Set<string | undefined>();
    for (let from = 0; from < resources.length; from += MOST_VALUES) {
      const Values = resources.slice(from, from + MOST_VALUES).map(({ id }) => id);
      const pages = paginateDescribeTags(
        { client },
        { Filters: [{ Name: "resource-id", Values }] },
      );
      for await (const { Tags = [] } of pages) {
        for (const { ResourceId } of Tags) there.add(ResourceId);
      }
    }
    const listed = (prefix: string) =>
      resources.filter(({ kind, id }) => kind.prefix === prefix && there.has(id));
    if (listed("natgateway/").length > 0) {
      const { NatGateways = [] } = await client.send(new DescribeNatGatewaysCommand({}));
      for (const { NatGatewayId, State } of NatGateways)
        if (State === "deleted" || State === "deleting") there.delete(NatGatewayId);
    }
    if (listed("vpc-endpoint/").length > 0) {
      const { VpcEndpoints = [] } = await client.send(new DescribeVpcEndpointsCommand({}));
      for (const { VpcEndpointId, State } of VpcEndpoints)
        if (/^delet/i.test(String(State))) there.delete(VpcEndpointId);
    }
    return resources.filter(({ id }) => !there.has(id));
  } finally {
    client.destroy();
  }
}

async function goneOfEcs(environment: Environment, resources: readonly TaggedResource[]): Gone {
  if (resources.length === 0) return [];
  const client = ecsClient(environment);
  const isActive = async ({ kind, arn, id }: TaggedResource): Promise<boolean> => {
    switch (kind.prefix) {
      case "cluster/": {
        const { clusters = [] } = await client.send(
          new DescribeClustersCommand({ clusters: [id] }),
        );
        return clusters.some(({ status }) => status !== "INACTIVE");
      }
      case "service/": {
        const [cluster] = id.split("/");
        const { services = [] } = await client
          .send(new DescribeServicesCommand({ cluster, services: [arn] }))
          .catch(withoutCluster);
        return services.some(({ status }) => status !== "INACTIVE");
      }
      default: {
        const request = new DescribeTaskDefinitionCommand({ taskDefinition: arn });
        const { taskDefinition } = await client.send(request);
        return taskDefinition?.status === "ACTIVE";
      }
    }
  };
  try {
    const active = await Promise.all(resources.map(isActive));
    return resources.filter((_, index) => active[index] === false);
  } finally {
    client.destroy();
  }
}

function withoutCluster(error: unknown): { readonly services?: undefined } {
  if (error instanceof Error && error.name === "ClusterNotFoundException") return {};
  throw error;
}

async function goneKeys(environment: Environment, resources: readonly TaggedResource[]): Gone {
  if (resources.length === 0) return [];
  const client = kmsClient(environment);
  try {
    const states = await Promise.all(
      resources.map(async ({ id }) => {
        const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: id }));
        return KeyMetadata?.KeyState;
      }),
    );
    return resources.filter((_, index) => states[index] === "PendingDeletion");
  } finally {
    client.destroy();
  }
}
