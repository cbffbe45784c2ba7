import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeClustersCommand } from "@aws-sdk/client-ecs";
import { ListNamespacesCommand } from "@aws-sdk/client-servicediscovery";
import {
  DescribeParametersCommand,
  GetParameterCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-ssm";
import { describe, expect, test } from "@jest/globals";
import type { AwsClients } from "../support/aws";
import { CANARY } from "../support/canary";
import { PUBLISHED_TAGS, tagsOf } from "../support/deployment";

export const IMAGE_PARAMETER = "/learner/imagearn/value";

export function describeParameters(aws: () => AwsClients): void {
  describe("parameters", () => {
    test("the image's is the published one", async () => {
      const { Parameter } = await aws().ssm.send(
        new GetParameterCommand({ Name: IMAGE_PARAMETER }),
      );
      expect(Parameter).toMatchObject({ Type: "String", Value: "1" });
      const { Parameters = [] } = await aws().ssm.send(new DescribeParametersCommand({}));
      expect(Parameters.find(({ Name }) => Name === IMAGE_PARAMETER)?.Description).toBe(
        "Image ARN",
      );
      const { TagList } = await aws().ssm.send(
        new ListTagsForResourceCommand({ ResourceType: "Parameter", ResourceId: IMAGE_PARAMETER }),
      );
      expect(tagsOf(TagList)).toMatchObject({ ...PUBLISHED_TAGS, Name: IMAGE_PARAMETER });
    });

    test("configuration is in clear, a secret is encrypted and is what came from outside", async () => {
      const config = new GetParameterCommand({ Name: "/learner/config/app/log-level" });
      expect((await aws().ssm.send(config)).Parameter).toMatchObject({
        Type: "String",
        Value: "info",
      });
      const secret = { Name: "/learner/secrets/app/session-key" };
      const encrypted = (await aws().ssm.send(new GetParameterCommand(secret))).Parameter;
      expect(encrypted?.Type).toBe("SecureString");
      expect(encrypted?.Value).not.toBe(CANARY);
      const decrypted = new GetParameterCommand({ ...secret, WithDecryption: true });
      expect((await aws().ssm.send(decrypted)).Parameter?.Value).toBe(CANARY);
    });
  });
}

export function describeCluster(aws: () => AwsClients): void {
  test("the cluster is the published one, with insights, recorded ECS Exec and a namespace", async () => {
    const { clusters = [] } = await aws().ecs.send(
      new DescribeClustersCommand({
        clusters: ["learner-cluster"],
        include: ["CONFIGURATIONS", "SETTINGS", "TAGS"],
      }),
    );
    const [cluster] = clusters;
    expect(cluster).toMatchObject({
      clusterName: "learner-cluster",
      status: "ACTIVE",
      settings: [{ name: "containerInsights", value: "enabled" }],
    });
    expect(cluster?.capacityProviders?.toSorted()).toEqual(["FARGATE", "FARGATE_SPOT"]);
    // The published strategy: Spot only where a service asks for it.
    expect(cluster?.defaultCapacityProviderStrategy).toEqual([
      expect.objectContaining({ capacityProvider: "FARGATE", weight: 1 }),
    ]);
    expect(cluster?.configuration?.executeCommandConfiguration).toMatchObject({
      logging: "OVERRIDE",
      logConfiguration: {
        cloudWatchEncryptionEnabled: true,
        cloudWatchLogGroupName: "/learner/ecs/exec",
      },
    });
    const tags = (cluster?.tags ?? []).map(({ key, value }) => ({ Key: key, Value: value }));
    expect(tagsOf(tags)).toMatchObject({ ...PUBLISHED_TAGS, Name: "learner-cluster" });
    const { Namespaces = [] } = await aws().serviceDiscovery.send(new ListNamespacesCommand({}));
    expect(Namespaces.map(({ Name, Type }) => [Name, Type])).toEqual([["learner", "HTTP"]]);
    const { logGroups } = await aws().logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: "/learner/ecs/exec" }),
    );
    expect(logGroups?.[0]).toMatchObject({
      retentionInDays: 30,
      kmsKeyId: expect.stringMatching(/:key\//),
    });
  });
}
