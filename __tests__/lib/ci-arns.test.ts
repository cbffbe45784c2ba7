import { expect, test } from "@jest/globals";
import { makeCiArns } from "../../lib/ci-arns";
import { makeNames } from "../../lib/names";

/** Every ARN, also those that functions make. */
function arnsOf(partition: string, region: string) {
  const accountId = "111111111111";
  const source = { namePrefix: "learner", accountId, region, names: {}, state: {} };
  const arns = makeCiArns({ partition, region, accountId }, makeNames(source));
  return {
    ...arns,
    oidcProvider: arns.oidcProvider("gitlab.com"),
    ciPolicies: arns.ciPolicies("plan", "/ci/"),
    serviceLinkedRoles: arns.serviceLinkedRoles("ecs.amazonaws.com"),
    stateObjects: arns.stateObjects("shop/dev/*.tfstate"),
    network: arns.network("subnet"),
    hostedZone: arns.hostedZone("Z0"),
  };
}

test("are what AWS calls the things that CI deploys", () => {
  const balancing = "arn:aws:elasticloadbalancing:eu-west-1:111111111111";
  expect(arnsOf("aws", "eu-west-1")).toEqual({
    oidcProvider: "arn:aws:iam::111111111111:oidc-provider/gitlab.com",
    ciPolicies: "arn:aws:iam::111111111111:policy/ci/learner-ci-plan-*",
    serviceLinkedRoles: "arn:aws:iam::111111111111:role/aws-service-role/ecs.amazonaws.com/*",
    stateObjects: "arn:aws:s3:::learner-state-111111111111-eu-west-1/shop/dev/*.tfstate",
    keys: "arn:aws:kms:eu-west-1:111111111111:key/*",
    network: "arn:aws:ec2:eu-west-1:111111111111:subnet/*",
    tasks: "arn:aws:ecs:eu-west-1:111111111111:task/learner-cluster/*",
    taskDefinitions: "arn:aws:ecs:eu-west-1:111111111111:task-definition/learner-*:*",
    releases: "arn:aws:ecs:eu-west-1:111111111111:task-definition/learner-*-release:*",
    anyAlarm: "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:*",
    namespaces: "arn:aws:servicediscovery:eu-west-1:111111111111:namespace/*",
    scalableTargets: "arn:aws:application-autoscaling:eu-west-1:111111111111:scalable-target/*",
    loadBalancer: `${balancing}:loadbalancer/app/learner-alb/*`,
    listeners: `${balancing}:listener/app/learner-alb/*`,
    listenerRules: `${balancing}:listener-rule/app/learner-alb/*`,
    targetGroups: `${balancing}:targetgroup/learner-*/*`,
    certificates: "arn:aws:acm:eu-west-1:111111111111:certificate/*",
    hostedZone: "arn:aws:route53:::hostedzone/Z0",
    hostedZoneChanges: "arn:aws:route53:::change/*",
    eventRules: "arn:aws:events:eu-west-1:111111111111:rule/learner-*",
    subscriptions: "arn:aws:sns:eu-west-1:111111111111:learner-alarms:*",
    dashboard: "arn:aws:cloudwatch::111111111111:dashboard/learner",
  });
});

test("are of the region's partition", () => {
  for (const text of Object.values(arnsOf("aws-cn", "cn-north-1"))) {
    expect(text).toMatch(/^arn:aws-cn:/);
  }
});
