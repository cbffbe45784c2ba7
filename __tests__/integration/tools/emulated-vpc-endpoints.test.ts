import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DeleteVpcEndpointsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  EC2Client,
  ModifyVpcEndpointCommand,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { clientSettings } from "../../../tools/aws/clients";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "../../../tools/process/free-port";

let directory: string;
let emulator: Emulator;
let ec2: EC2Client;
let VpcId: string;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "emulated-vpc-endpoints-"));
  const port = await freePort();
  emulator = await startEmulator({ port, directory: path.join(directory, "run"), detached: false });
  const target = { region: "us-east-1", emulatorEndpoint: emulator.endpoint } as const;
  ec2 = new EC2Client(clientSettings(target));
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.9.0.0/16" }));
  VpcId = String(Vpc?.VpcId);
}, 60_000);

afterAll(async () => {
  ec2.destroy();
  await emulator.stop();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

async function routeTable(): Promise<string> {
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  return String(RouteTable?.RouteTableId);
}

async function endpointsIn(routeTableId: string): Promise<unknown[]> {
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({ RouteTableIds: [routeTableId] }),
  );
  return (RouteTables?.[0]?.Routes ?? []).flatMap(({ DestinationPrefixListId, GatewayId }) =>
    DestinationPrefixListId === undefined ? [] : [GatewayId],
  );
}

test("a gateway endpoint has a route in each table that it is associated with, and goes with all of them", async () => {
  const [first, second] = [await routeTable(), await routeTable()];
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId,
      VpcEndpointType: "Gateway",
      ServiceName: "com.amazonaws.us-east-1.s3",
      RouteTableIds: [first],
    }),
  );
  const VpcEndpointId = String(VpcEndpoint?.VpcEndpointId);
  expect(await endpointsIn(second)).toEqual([]);
  await ec2.send(
    new ModifyVpcEndpointCommand({
      VpcEndpointId,
      AddRouteTableIds: [second],
      RemoveRouteTableIds: [first],
    }),
  );
  expect(await endpointsIn(first)).toEqual([]);
  expect(await endpointsIn(second)).toEqual([VpcEndpointId]);
  await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpointId] }));
  expect(await endpointsIn(second)).toEqual([]);
});

test("an interface endpoint's network interface says what it is", async () => {
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: "10.9.0.0/24" }));
  await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId,
      VpcEndpointType: "Interface",
      ServiceName: "com.amazonaws.us-east-1.sqs",
      SubnetIds: [String(Subnet?.SubnetId)],
      PrivateDnsEnabled: false,
    }),
  );
  const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  expect(NetworkInterfaces).toMatchObject([{ InterfaceType: "vpc_endpoint" }]);
});
