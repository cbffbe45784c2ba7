import { DescribeScalableTargetsCommand } from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { GetTopicAttributesCommand, ListTopicsCommand } from "@aws-sdk/client-sns";
import { describe, expect, test } from "@jest/globals";
import type { AwsClients } from "../support/aws";

/** What follows the services' load, and who is told. */
export function describeWatching(aws: () => AwsClients): void {
  describe("scaling and watching", () => {
    test("nothing scales before there is an image", async () => {
      const request = new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" });
      expect((await aws().scaling.send(request)).ScalableTargets).toEqual([]);
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
