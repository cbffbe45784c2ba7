import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { GetTopicAttributesCommand, ListTopicsCommand } from "@aws-sdk/client-sns";
import { describe, expect, test } from "@jest/globals";
import type { AwsClients } from "../support/aws";

/** What follows the services' load, and who is told. */
export function describeWatching(aws: () => AwsClients): void {
  describe("scaling and watching", () => {
    test("scaling has its bounds, zero until there is an image, and its policies", async () => {
      const namespace = { ServiceNamespace: "ecs" as const };
      const { ScalableTargets } = await aws().scaling.send(
        new DescribeScalableTargetsCommand(namespace),
      );
      expect(ScalableTargets).toEqual([
        expect.objectContaining({
          ResourceId: "service/learner-cluster/learner-web",
          MinCapacity: 0,
          MaxCapacity: 0,
        }),
      ]);
      const { ScalingPolicies = [] } = await aws().scaling.send(
        new DescribeScalingPoliciesCommand(namespace),
      );
      const targets = ScalingPolicies.map(
        ({ PolicyName, TargetTrackingScalingPolicyConfiguration: tracking }) => [
          PolicyName,
          tracking?.PredefinedMetricSpecification?.PredefinedMetricType,
          tracking?.TargetValue,
        ],
      );
      expect(targets.toSorted()).toEqual([
        ["learner-web-cpu", "ECSServiceAverageCPUUtilization", 60],
        ["learner-web-requests", "ALBRequestCountPerTarget", 1000],
      ]);
    });

    test("alarms tell an encrypted topic", async () => {
      const { Topics = [] } = await aws().sns.send(new ListTopicsCommand({}));
      const TopicArn = Topics[0]?.TopicArn ?? "none";
      expect(TopicArn).toMatch(/:learner-alarms$/);
      const { Attributes } = await aws().sns.send(new GetTopicAttributesCommand({ TopicArn }));
      expect(Attributes?.["KmsMasterKeyId"]).toMatch(/key\//);
      const { MetricAlarms = [] } = await aws().cloudwatch.send(
        new DescribeAlarmsCommand({ AlarmNamePrefix: "learner-" }),
      );
      const usage = ["cpu", "memory", "running-below-desired"];
      const requests = ["latency", "server-errors", "unhealthy-hosts"];
      const expected = [
        ...["api", "mailer", "web"].flatMap((service) => usage.map((alarm) => [service, alarm])),
        ...requests.map((alarm) => ["web", alarm]),
        ...["elb-5xx", "rejected-connections"].map((alarm) => ["alb", alarm]),
        ["scheduler", "dropped-starts"],
      ].map(([service, alarm]) => `learner-${String(service)}-${String(alarm)}`);
      expect(MetricAlarms.map(({ AlarmName }) => AlarmName).toSorted()).toEqual(
        expected.toSorted(),
      );
      expect(MetricAlarms.filter(({ Dimensions, Metrics }) => !Dimensions && !Metrics)).toEqual([]);
      for (const { AlarmActions } of MetricAlarms) expect(AlarmActions).toEqual([TopicArn]);
    });
  });
}
