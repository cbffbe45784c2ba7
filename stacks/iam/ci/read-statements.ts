import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext, CiPolicies } from "./context";
import { ciReadDataStatements } from "./read-data-statements";
import { ciReadIamStatements } from "./read-iam-statements";
import { ciReadServiceStatements } from "./read-service-statements";

/**
 * What Terraform reads of everything that the stacks manage, to compare it with the state. Values of
 * secrets and log events are not among it.
 */
export function ciReadPolicies(context: CiContext): CiPolicies {
  return {
    read: [...describe(), ...ciReadIamStatements(context)],
    "read-services": [...ciReadServiceStatements(context), ...ciReadDataStatements(context)],
  };
}

/** Descriptions of what has no name of its own; AWS narrows none of these actions to a resource. */
function describe(): PolicyStatement[] {
  const ec2 = [
    "AccountAttributes",
    "Addresses",
    "AddressesAttribute",
    "AvailabilityZones",
    "EgressOnlyInternetGateways",
    "FlowLogs",
    "InternetGateways",
    "NatGateways",
    "NetworkAcls",
    "NetworkInterfaces",
    "PrefixLists",
    "RouteTables",
    "SecurityGroupRules",
    "SecurityGroups",
    "Subnets",
    // Whether what no state lists is still there, which no command goes on without.
    "Tags",
    "VpcAttribute",
    "VpcEndpoints",
    "Vpcs",
  ];
  return [
    {
      sid: "Describe",
      actions: [
        ...ec2.map((kind) => `ec2:Describe${kind}`),
        "application-autoscaling:Describe*",
        "cloudwatch:DescribeAlarms",
        "ecs:DescribeTaskDefinition",
        "elasticloadbalancing:Describe*",
        "kms:ListAliases",
        "logs:DescribeLogGroups",
        "servicediscovery:ListTagsForResource",
        "ssm:DescribeParameters",
        "tag:GetResources",
      ],
      resources: ["*"],
    },
  ];
}
