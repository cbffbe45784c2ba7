import type { Mutant } from "../mutant";

/** What reaches, or is reached by, more than is meant. */
export const networkMutants: readonly Mutant[] = [
  {
    name: "endpoints open to the world",
    file: "constructs/vpc-endpoints.ts",
    find: "cidrIpv4: cidr",
    replace: "cidrIpv4: '0.0.0.0/0'",
  },
  {
    name: "endpoints on another port",
    file: "constructs/vpc-endpoints.ts",
    find: "HTTPS_PORT = 443",
    replace: "HTTPS_PORT = 80",
  },
  {
    name: "endpoints for public subnets",
    file: "stacks/network-stack.ts",
    find: "privateTier.subnets.map(({ zone, cidr }) => [`private-${zone}`, cidr] as const)",
    replace: "publicTier.subnets.map(({ zone, cidr }) => [`private-${zone}`, cidr] as const)",
  },
  {
    name: "endpoints without private DNS",
    file: "constructs/vpc-endpoints.ts",
    find: "privateDnsEnabled: true",
    replace: "privateDnsEnabled: false",
  },
  {
    name: "public addresses on launch",
    file: "constructs/subnet.ts",
    find: "mapPublicIpOnLaunch: false",
    replace: "mapPublicIpOnLaunch: true",
  },
  {
    name: "NAT in a private subnet",
    file: "stacks/network-stack.ts",
    find: "publicSubnets: publicTier.subnets",
    replace: "publicSubnets: privateTier.subnets",
  },
  {
    name: "one NAT for every zone",
    file: "constructs/nat-gateways.ts",
    find: "this.gatewayIdByZone.get(zone) ?? ",
    replace: "",
  },
  {
    name: "SSH through the network ACL",
    file: "constructs/tier-network-acl.ts",
    find: "[80, 443]",
    replace: "[22, 80, 443]",
  },
  {
    name: "remote desktop through the network ACL",
    file: "constructs/tier-network-acl.ts",
    find: "[1024, 3388]",
    replace: "[1024, 3389]",
  },
  {
    name: "a tier without a route takes responses from the world",
    file: "stacks/network-stack.ts",
    find: 'none: "none",',
    replace: 'none: "responses",',
  },
  {
    name: "network ACLs without subnets",
    file: "constructs/tier-network-acl.ts",
    find: "{ vpcId, subnetIds, tags",
    replace: "{ vpcId, tags",
  },
  {
    name: "a default security group with a rule",
    file: "constructs/vpc.ts",
    find: "tags: { Name: `${name}-default-locked` },\n    });\n    new DefaultNetworkAcl",
    replace:
      "ingress: [{ protocol: '-1', fromPort: 0, toPort: 0, selfAttribute: true }],\n      tags: { Name: `${name}-default-locked` },\n    });\n    new DefaultNetworkAcl",
  },
  {
    name: "private IPv6 through the internet gateway",
    file: "stacks/network-stack.ts",
    find: ": { egressOnlyGatewayId: egressOnlyInternetGatewayId }",
    replace: ": { gatewayId: internetGatewayId }",
  },
  {
    name: "tasks with a public address",
    file: "constructs/fargate-service.ts",
    find: "assignPublicIp: false",
    replace: "assignPublicIp: true",
  },
  {
    name: "tasks in public subnets",
    file: "stacks/service-stack.ts",
    find: "props.network.outputsFor(this).privateSubnetIds",
    replace: "props.network.outputsFor(this).publicSubnetIds",
  },
  {
    name: "scheduled tasks in public subnets",
    file: "stacks/scheduled-task-stack.ts",
    find: "props.network.outputsFor(this).privateSubnetIds",
    replace: "props.network.outputsFor(this).publicSubnetIds",
  },
  {
    name: "the load balancer may reach every port",
    file: "stacks/service-stack.ts",
    find: 'this.group.allowFrom("load-balancer", alb.securityGroupId, settings.port);',
    replace: 'this.group.allowFrom("load-balancer", alb.securityGroupId, 0);',
  },
  {
    name: "callers admitted on another port",
    file: "stacks/service-stack.ts",
    find: "group.allowTo(name, outputs.outputsFor(this).securityGroupId, one);",
    replace: "group.allowTo(name, outputs.outputsFor(this).securityGroupId, 22);",
  },
  {
    name: "a service's group open to the world",
    file: "constructs/service-security-group.ts",
    find: "fromPort: port, toPort: port }",
    replace: "fromPort: 0, toPort: 65_535 }",
  },
  {
    name: "a service may connect anywhere on any port",
    file: "constructs/service-security-group.ts",
    find: '"https", HTTPS_PORT',
    replace: '"https", 0',
  },
  {
    name: "HTTP admitted by SSH's port",
    file: "constructs/load-balancer.ts",
    find: "HTTP_PORT = 80",
    replace: "HTTP_PORT = 22",
  },
  {
    name: "the load balancer's ingress ignores its blocks",
    file: "constructs/load-balancer.ts",
    find: "cidrIpv4: cidr",
    replace: 'cidrIpv4: "0.0.0.0/0"',
  },
  {
    name: "an internal load balancer that faces the internet",
    file: "constructs/load-balancer.ts",
    find: "internal: props.internal",
    replace: "internal: false",
  },
];
