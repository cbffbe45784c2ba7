import {
  DescribeNatGatewaysCommand,
  DescribeVpcEndpointsCommand,
  paginateDescribeTags,
} from "@aws-sdk/client-ec2";
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  type ECSClient,
  paginateListTaskDefinitions,
} from "@aws-sdk/client-ecs";
import { DescribeKeyCommand, NotFoundException } from "@aws-sdk/client-kms";
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
  const revisions = resources.filter(({ kind }) => kind.prefix === TASK_DEFINITION);
  try {
    const active = await activeRevisions(client, revisions);
    const others = resources.filter((one) => !revisions.includes(one));
    const areActive = await Promise.all(others.map((one) => isActive(client, one)));
    return [
      ...revisions.filter(({ arn }) => !active.has(arn)),
      ...others.filter((_, index) => areActive[index] === false),
    ];
  } finally {
    client.destroy();
  }
}

const TASK_DEFINITION = "task-definition/";

/** Asked for by family: every roll-out leaves a revision that is inactive, and tagged. */
async function activeRevisions(
  client: ECSClient,
  revisions: readonly TaggedResource[],
): Promise<Set<string>> {
  const families = new Set(
    revisions.map(({ arn }) => arn.split(TASK_DEFINITION)[1]?.replace(/:\d+$/, "")),
  );
  const active = new Set<string>();
  for (const familyPrefix of families) {
    const request = { familyPrefix, status: "ACTIVE" } as const;
    for await (const page of paginateListTaskDefinitions({ client }, request))
      for (const arn of page.taskDefinitionArns ?? []) active.add(arn);
  }
  return active;
}

async function isActive(client: ECSClient, { kind, arn, id }: TaggedResource): Promise<boolean> {
  if (kind.prefix === "cluster/") {
    const { clusters = [] } = await client.send(new DescribeClustersCommand({ clusters: [id] }));
    return clusters.some(({ status }) => status !== "INACTIVE");
  }
  const [cluster] = id.split("/");
  const { services = [] } = await client
    .send(new DescribeServicesCommand({ cluster, services: [arn] }))
    .catch(withoutCluster);
  return services.some(({ status }) => status !== "INACTIVE");
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
        const request = new DescribeKeyCommand({ KeyId: id });
        const { KeyMetadata } = await client.send(request).catch(withoutKey);
        return KeyMetadata?.KeyState ?? GONE;
      }),
    );
    return resources.filter((_, index) =>
      [GONE, "PendingDeletion"].includes(String(states[index])),
    );
  } finally {
    client.destroy();
  }
}

const GONE = "gone";

function withoutKey(error: unknown): { readonly KeyMetadata?: undefined } {
  if (error instanceof NotFoundException) return {};
  throw error;
}
