import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteVpcCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { clientSettings } from "../../../tools/aws/clients";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "../../../tools/process/free-port";

let directory: string;
let emulator: Emulator;
let ec2: EC2Client;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "emulated-ipv6-"));
  const port = await freePort();
  emulator = await startEmulator({ port, directory: path.join(directory, "run"), detached: false });
  const target = { region: "us-east-1", emulatorEndpoint: emulator.endpoint } as const;
  ec2 = new EC2Client(clientSettings(target));
}, 60_000);

afterAll(async () => {
  ec2.destroy();
  await emulator.stop();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

/** Blocks are drawn at random: one in eight has a zero that does not belong there, in moto. */
const DRAWS = 20;

async function vpc() {
  const CidrBlock = "10.9.0.0/16";
  const created = await ec2.send(
    new CreateVpcCommand({ CidrBlock, AmazonProvidedIpv6CidrBlock: true }),
  );
  const VpcId = String(created.Vpc?.VpcId);
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [VpcId] }));
  return { VpcId, block: String(Vpcs?.[0]?.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock) };
}

test("a VPC's block is written in canonical form", async () => {
  for (let draw = 0; draw < DRAWS; draw++) {
    const { VpcId, block } = await vpc();
    expect(block).not.toMatch(/(^|:)0[\da-f]/);
    await ec2.send(new DeleteVpcCommand({ VpcId }));
  }
});

test("a subnet's block is associated", async () => {
  const { VpcId, block } = await vpc();
  const Ipv6CidrBlock = block.replace("/56", "/64");
  const created = await ec2.send(
    new CreateSubnetCommand({ VpcId, CidrBlock: "10.9.0.0/24", Ipv6CidrBlock }),
  );
  const SubnetIds = [String(created.Subnet?.SubnetId)];
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds }));
  for (const subnet of [created.Subnet, Subnets?.[0]]) {
    expect(subnet?.Ipv6CidrBlockAssociationSet).toMatchObject([
      { Ipv6CidrBlock, Ipv6CidrBlockState: { State: "associated" } },
    ]);
  }
});
