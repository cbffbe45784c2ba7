import { askedBesides } from "#aws";
import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";

/** The cluster, what runs on it and how it is reached: stacks ecs, alb and service-<name>. */
export function ciReadServiceStatements({
  arns,
  ciArns,
  environment,
}: CiContext): PolicyStatement[] {
  const { alb } = environment;
  const webAcl = alb?.webAclArn;
  const zone = alb?.certificate?.type === "issued" ? alb.certificate.hostedZoneId : undefined;
  return [
    {
      sid: "ReadEcs",
      actions: ["ecs:DescribeClusters", "ecs:DescribeServices", "ecs:ListTagsForResource"],
      resources: [arns.cluster, arns.services, ciArns.taskDefinitions],
    },
    {
      sid: "ReadNamespaces",
      actions: ["servicediscovery:GetNamespace", "servicediscovery:GetOperation"],
      // A namespace's ARN has an id that nobody chooses.
      resources: [ciArns.namespaces],
    },
    {
      sid: "ReadScaling",
      actions: ["application-autoscaling:ListTagsForResource"],
      resources: [ciArns.scalableTargets],
    },
    {
      sid: "ReadSchedules",
      actions: [
        "scheduler:GetSchedule",
        "scheduler:GetScheduleGroup",
        "scheduler:ListTagsForResource",
      ],
      resources: [arns.scheduleGroup, arns.schedules],
    },
    {
      sid: "ReadCertificates",
      actions: ["acm:DescribeCertificate", "acm:ListTagsForCertificate"],
      // So has a certificate's.
      resources: [ciArns.certificates],
    },
    ...(zone === undefined
      ? []
      : [
          {
            sid: "ReadDns",
            actions: [
              "route53:GetChange",
              "route53:GetHostedZone",
              "route53:ListResourceRecordSets",
            ],
            resources: [ciArns.hostedZone(zone), ciArns.hostedZoneChanges],
          },
        ]),
    ...(webAcl === undefined
      ? []
      : [
          {
            sid: "ReadWebAcl",
            actions: ["wafv2:GetWebACL", "wafv2:GetWebACLForResource"],
            resources: [webAcl, ciArns.loadBalancer],
          },
          {
            // WAF asks for it in the caller's name.
            sid: "ReadWebAclOfLoadBalancer",
            actions: askedBesides(["wafv2:GetWebACLForResource"], "elasticloadbalancing"),
            resources: [ciArns.loadBalancer],
          },
        ]),
  ];
}
