import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
} from "@aws-sdk/client-ec2";
import type { AwsClients } from "../../lifecycle/support/aws";

export interface Network {
  readonly vpc: string;
  readonly gateway: string;
  readonly group: string;
  /** In zones a and b. */
  readonly subnets: readonly [string, string];
  /** A VPC that no other case needs. */
  readonly full: string;
  /** A VPC without an internet gateway, and its subnets in zones a and b. */
  readonly closed: { readonly vpc: string; readonly subnets: readonly [string, string] };
}

export async function makeVpc({ ec2 }: AwsClients, CidrBlock: string): Promise<string> {
  return String((await ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId);
}

export async function makeSubnet(
  { ec2 }: AwsClients,
  VpcId: string,
  CidrBlock: string,
  zone = "a",
): Promise<string> {
  const AvailabilityZone = `us-east-1${zone}`;
  const command = new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone });
  return String((await ec2.send(command)).Subnet?.SubnetId);
}

export async function makeGroup({ ec2 }: AwsClients, VpcId: string, GroupName: string) {
  const command = new CreateSecurityGroupCommand({ VpcId, GroupName, Description: "a group" });
  return String((await ec2.send(command)).GroupId);
}

export async function makeGateway({ ec2 }: AwsClients): Promise<string> {
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  return String(InternetGateway?.InternetGatewayId);
}

/** What most cases need. The account may have five VPCs, the default one among them. */
export async function makeNetwork(aws: AwsClients): Promise<Network> {
  const vpc = await makeVpc(aws, "10.0.0.0/16");
  const gateway = await makeGateway(aws);
  const attach = new AttachInternetGatewayCommand({ VpcId: vpc, InternetGatewayId: gateway });
  await aws.ec2.send(attach);
  const closed = await makeVpc(aws, "10.1.0.0/16");
  return {
    vpc,
    gateway,
    full: await makeVpc(aws, "10.2.0.0/16"),
    group: await makeGroup(aws, vpc, "shared"),
    subnets: [
      await makeSubnet(aws, vpc, "10.0.0.0/24"),
      await makeSubnet(aws, vpc, "10.0.1.0/24", "b"),
    ],
    closed: {
      vpc: closed,
      subnets: [
        await makeSubnet(aws, closed, "10.1.0.0/24"),
        await makeSubnet(aws, closed, "10.1.1.0/24", "b"),
      ],
    },
  };
}
