import { expect, test } from "@jest/globals";
import { LoadBalancerAlarms } from "../../constructs/load-balancer-alarms";
import { resourcesOf } from "#testing";
import { awsStack } from "./support";

const topicArn = "arn:aws:sns:us-east-1:111111111111:learner-alarms";
const certificateArn = "arn:aws:acm:us-east-1:111111111111:certificate/0123";

const alarms = (certificate?: string) => {
  const stack = awsStack();
  new LoadBalancerAlarms(stack, "alarms", {
    name: "learner-alb",
    arnSuffix: "app/learner-alb/1",
    certificateArn: certificate,
    topicArn,
  });
  return new Map(
    resourcesOf(stack, "aws_cloudwatch_metric_alarm").map(({ attributes }) => [
      attributes["alarm_name"],
      attributes,
    ]),
  );
};

const metric = (name: string) => [
  {
    return_data: true,
    metric: {
      namespace: "AWS/ApplicationELB",
      metric_name: name,
      stat: "Sum",
      period: 60,
      dimensions: { LoadBalancer: "app/learner-alb/1" },
    },
  },
];

test("what the load balancer answers itself is counted, also when no target gets a request", () => {
  expect(alarms().get("learner-alb-elb-5xx")).toMatchObject({
    comparison_operator: "GreaterThanThreshold",
    threshold: 0,
    evaluation_periods: 5,
    metric_query: metric("HTTPCode_ELB_5XX_Count"),
    treat_missing_data: "notBreaching",
    alarm_actions: [topicArn],
    ok_actions: [topicArn],
  });
});

test("so are connections that it refuses", () => {
  expect(alarms().get("learner-alb-rejected-connections")).toMatchObject({
    threshold: 0,
    metric_query: metric("RejectedConnectionCount"),
  });
});

test("a certificate that ends soon is told, and stays so once it has ended", () => {
  expect(alarms(certificateArn).get("learner-alb-certificate-expiry")).toMatchObject({
    comparison_operator: "LessThanThreshold",
    threshold: 30,
    evaluation_periods: 1,
    treat_missing_data: "ignore",
    metric_query: [
      {
        metric: {
          namespace: "AWS/CertificateManager",
          metric_name: "DaysToExpiry",
          stat: "Minimum",
          period: 86_400,
          dimensions: { CertificateArn: certificateArn },
        },
      },
    ],
  });
});

test("without HTTPS there is no certificate to watch", () => {
  expect([...alarms().keys()]).toEqual(["learner-alb-elb-5xx", "learner-alb-rejected-connections"]);
});
