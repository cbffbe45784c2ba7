import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeFlowLogsCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { AwsClients } from "../support/aws";
import { PUBLISHED_TAGS, tagsOf } from "../support/deployment";

export function describeNetwork(aws: () => AwsClients): void {
  describe("network", () => {
    let vpcId: string | undefined;
    let ofVpc: { readonly Filters: { readonly Name: string; readonly Values: string[] }[] };

    beforeAll(async () => {
      const byName = [{ Name: "tag:Name", Values: ["learner-vpc"] }];
      const { Vpcs } = await aws().ec2.send(new DescribeVpcsCommand({ Filters: byName }));
      expect(Vpcs).toHaveLength(1);
      expect(Vpcs?.[0]?.CidrBlock).toBe("10.0.0.0/16");
      expect(tagsOf(Vpcs?.[0]?.Tags)).toMatchObject(PUBLISHED_TAGS);
      vpcId = Vpcs?.[0]?.VpcId;
      ofVpc = { Filters: [{ Name: "vpc-id", Values: [String(vpcId)] }] };
    });

    test("subnets lie in their slots and give out no public address", async () => {
      const { Subnets = [] } = await aws().ec2.send(new DescribeSubnetsCommand(ofVpc));
      const found = Subnets.map((s) => [tagsOf(s.Tags)["Name"], s.CidrBlock, s.AvailabilityZone]);
      expect(found.toSorted()).toEqual([
        ["learner-private-a", "10.0.0.0/20", "us-east-1a"],
        ["learner-private-b", "10.0.16.0/20", "us-east-1b"],
        ["learner-private-c", "10.0.32.0/20", "us-east-1c"],
        ["learner-public-a", "10.0.128.0/21", "us-east-1a"],
        ["learner-public-b", "10.0.136.0/21", "us-east-1b"],
        ["learner-public-c", "10.0.144.0/21", "us-east-1c"],
      ]);
      expect(Subnets.filter((s) => s.MapPublicIpOnLaunch)).toEqual([]);
    });

    test("public subnets leave through the internet gateway, private ones through NAT", async () => {
      const { NatGateways = [] } = await aws().ec2.send(
        new DescribeNatGatewaysCommand({ Filter: [{ Name: "state", Values: ["available"] }] }),
      );
      expect(NatGateways).toHaveLength(1);
      const { RouteTables = [] } = await aws().ec2.send(new DescribeRouteTablesCommand(ofVpc));
      const worldRoutes = RouteTables.flatMap(({ Tags, Routes = [] }) => {
        const route = Routes.find((r) => r.DestinationCidrBlock === "0.0.0.0/0");
        return route ? [[tagsOf(Tags)["Name"], route.GatewayId ?? route.NatGatewayId]] : [];
      });
      const nat = NatGateways[0]?.NatGatewayId;
      expect(worldRoutes.toSorted()).toEqual([
        ["learner-private-a", nat],
        ["learner-private-b", nat],
        ["learner-private-c", nat],
        ["learner-public-a", expect.stringMatching(/^igw-/)],
        ["learner-public-b", expect.stringMatching(/^igw-/)],
        ["learner-public-c", expect.stringMatching(/^igw-/)],
      ]);
    });

    test("the default security group has no rule, and no subnet is under the default ACL", async () => {
      const { SecurityGroups = [] } = await aws().ec2.send(
        new DescribeSecurityGroupsCommand(ofVpc),
      );
      const group = SecurityGroups.find(({ GroupName }) => GroupName === "default");
      expect(group).toMatchObject({ IpPermissions: [], IpPermissionsEgress: [] });
      const { NetworkAcls = [] } = await aws().ec2.send(new DescribeNetworkAclsCommand(ofVpc));
      const locked = NetworkAcls.find((acl) => acl.IsDefault);
      expect(locked?.Associations).toEqual([]);
      expect(locked?.Entries?.filter((entry) => entry.RuleAction === "allow")).toEqual([]);
      const covered = NetworkAcls.filter((acl) => !acl.IsDefault).map((acl) => [
        tagsOf(acl.Tags)["Name"],
        acl.Associations?.length,
      ]);
      expect(covered.toSorted()).toEqual([
        ["learner-private", 3],
        ["learner-public", 3],
      ]);
    });

    test("S3 is reached inside AWS, from every subnet", async () => {
      const { VpcEndpoints = [] } = await aws().ec2.send(new DescribeVpcEndpointsCommand(ofVpc));
      expect(VpcEndpoints.map((e) => [e.ServiceName, e.VpcEndpointType])).toEqual([
        ["com.amazonaws.us-east-1.s3", "Gateway"],
      ]);
      expect(VpcEndpoints[0]?.RouteTableIds).toHaveLength(6);
    });

    test("flows are recorded in an encrypted log that forgets", async () => {
      const { FlowLogs = [] } = await aws().ec2.send(new DescribeFlowLogsCommand({}));
      expect(FlowLogs.map((f) => [f.ResourceId, f.TrafficType, f.LogDestination])).toEqual([
        [vpcId, "ALL", expect.stringMatching(/:log-group:\/learner\/vpc\/flow-logs$/)],
      ]);
      const { logGroups } = await aws().logs.send(
        new DescribeLogGroupsCommand({ logGroupNamePrefix: "/learner/vpc/flow-logs" }),
      );
      expect(logGroups?.[0]).toMatchObject({ retentionInDays: 30 });
      expect(logGroups?.[0]?.kmsKeyId).toMatch(/:key\//);
    });
  });
}
