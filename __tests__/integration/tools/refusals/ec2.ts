import {
  AllocateAddressCommand,
  AssociateVpcCidrBlockCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateNatGatewayCommand,
  CreateNetworkInterfaceCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  type CreateVpcEndpointCommandInput,
  DeleteInternetGatewayCommand,
  DeleteNatGatewayCommand,
  DeleteNetworkInterfaceCommand,
  DeleteSecurityGroupCommand,
  DeleteRouteTableCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DeleteVpcEndpointsCommand,
  DescribeSecurityGroupsCommand,
  DetachInternetGatewayCommand,
  ModifyVpcAttributeCommand,
  ModifyVpcEndpointCommand,
  ReleaseAddressCommand,
  RevokeSecurityGroupIngressCommand,
  VpcEndpointType,
} from "@aws-sdk/client-ec2";
import type { AwsClients } from "../../lifecycle/support/aws";
import type { Bench, Cases } from "./case";
import { makeGateway, makeGroup, makeSubnet, makeVpc } from "./network";

const address = async ({ ec2 }: AwsClients) =>
  String((await ec2.send(new AllocateAddressCommand({ Domain: "vpc" }))).AllocationId);

const release = ({ ec2 }: AwsClients, AllocationId: string) =>
  ec2.send(new ReleaseAddressCommand({ AllocationId }));

/** Makes a NAT gateway, does something, and removes it. */
async function withNat(
  aws: AwsClients,
  SubnetId: string,
  doing: (address: string) => Promise<unknown>,
) {
  const AllocationId = await address(aws);
  const created = await aws.ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId }));
  await doing(AllocationId);
  const { NatGatewayId } = created.NatGateway ?? {};
  await aws.ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
  await release(aws, AllocationId);
}

const table = async ({ ec2 }: AwsClients, VpcId: string) =>
  String((await ec2.send(new CreateRouteTableCommand({ VpcId }))).RouteTable?.RouteTableId);

const route = ({ ec2 }: AwsClients, RouteTableId: string, GatewayId: string) =>
  ec2.send(new CreateRouteCommand({ RouteTableId, GatewayId, DestinationCidrBlock: "0.0.0.0/0" }));

/** Makes an endpoint and removes it. */
async function endpoint(aws: AwsClients, input: CreateVpcEndpointCommandInput) {
  const { VpcEndpoint } = await aws.ec2.send(new CreateVpcEndpointCommand(input));
  return async () => {
    const VpcEndpointIds = [String(VpcEndpoint?.VpcEndpointId)];
    await aws.ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds }));
  };
}

const permission = (port: number, cidr = "10.0.0.0/8") => ({
  ...{ IpProtocol: "tcp", FromPort: port, ToPort: port, IpRanges: [{ CidrIp: cidr }] },
});

const admit = ({ ec2 }: AwsClients, GroupId: string, ports: number[]) =>
  ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      ...{ GroupId, IpPermissions: ports.map((port) => permission(port)) },
    }),
  );

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const subnet = ({ aws, network }: Bench, CidrBlock: string, AvailabilityZone = "us-east-1a") =>
  aws.ec2.send(new CreateSubnetCommand({ VpcId: network.vpc, CidrBlock, AvailabilityZone }));

export const EC2_QUOTAS: Cases = {
  async "vpcs-per-region"({ aws, passes, refused }) {
    // The default one and the three of the network are there.
    const VpcId = await passes(makeVpc(aws, "10.8.0.0/16"));
    await refused(makeVpc(aws, "10.9.0.0/16"));
    await aws.ec2.send(new DeleteVpcCommand({ VpcId }));
  },
  async "addresses-per-region"({ aws, passes, refused }) {
    const addresses = await passes(Promise.all(upTo(5).map(() => address(aws))));
    await refused(address(aws));
    for (const it of addresses) await release(aws, it);
  },
  async "internet-gateways-per-region"({ aws, passes, refused }) {
    const gateways = await passes(Promise.all(upTo(4).map(() => makeGateway(aws))));
    await refused(makeGateway(aws));
    for (const InternetGatewayId of gateways) {
      await aws.ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
    }
  },
  async "subnets-per-vpc"({ aws, network: { full }, passes, refused }) {
    const blocks = upTo(200).map((number) => `10.2.${number}.0/24`);
    await passes(Promise.all(blocks.map((it) => makeSubnet(aws, full, it))));
    await refused(makeSubnet(aws, full, "10.2.201.0/24"));
  },
  async "route-tables-per-vpc"({ aws, network: { full }, passes, refused }) {
    // A VPC has its main one.
    await passes(Promise.all(upTo(199).map(() => table(aws, full))));
    await refused(table(aws, full));
  },
  async "nat-gateways-per-zone"({ aws, network, passes, refused }) {
    const make = async (SubnetId: string) => {
      const command = new CreateNatGatewayCommand({ SubnetId, ConnectivityType: "private" });
      return (await aws.ec2.send(command)).NatGateway?.NatGatewayId;
    };
    const [first, second] = network.subnets;
    const ids = await passes(Promise.all([...upTo(5).map(() => make(first)), make(second)]));
    await refused(make(first));
    for (const NatGatewayId of ids) {
      await aws.ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
    }
  },
  async "rules-per-security-group"({ aws, network, name, passes, refused }) {
    const GroupId = await makeGroup(aws, network.vpc, name());
    await passes(admit(aws, GroupId, upTo(60)));
    const Ipv6Ranges = [{ CidrIpv6: "2001:db8::/32" }];
    const one = { IpProtocol: "tcp", FromPort: 1, ToPort: 1 };
    const peers = [{ ...one, Ipv6Ranges }];
    // IPv6 counts apart, and so does what goes out.
    await passes(
      aws.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: peers })),
    );
    const outward = { GroupId, IpPermissions: [permission(61)] };
    await passes(aws.ec2.send(new AuthorizeSecurityGroupEgressCommand(outward)));
    await refused(admit(aws, GroupId, [61]));
  },
  async "security-groups-per-interface"({ aws, network, name, passes, refused }) {
    const groups = await Promise.all(upTo(6).map(() => makeGroup(aws, network.vpc, name())));
    const make = (Groups: string[]) =>
      aws.ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: network.subnets[0], Groups }));
    const { NetworkInterface } = await passes(make(groups.slice(0, 5)));
    await refused(make(groups));
    const { NetworkInterfaceId } = NetworkInterface ?? {};
    await aws.ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
  },
  async "gateway-endpoints-per-region"({ aws, network: { vpc }, passes, refused }) {
    const ServiceName = "com.amazonaws.us-east-1.dynamodb";
    const input = { VpcId: vpc, ServiceName, VpcEndpointType: "Gateway" } as const;
    const made = await passes(Promise.all(upTo(20).map(() => endpoint(aws, input))));
    await refused(endpoint(aws, input));
    for (const remove of made) await remove();
  },
  async "tags-of-a-network-resource"({ aws, network, passes, refused }) {
    const tag = (numbers: number[]) =>
      aws.ec2.send(
        new CreateTagsCommand({
          Resources: [network.gateway],
          Tags: numbers.map((number) => ({ Key: `key-${number}`, Value: "" })),
        }),
      );
    await passes(tag(upTo(50)));
    await refused(tag([51]));
  },
  async "reserved-tags-of-a-network-resource"({ aws, network, passes, refused }) {
    const tag = (Key: string) =>
      aws.ec2.send(
        new CreateTagsCommand({ Resources: [network.subnets[0]], Tags: [{ Key, Value: "" }] }),
      );
    await passes(tag("of-aws:a"));
    await refused(tag("aws:a"));
  },
};

export const EC2_NETWORK: Cases = {
  async "nat-gateway-without-internet-gateway"({ aws, network, passes, refused }) {
    await passes(withNat(aws, network.subnets[0], () => Promise.resolve()));
    const AllocationId = await address(aws);
    const [SubnetId] = network.closed.subnets;
    await refused(aws.ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId })));
    await release(aws, AllocationId);
  },
  async "address-of-another-nat-gateway"({ aws, network: { subnets }, passes, refused }) {
    await passes(
      withNat(aws, subnets[0], (AllocationId) =>
        refused(aws.ec2.send(new CreateNatGatewayCommand({ SubnetId: subnets[1], AllocationId }))),
      ),
    );
  },
  async "public-nat-gateway-without-address"({ aws, network, passes, refused }) {
    const SubnetId = network.subnets[0];
    const make = (ConnectivityType: "private" | "public") =>
      aws.ec2.send(new CreateNatGatewayCommand({ SubnetId, ConnectivityType }));
    const { NatGateway } = await passes(make("private"));
    await refused(make("public"));
    const { NatGatewayId } = NatGateway ?? {};
    await aws.ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
  },
  async "subnet-too-large-or-too-small"(bench) {
    await bench.passes(subnet(bench, "10.0.20.0/28"));
    await bench.refused(subnet(bench, "10.0.21.0/29"));
  },
  async "secondary-block-too-large-or-too-small"({ aws, network, passes, refused }) {
    const add = (CidrBlock: string) =>
      aws.ec2.send(new AssociateVpcCidrBlockCommand({ VpcId: network.vpc, CidrBlock }));
    await passes(add("10.20.0.0/24"));
    await refused(add("10.32.0.0/12"));
  },
  async "secondary-block-that-overlaps"({ aws, network, passes, refused }) {
    const add = (CidrBlock: string) =>
      aws.ec2.send(new AssociateVpcCidrBlockCommand({ VpcId: network.closed.vpc, CidrBlock }));
    await passes(add("10.21.0.0/24"));
    await refused(add("10.1.128.0/24"));
  },
  async "route-to-a-gateway-of-another-vpc"({ aws, network, passes, refused }) {
    const [own, other] = [await table(aws, network.vpc), await table(aws, network.closed.vpc)];
    await passes(route(aws, own, network.gateway));
    await refused(route(aws, other, network.gateway));
  },
  async "private-dns-without-dns"({ aws, network, passes, refused }) {
    const input = {
      ...{ VpcId: network.closed.vpc, ServiceName: "com.amazonaws.us-east-1.ssm" },
      ...{ SubnetIds: [network.closed.subnets[0]], VpcEndpointType: VpcEndpointType.Interface },
    };
    const remove = await passes(endpoint(aws, { ...input, PrivateDnsEnabled: false }));
    await refused(endpoint(aws, { ...input, PrivateDnsEnabled: true }));
    await remove();
  },
  async "private-dns-twice"({ aws, network, passes, refused }) {
    await dns(aws, network.vpc);
    const input = {
      ...{ VpcId: network.vpc, SubnetIds: [network.subnets[0]], PrivateDnsEnabled: true },
      VpcEndpointType: "Interface",
    } as const;
    const make = (service: string) =>
      endpoint(aws, { ...input, ServiceName: `com.amazonaws.us-east-1.${service}` });
    const made = [await passes(make("ssm")), await passes(make("logs"))];
    await refused(make("ssm"));
    for (const remove of made) await remove();
  },
  async "endpoint-twice-in-a-zone"({ aws, network, passes, refused }) {
    const input = {
      ...{ VpcId: network.vpc, ServiceName: "com.amazonaws.us-east-1.kms" },
      ...{ VpcEndpointType: VpcEndpointType.Interface, PrivateDnsEnabled: false },
    };
    const other = await makeSubnet(aws, network.vpc, "10.0.22.0/24");
    const [first, second] = network.subnets;
    const remove = await passes(endpoint(aws, { ...input, SubnetIds: [first, second] }));
    await refused(endpoint(aws, { ...input, SubnetIds: [first, other] }));
    await remove();
  },
  async "gateway-endpoint-twice"({ aws, network, passes, refused }) {
    const [first, second] = [await table(aws, network.vpc), await table(aws, network.vpc)];
    const make = (...RouteTableIds: string[]) =>
      endpoint(aws, {
        ...{ VpcId: network.vpc, ServiceName: "com.amazonaws.us-east-1.s3", RouteTableIds },
        VpcEndpointType: "Gateway",
      });
    await passes(make(first));
    await passes(make(second));
    await refused(make(first));
  },
  async "route-table-that-is-gone"({ aws, network, passes, refused }) {
    const [kept, gone] = [await table(aws, network.vpc), await table(aws, network.vpc)];
    const { VpcEndpoint } = await aws.ec2.send(
      new CreateVpcEndpointCommand({
        ...{ VpcId: network.vpc, ServiceName: "com.amazonaws.us-east-1.dynamodb" },
        ...{ VpcEndpointType: "Gateway", RouteTableIds: [kept, gone] },
      }),
    );
    const takeOut = (id: string) =>
      aws.ec2.send(
        new ModifyVpcEndpointCommand({
          ...{ VpcEndpointId: VpcEndpoint?.VpcEndpointId, RemoveRouteTableIds: [id] },
        }),
      );
    await aws.ec2.send(new DeleteRouteTableCommand({ RouteTableId: gone }));
    await refused(takeOut(gone));
    await passes(takeOut(kept));
  },
  async "words-of-a-security-group"({ aws, network, name, passes, refused }) {
    const make = (GroupName: string, Description: string) =>
      aws.ec2.send(new CreateSecurityGroupCommand({ VpcId: network.vpc, GroupName, Description }));
    await passes(make(name(), "HTTPS, from anywhere: (internet)"));
    await refused(make(name(), "those who're let in"));
    await refused(make("sg-own", "a group"));
  },
  async "rule-for-a-group-that-is-not-there"({ aws, network, name, passes, refused }) {
    const GroupId = await makeGroup(aws, network.vpc, name());
    const from = (peer: string) =>
      aws.ec2.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId,
          IpPermissions: [{ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: peer }] }],
        }),
      );
    await passes(from(network.group));
    await refused(from("sg-0123456789abcdef0"));
  },
};

async function dns({ ec2 }: AwsClients, VpcId: string) {
  const Value = true;
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsSupport: { Value } }));
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value } }));
}

export const EC2_DEPENDENCIES: Cases = {
  async "subnet-in-use"({ aws, network, passes, refused }) {
    const id = await makeSubnet(aws, network.vpc, "10.0.30.0/24");
    const remove = () => aws.ec2.send(new DeleteSubnetCommand({ SubnetId: id }));
    await withNat(aws, id, () => refused(remove()));
    await passes(remove());
  },
  async "security-group-in-use"({ aws, network, name, passes, refused }) {
    const GroupId = await makeGroup(aws, network.vpc, name());
    const command = { SubnetId: network.subnets[0], Groups: [GroupId] };
    const made = await aws.ec2.send(new CreateNetworkInterfaceCommand(command));
    const remove = () => aws.ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    await refused(remove());
    const { NetworkInterfaceId } = made.NetworkInterface ?? {};
    await aws.ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
    await passes(remove());
  },
  async "default-security-group"({ aws, network, name, passes, refused }) {
    const own = await makeGroup(aws, network.vpc, name());
    const Filters = [
      { Name: "group-name", Values: ["default"] },
      { Name: "vpc-id", Values: [network.vpc] },
    ];
    const found = await aws.ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
    const remove = (GroupId?: string) => aws.ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    await passes(remove(own));
    await refused(remove(found.SecurityGroups?.[0]?.GroupId));
  },
  async "internet-gateway-in-use"({ aws, network, passes, refused }) {
    const ids = { VpcId: network.vpc, InternetGatewayId: network.gateway };
    const detach = () => aws.ec2.send(new DetachInternetGatewayCommand(ids));
    await withNat(aws, network.subnets[0], () => refused(detach()));
    await passes(detach());
    await aws.ec2.send(new AttachInternetGatewayCommand(ids));
  },
  async "address-in-use"({ aws, network, passes, refused }) {
    await passes(withNat(aws, network.subnets[0], (it) => refused(release(aws, it))));
  },
  async "vpc-in-use"({ aws, name, passes, refused }) {
    const VpcId = await makeVpc(aws, "10.40.0.0/16");
    const GroupId = await makeGroup(aws, VpcId, name());
    const remove = () => aws.ec2.send(new DeleteVpcCommand({ VpcId }));
    await refused(remove());
    await aws.ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    const InternetGatewayId = await makeGateway(aws);
    await aws.ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
    await refused(remove());
    await aws.ec2.send(new DetachInternetGatewayCommand({ VpcId, InternetGatewayId }));
    await aws.ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
    await passes(remove());
  },
};

export const EC2_BY_MOTO: Cases = {
  async "zone-of-another-region"(bench) {
    await bench.passes(subnet(bench, "10.0.50.0/24", "us-east-1a"));
    await bench.refused(subnet(bench, "10.0.51.0/24", "us-east-1z"));
  },
  async "subnets-that-overlap"(bench) {
    await bench.passes(subnet(bench, "10.0.52.0/24"));
    await bench.refused(subnet(bench, "10.0.52.128/25"));
  },
  async "vpc-too-large-or-too-small"({ aws, passes, refused }) {
    const VpcId = await passes(makeVpc(aws, "10.60.0.0/28"));
    await aws.ec2.send(new DeleteVpcCommand({ VpcId }));
    await refused(aws.ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/15" })));
  },
  async "route-that-exists"({ aws, network, passes, refused }) {
    const id = await table(aws, network.vpc);
    await passes(route(aws, id, network.gateway));
    await refused(route(aws, id, network.gateway));
  },
  async "attached-internet-gateway"({ aws, network, passes, refused }) {
    const remove = (InternetGatewayId: string) =>
      aws.ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
    await refused(remove(network.gateway));
    await passes(remove(await makeGateway(aws)));
  },
  async "name-of-a-security-group-in-use"({ aws, network, name, passes, refused }) {
    const taken = name();
    await passes(makeGroup(aws, network.vpc, taken));
    await passes(makeGroup(aws, network.closed.vpc, taken));
    await refused(makeGroup(aws, network.vpc, taken));
  },
  async "rule-that-exists"({ aws, network, name, passes, refused }) {
    const GroupId = await makeGroup(aws, network.vpc, name());
    await passes(admit(aws, GroupId, [80]));
    await refused(admit(aws, GroupId, [80]));
    const IpPermissions = [permission(80)];
    await aws.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    await passes(admit(aws, GroupId, [80]));
  },
};
