import { askedBesides } from "#aws";
import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";
import { havingTags } from "./tags";

/**
 * Parts of a network have ids for names, so tags say whose they are: what is new is given the
 * environment's, and only what has them is changed. The VPC is not among what is new: its default
 * security group and network ACL come without tags, and nothing else would tell them from others.
 */
export function ciNetworkStatements({ ciArns, environment }: CiContext): PolicyStatement[] {
  const ours = (where: "RequestTag" | "ResourceTag") => havingTags(environment, where);
  const made = (kinds: readonly string[]) => kinds.map((kind) => ciArns.network(kind));
  return [
    {
      // AWS asks for what is made, and for what it is made in: that one is in ChangeNetwork.
      sid: "MakeInVpc",
      actions: CREATED_IN_VPC.map((kind) => `ec2:Create${kind}`),
      resources: made(IN_VPC),
      conditions: ours("RequestTag"),
    },
    {
      sid: "MakeWaysOut",
      actions: CREATED_AS_WAYS_OUT.map((kind) => `ec2:Create${kind}`),
      resources: made(WAYS_OUT),
      conditions: ours("RequestTag"),
    },
    ...endpointNames(ciArns, environment),
    {
      // Not in the statement before: there a NAT gateway would get an address of somebody else's.
      sid: "MakeAddresses",
      actions: ["ec2:AllocateAddress"],
      resources: made(["elastic-ip"]),
      conditions: ours("RequestTag"),
    },
    {
      sid: "MakeSecurityGroupRules",
      actions: ["ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress"],
      resources: made(["security-group-rule"]),
      conditions: ours("RequestTag"),
    },
    {
      sid: "TagWhatIsMade",
      actions: ["ec2:CreateTags"],
      resources: made(MADE),
      conditions: {
        StringEquals: {
          "ec2:CreateAction": [
            "AllocateAddress",
            "AuthorizeSecurityGroupEgress",
            "AuthorizeSecurityGroupIngress",
            ...[...CREATED_IN_VPC, ...CREATED_AS_WAYS_OUT].map((kind) => `Create${kind}`),
          ],
        },
      },
    },
    {
      sid: "ChangeNetwork",
      actions: CHANGES.map((action) => `ec2:${action}`),
      resources: made([...MADE, "vpc"]),
      conditions: ours("ResourceTag"),
    },
  ];
}

/** An endpoint's private names are in a zone of AWS's own, which it joins to the VPC in the caller's name. */
function endpointNames(
  { hostedZone, network: ofKind }: CiContext["ciArns"],
  { network }: CiContext["environment"],
): PolicyStatement[] {
  if (network.interfaceEndpoints === "none" || network.interfaceEndpoints.length === 0) return [];
  return [
    {
      sid: "NameEndpoints",
      actions: askedBesides(["ec2:CreateVpcEndpoint"], "route53"),
      // AWS lists it for zones, and denies it naming the VPC.
      resources: [hostedZone("*"), ofKind("vpc")],
    },
  ];
}

/** Types of resources as EC2's ARNs have them. */
const IN_VPC = ["network-acl", "route-table", "security-group", "subnet"];
const WAYS_OUT = [
  "egress-only-internet-gateway",
  "internet-gateway",
  "natgateway",
  "vpc-endpoint",
  "vpc-flow-log",
];
const MADE = [...IN_VPC, ...WAYS_OUT, "elastic-ip", "security-group-rule"];

const CREATED_IN_VPC = ["NetworkAcl", "RouteTable", "SecurityGroup", "Subnet"];

const CREATED_AS_WAYS_OUT = [
  "EgressOnlyInternetGateway",
  "FlowLogs",
  "InternetGateway",
  "NatGateway",
  "VpcEndpoint",
];

const CHANGES = [
  ...[...CREATED_IN_VPC, "EgressOnlyInternetGateway", "FlowLogs", "NatGateway", "VpcEndpoint"].map(
    (kind) => `Create${kind}`,
  ),
  "AssociateRouteTable",
  "AssociateSubnetCidrBlock",
  "AssociateVpcCidrBlock",
  "AttachInternetGateway",
  "AuthorizeSecurityGroupEgress",
  "AuthorizeSecurityGroupIngress",
  "CreateNetworkAclEntry",
  "CreateRoute",
  "CreateTags",
  "DeleteEgressOnlyInternetGateway",
  "DeleteFlowLogs",
  "DeleteInternetGateway",
  "DeleteNatGateway",
  "DeleteNetworkAcl",
  "DeleteNetworkAclEntry",
  "DeleteRoute",
  "DeleteRouteTable",
  "DeleteSecurityGroup",
  "DeleteSubnet",
  "DeleteTags",
  "DeleteVpcEndpoints",
  "DetachInternetGateway",
  "DisassociateAddress",
  "DisassociateRouteTable",
  "DisassociateSubnetCidrBlock",
  "DisassociateVpcCidrBlock",
  "ModifySecurityGroupRules",
  "ModifySubnetAttribute",
  "ModifyVpcAttribute",
  "ModifyVpcEndpoint",
  "ReleaseAddress",
  "ReplaceNetworkAclAssociation",
  "ReplaceRoute",
  "ReplaceRouteTableAssociation",
  "RevokeSecurityGroupEgress",
  "RevokeSecurityGroupIngress",
];
