import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { describe, expect, test } from "@jest/globals";
import type { AwsClients } from "../support/aws";

export function describeLoadBalancer(aws: () => AwsClients): void {
  describe("load balancer", () => {
    test("the load balancer sends the configured requests to the public one", async () => {
      const { LoadBalancers = [] } = await aws().elb.send(new DescribeLoadBalancersCommand({}));
      expect(LoadBalancers.map((lb) => [lb.LoadBalancerName, lb.Scheme])).toEqual([
        ["learner-alb", "internet-facing"],
      ]);
      const LoadBalancerArn = LoadBalancers[0]?.LoadBalancerArn;
      const { Listeners = [] } = await aws().elb.send(
        new DescribeListenersCommand({ LoadBalancerArn }),
      );
      expect(Listeners.map(({ Port }) => Port)).toEqual([80]);
      const ListenerArn = Listeners[0]?.ListenerArn;
      const { Rules = [] } = await aws().elb.send(new DescribeRulesCommand({ ListenerArn }));
      const own = Rules.filter(({ IsDefault }) => !IsDefault);
      expect(own.map(({ Priority }) => Priority)).toEqual(["100"]);
      expect(own[0]?.Conditions).toEqual([
        { Field: "path-pattern", PathPatternConfig: { Values: ["/*"] } },
      ]);
    });

    test("drops what is malformed, defends against desync, and logs to its bucket", async () => {
      const { LoadBalancers = [] } = await aws().elb.send(new DescribeLoadBalancersCommand({}));
      const LoadBalancerArn = LoadBalancers[0]?.LoadBalancerArn;
      const { Attributes = [] } = await aws().elb.send(
        new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
      );
      expect(Object.fromEntries(Attributes.map(({ Key, Value }) => [Key, Value]))).toMatchObject({
        "routing.http.drop_invalid_header_fields.enabled": "true",
        "routing.http.desync_mitigation_mode": "defensive",
        "access_logs.s3.enabled": "true",
        "access_logs.s3.bucket": expect.stringContaining("alb-logs"),
      });
    });
  });
}
