import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  AllocateAddressCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupEgressCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteNatGatewayCommand,
  DeleteSubnetCommand,
  type ResourceType,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";
import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  type ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { clientSettings, ec2Client, logsClient, taggingClient } from "../../../tools/aws/clients";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "../../../tools/process/free-port";

/** What the emulated Resource Groups Tagging API finds. */
let directory: string;
let emulator: Emulator;
let clients: {
  readonly ec2: ReturnType<typeof ec2Client>;
  readonly logs: ReturnType<typeof logsClient>;
  readonly ssm: SSMClient;
  readonly tagging: ResourceGroupsTaggingAPIClient;
};

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "emulated-tags-"));
  const port = await freePort();
  emulator = await startEmulator({ port, directory: path.join(directory, "run"), detached: false });
  const target = { region: "us-east-1", emulatorEndpoint: emulator.endpoint } as const;
  const ssm = new SSMClient(clientSettings(target));
  clients = {
    ec2: ec2Client(target),
    logs: logsClient(target),
    ssm,
    tagging: taggingClient(target),
  };
});

afterAll(async () => {
  for (const client of Object.values(clients)) client.destroy();
  await emulator.stop();
  rmSync(directory, { recursive: true, force: true });
});

const tagged = (ResourceType: ResourceType, Key = "Team") => ({
  TagSpecifications: [{ ResourceType, Tags: [{ Key, Value: "x" }] }],
});

async function found(input: GetResourcesCommandInput = {}): Promise<string[]> {
  const TagFilters = [{ Key: "Team", Values: ["x", "y"] }];
  const { ResourceTagMappingList = [] } = await clients.tagging.send(
    new GetResourcesCommand({ TagFilters, ...input }),
  );
  return ResourceTagMappingList.map(({ ResourceARN }) =>
    String(ResourceARN).split(":").slice(5).join(":"),
  );
}

test("what has the tag, of every service, is found by the name that AWS has for its type", async () => {
  const { ec2, logs, ssm } = clients;
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: "10.9.0.0/16", ...tagged("vpc") }),
  );
  const VpcId = String(Vpc?.VpcId);
  await ec2.send(new CreateVpcCommand({ CidrBlock: "10.8.0.0/16", ...tagged("vpc", "Other") }));
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({
      VpcId,
      GroupName: "g",
      Description: "g",
      ...tagged("security-group"),
    }),
  );
  const rule = { IpProtocol: "tcp", FromPort: 1, ToPort: 1, IpRanges: [{ CidrIp: "10.0.0.0/8" }] };
  const { SecurityGroupRules: [made] = [] } = await ec2.send(
    new AuthorizeSecurityGroupEgressCommand({
      GroupId,
      IpPermissions: [rule],
      ...tagged("security-group-rule"),
    }),
  );
  const { AllocationId } = await ec2.send(
    new AllocateAddressCommand({ Domain: "vpc", ...tagged("elastic-ip") }),
  );
  await logs.send(new CreateLogGroupCommand({ logGroupName: "/x/y", tags: { Team: "y" } }));
  await ssm.send(
    new PutParameterCommand({
      Name: "/x/y",
      Value: "1",
      Type: "String",
      Tags: [{ Key: "Team", Value: "x" }],
    }),
  );
  expect((await found()).toSorted()).toEqual(
    [
      `elastic-ip/${String(AllocationId)}`,
      "log-group:/x/y",
      "parameter/x/y",
      `security-group-rule/${String(made?.SecurityGroupRuleId)}`,
      `security-group/${String(GroupId)}`,
      `vpc/${VpcId}`,
    ].toSorted(),
  );
  expect(await found({ ResourceTypeFilters: ["ec2:vpc", "ssm"] })).toEqual([
    `vpc/${VpcId}`,
    "parameter/x/y",
  ]);
  const SecurityGroupRuleIds = [String(made?.SecurityGroupRuleId)];
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, SecurityGroupRuleIds }));
  expect(await found()).not.toContainEqual(expect.stringContaining("security-group-rule/"));
});

test("pages follow on each other", async () => {
  const { tagging } = clients;
  const TagFilters = [{ Key: "Team" }];
  const all = await found();
  const arns: unknown[] = [];
  let PaginationToken: string | undefined;
  do {
    const page = await tagging.send(
      new GetResourcesCommand({ TagFilters, ResourcesPerPage: 2, PaginationToken }),
    );
    expect(page.ResourceTagMappingList?.length).toBeLessThanOrEqual(2);
    arns.push(...(page.ResourceTagMappingList ?? []).map(({ ResourceARN }) => ResourceARN));
    PaginationToken = page.PaginationToken;
  } while (PaginationToken !== undefined && PaginationToken !== "");
  expect(arns).toHaveLength(all.length);
  expect(new Set(arns).size).toBe(all.length);
});

test("what is deleted is found no more, but a NAT gateway, which stays for an hour", async () => {
  const { ec2 } = clients;
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.7.0.0/16" }));
  const VpcId = String(Vpc?.VpcId);
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const { InternetGatewayId } = InternetGateway ?? {};
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
  const subnet = async (CidrBlock: string) => {
    const request = new CreateSubnetCommand({ VpcId, CidrBlock, ...tagged("subnet") });
    return String((await ec2.send(request)).Subnet?.SubnetId);
  };
  const [used, unused] = [await subnet("10.7.0.0/24"), await subnet("10.7.1.0/24")];
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: "vpc" }));
  const { NatGateway } = await ec2.send(
    new CreateNatGatewayCommand({ SubnetId: used, AllocationId, ...tagged("natgateway") }),
  );
  const NatGatewayId = String(NatGateway?.NatGatewayId);
  await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
  await ec2.send(new DeleteSubnetCommand({ SubnetId: unused }));
  const arns = await found({ ResourceTypeFilters: ["ec2:natgateway", "ec2:subnet"] });
  expect(arns).toEqual([`subnet/${used}`, `natgateway/${NatGatewayId}`]);
});
