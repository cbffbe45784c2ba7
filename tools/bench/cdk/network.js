const { CfnOutput } = require("aws-cdk-lib");
const ec2 = require("aws-cdk-lib/aws-ec2");
const logs = require("aws-cdk-lib/aws-logs");
const { REGION, removal, stack } = require("./stack");

const ENDPOINTS = ["ECR", "ECR_DOCKER", "CLOUDWATCH_LOGS", "SSM", "KMS", "SECRETS_MANAGER"];
const ANSWERS = [
  [ec2.AclTraffic.tcpPortRange, 1024, 3388],
  [ec2.AclTraffic.tcpPortRange, 3390, 65535],
  [ec2.AclTraffic.udpPortRange, 1024, 3388],
  [ec2.AclTraffic.udpPortRange, 3390, 65535],
];

function addNetwork(app, environment, { key, flowLogRole }) {
  const { prefix, cidr = "10.0.0.0/16", zones = ["a", "b"], natGateways = 1, ipv6 } = environment;
  const scope = stack(app, environment, "network");
  const vpc = new ec2.Vpc(scope, "vpc", {
    vpcName: `${prefix}-vpc`,
    ipAddresses: ec2.IpAddresses.cidr(cidr),
    ...(ipv6 && { ipProtocol: ec2.IpProtocol.DUAL_STACK }),
    availabilityZones: zones.map((zone) => `${REGION}${zone}`),
    natGateways,
    subnetConfiguration: [
      { name: "private", subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
      { name: "public", subnetType: ec2.SubnetType.PUBLIC, cidrMask: 21 },
    ],
    gatewayEndpoints: { s3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
    // With it, CDK adds a Lambda function that empties the group: the project's is a resource.
    restrictDefaultSecurityGroup: false,
  });
  vpc.addFlowLog("flow-log", {
    destination: ec2.FlowLogDestination.toCloudWatchLogs(
      new logs.LogGroup(scope, "flow-logs", {
        logGroupName: `/${prefix}/vpc/flow-logs`,
        encryptionKey: key,
        retention: logs.RetentionDays.ONE_MONTH,
        removalPolicy: removal(environment),
      }),
      flowLogRole,
    ),
  });
  addNetworkAcl(scope, vpc, environment, "public", [
    [ec2.AclTraffic.tcpPort, 80],
    [ec2.AclTraffic.tcpPort, 443],
  ]);
  addNetworkAcl(scope, vpc, environment, "private", []);
  if (environment.interfaceEndpoints) addEndpoints(scope, vpc);
  new CfnOutput(scope, "vpc-id", { value: vpc.vpcId });
  new CfnOutput(scope, "availability-zones", { value: vpc.availabilityZones.join(",") });
  return { vpc };
}

/** Answers may come in, and what is meant for the tier; everything may go out. */
function addNetworkAcl(scope, vpc, { cidr = "10.0.0.0/16", ipv6 }, tier, open) {
  const acl = new ec2.NetworkAcl(scope, `${tier}-network-acl`, {
    vpc,
    subnetSelection: { subnetGroupName: tier },
  });
  const anywhere = [ec2.AclCidr.anyIpv4(), ...(ipv6 ? [ec2.AclCidr.anyIpv6()] : [])];
  let number = 0;
  const add = (direction, from, traffic) => {
    number += 10;
    acl.addEntry(`rule-${number}`, { ruleNumber: number, direction, cidr: from, traffic });
  };
  add(ec2.TrafficDirection.INGRESS, ec2.AclCidr.ipv4(cidr), ec2.AclTraffic.allTraffic());
  for (const from of anywhere) {
    add(ec2.TrafficDirection.EGRESS, from, ec2.AclTraffic.allTraffic());
    for (const [traffic, ...ports] of [...open, ...ANSWERS]) {
      add(ec2.TrafficDirection.INGRESS, from, traffic.apply(ec2.AclTraffic, ports));
    }
  }
}

function addEndpoints(scope, vpc) {
  const group = new ec2.SecurityGroup(scope, "endpoints", { vpc, allowAllOutbound: false });
  for (const { ipv4CidrBlock } of vpc.privateSubnets) {
    group.addIngressRule(ec2.Peer.ipv4(ipv4CidrBlock), ec2.Port.tcp(443));
  }
  for (const name of ENDPOINTS) {
    vpc.addInterfaceEndpoint(name.toLowerCase(), {
      service: ec2.InterfaceVpcEndpointAwsService[name],
      securityGroups: [group],
      open: false,
    });
  }
}

module.exports = { addNetwork };
