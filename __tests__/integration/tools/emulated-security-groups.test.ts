import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
  EC2Client,
  type IpPermission,
  ModifySecurityGroupRulesCommand,
  type SecurityGroupRuleRequest,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, it, test } from "@jest/globals";
import { clientSettings } from "../../../tools/aws/clients";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "../../../tools/process/free-port";

let directory: string;
let emulator: Emulator;
let ec2: EC2Client;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "emulated-security-groups-"));
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

async function group(GroupName: string) {
  const command = new CreateSecurityGroupCommand({ GroupName, Description: "a group" });
  return String((await ec2.send(command)).GroupId);
}

async function admit(GroupId: string, permission: IpPermission) {
  const command = { GroupId, IpPermissions: [permission] };
  const { SecurityGroupRules = [] } = await ec2.send(
    new AuthorizeSecurityGroupIngressCommand(command),
  );
  return String(SecurityGroupRules[0]?.SecurityGroupRuleId);
}

async function modify(GroupId: string, id: string, rule: SecurityGroupRuleRequest) {
  const rules = [{ SecurityGroupRuleId: id, SecurityGroupRule: rule }];
  await ec2.send(new ModifySecurityGroupRulesCommand({ GroupId, SecurityGroupRules: rules }));
}

async function look(id: string) {
  const command = new DescribeSecurityGroupRulesCommand({ SecurityGroupRuleIds: [id] });
  return (await ec2.send(command)).SecurityGroupRules?.[0];
}

describe("a rule of an emulated security group", () => {
  const https = { IpProtocol: "tcp", FromPort: 443, ToPort: 443 };

  it("keeps its description, whomever it names", async () => {
    const [own, peer] = [await group("described"), await group("peer")];
    const peers: Partial<IpPermission>[] = [
      { IpRanges: [{ CidrIp: "10.0.0.0/8", Description: "for a reason" }] },
      { UserIdGroupPairs: [{ GroupId: peer, Description: "for a reason" }] },
      { PrefixListIds: [{ PrefixListId: "pl-1", Description: "for a reason" }] },
    ];
    for (const peer of peers) {
      const id = await admit(own, { ...https, ...peer });
      expect(await look(id)).toMatchObject({ ...https, Description: "for a reason" });
    }
  });

  it("can be changed to name another security group, and its description with it", async () => {
    const [own, first, second] = [await group("own"), await group("first"), await group("second")];
    const pair = { GroupId: first, Description: "first" };
    const id = await admit(own, { ...https, UserIdGroupPairs: [pair] });
    await modify(own, id, { ...https, ReferencedGroupId: second, Description: "second" });
    expect(await look(id)).toMatchObject({
      ...https,
      Description: "second",
      ReferencedGroupInfo: { GroupId: second },
    });
  });

  it("can be changed although it admits all protocols and so has no ports", async () => {
    const own = await group("all");
    const range = { CidrIp: "10.0.0.0/8", Description: "before" };
    const id = await admit(own, { IpProtocol: "-1", IpRanges: [range] });
    await modify(own, id, { IpProtocol: "-1", CidrIpv4: "10.0.0.0/8", Description: "after" });
    expect(await look(id)).toMatchObject({ IpProtocol: "-1", Description: "after" });
  });
});

test("an emulated security group stays as long as a rule of another one names it", async () => {
  const [own, callee] = [await group("caller"), await group("callee")];
  const pair = { GroupId: callee, Description: "callee" };
  const https = { IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [pair] };
  const id = await admit(own, https);
  const remove = () => ec2.send(new DeleteSecurityGroupCommand({ GroupId: callee }));
  await expect(remove()).rejects.toThrow(/DependencyViolation|has a dependent object/);
  const revoke = { GroupId: own, SecurityGroupRuleIds: [id] };
  await ec2.send(new RevokeSecurityGroupIngressCommand(revoke));
  await expect(remove()).resolves.toMatchObject({});
});
