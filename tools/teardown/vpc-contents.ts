import {
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcEndpointsCommand,
  type EC2Client,
  type NetworkInterface,
  type SecurityGroup,
  type VpcEndpoint,
} from "@aws-sdk/client-ec2";

/** What is in a VPC and keeps AWS from deleting it, whoever made it. */
export interface VpcContents {
  readonly endpoints: readonly VpcEndpoint[];
  readonly groups: readonly SecurityGroup[];
  readonly interfaces: readonly NetworkInterface[];
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html */
export async function vpcContents(client: EC2Client, vpcId: string): Promise<VpcContents> {
  const inVpc = { Filters: [{ Name: "vpc-id", Values: [vpcId] }] };
  return {
    endpoints: await everyPage(async (page) => {
      const { VpcEndpoints, NextToken } = await client.send(
        new DescribeVpcEndpointsCommand({ ...inVpc, ...page }),
      );
      // Deleted ones stay listed for a while.
      const there = VpcEndpoints?.filter(({ State }) => String(State).toLowerCase() !== "deleted");
      return { items: there, NextToken };
    }),
    groups: await everyPage(async (page) => {
      const { SecurityGroups, NextToken } = await client.send(
        new DescribeSecurityGroupsCommand({ ...inVpc, ...page }),
      );
      return { items: SecurityGroups, NextToken };
    }),
    interfaces: await everyPage(async (page) => {
      const { NetworkInterfaces, NextToken } = await client.send(
        new DescribeNetworkInterfacesCommand({ ...inVpc, ...page }),
      );
      return { items: NetworkInterfaces, NextToken };
    }),
  };
}

async function everyPage<T>(
  read: (page: { NextToken?: string }) => Promise<{
    items: readonly T[] | undefined;
    NextToken: string | undefined;
  }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { items = [], NextToken } = await read(token === undefined ? {} : { NextToken: token });
    all.push(...items);
    token = NextToken;
  } while (token !== undefined && token !== "");
  return all;
}
