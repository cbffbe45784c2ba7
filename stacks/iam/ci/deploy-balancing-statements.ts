import { askedBesides, knowsResources } from "#aws";
import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";
import { havingTags } from "./tags";

/** The load balancer with what hangs on it: stacks alb and service-<name>. */
export function ciBalancingStatements(context: CiContext): PolicyStatement[] {
  const { arns, ciArns } = context;
  const { loadBalancer, listeners, listenerRules, targetGroups } = ciArns;
  return [
    {
      sid: "Balance",
      actions: BALANCING.map((action) => `elasticloadbalancing:${action}`),
      resources: [loadBalancer, listeners, listenerRules, targetGroups],
    },
    {
      // Elastic Load Balancing looks in the caller's name for the groups that a load balancer gets.
      sid: "FindSecurityGroups",
      actions: askedBesides(["elasticloadbalancing:SetSecurityGroups"], "ec2"),
      resources: [ciArns.network("vpc")],
    },
    ...certificate(context),
    ...webAcl(context),
    {
      sid: "KeepAccessLogs",
      actions: [
        "s3:CreateBucket",
        "s3:DeleteBucket",
        "s3:DeleteBucketPolicy",
        "s3:PutBucketOwnershipControls",
        "s3:PutBucketPolicy",
        "s3:PutBucketPublicAccessBlock",
        "s3:PutBucketTagging",
        "s3:PutEncryptionConfiguration",
        "s3:PutLifecycleConfiguration",
      ],
      resources: [arns.accessLogBucket],
    },
    ...emptyAccessLogs(context),
  ];
}

/**
 * A bucket that may be destroyed is so with what is in it, and on AWS there always is something: a load
 * balancer writes a file when it gets the bucket. Nobody who deploys reads the logs, though. What is in it
 * is listed by the rights to read.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
function emptyAccessLogs({ arns, environment, names }: CiContext): PolicyStatement[] {
  const { deletionProtection = environment.deletionProtection } = environment.alb ?? {};
  if (deletionProtection) return [];
  return [
    {
      sid: "EmptyAccessLogs",
      actions: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
      resources: [arns.bucketObjects(names.accessLogBucket)],
    },
  ];
}

const BALANCING = [
  "AddTags",
  "CreateListener",
  "CreateLoadBalancer",
  "CreateRule",
  "CreateTargetGroup",
  "DeleteListener",
  "DeleteLoadBalancer",
  "DeleteRule",
  "DeleteTargetGroup",
  "ModifyListener",
  "ModifyListenerAttributes",
  "ModifyLoadBalancerAttributes",
  "ModifyRule",
  "ModifyTargetGroup",
  "ModifyTargetGroupAttributes",
  "RemoveTags",
  "SetIpAddressType",
  "SetRulePriorities",
  "SetSecurityGroups",
  "SetSubnets",
];

/** One that ACM issues, with the records that prove whose the domain is. */
function certificate({ ciArns, environment }: CiContext): PolicyStatement[] {
  const settings = environment.alb?.certificate;
  if (settings?.type !== "issued") return [];
  return [
    {
      sid: "RequestCertificate",
      actions: ["acm:RequestCertificate"],
      // It knows no resource, but what it tags it with.
      resources: ["*"],
      conditions: havingTags(environment, "RequestTag"),
    },
    {
      sid: "TagCertificate",
      actions: ["acm:AddTagsToCertificate"],
      resources: [ciArns.certificates],
      conditions: havingTags(environment, "RequestTag"),
    },
    {
      sid: "ChangeCertificate",
      actions: [
        "acm:AddTagsToCertificate",
        "acm:DeleteCertificate",
        "acm:RemoveTagsFromCertificate",
      ],
      resources: [ciArns.certificates],
      conditions: havingTags(environment, "ResourceTag"),
    },
    {
      sid: "ProveDomain",
      actions: ["route53:ChangeResourceRecordSets"],
      resources: [ciArns.hostedZone(settings.hostedZoneId)],
      // What ACM asks for; where the domain leads is not CI's to change.
      conditions: {
        "ForAllValues:StringEquals": {
          "route53:ChangeResourceRecordSetsRecordTypes": ["CNAME"],
        },
      },
    },
  ];
}

function webAcl({ ciArns, environment }: CiContext): PolicyStatement[] {
  const arn = environment.alb?.webAclArn;
  if (arn === undefined) return [];
  // WAF asks for both in the caller's name.
  const setWebAcl = askedBesides(CHANGES_OF_WEB_ACL, "elasticloadbalancing");
  return [
    { sid: "AssociateWebAcl", actions: CHANGES_OF_WEB_ACL, resources: [arn, ciArns.loadBalancer] },
    {
      sid: "SetWebAcl",
      actions: setWebAcl.filter((action) => !knowsResources(action)),
      // It knows no resource, and no condition.
      resources: ["*"],
    },
    {
      sid: "ChangeWebAcl",
      actions: setWebAcl.filter((action) => knowsResources(action)),
      resources: [ciArns.loadBalancer],
    },
  ];
}

const CHANGES_OF_WEB_ACL = ["wafv2:AssociateWebACL", "wafv2:DisassociateWebACL"];
