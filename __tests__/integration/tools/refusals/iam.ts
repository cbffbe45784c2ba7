import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
} from "@aws-sdk/client-iam";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateBucketCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import type { Bench, Cases } from "./case";

const statement = (more: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", ...more } });
const trust = (Principal: object) => statement({ Action: "sts:AssumeRole", Principal });
const TRUST = trust({ Service: "ecs-tasks.amazonaws.com" });

/** A policy of so many characters, between which IAM counts no white space. */
function policyOf(length: number): string {
  const bare = statement({ Action: "s3:GetObject", Resource: "arn:aws:s3:::" });
  return bare.replace(":::", `:::${"a".repeat(length - bare.length)}`).replaceAll(",", ",   \n");
}

/** Makes a role. @returns its name */
export async function role({ aws, name }: Bench, AssumeRolePolicyDocument = TRUST) {
  const RoleName = name();
  await aws.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  return RoleName;
}

const arnOf = (RoleName: string) => `arn:aws:iam::123456789012:role/${RoleName}`;

const managed = async ({ aws, name }: Bench, PolicyDocument = policyOf(200)) =>
  (await aws.iam.send(new CreatePolicyCommand({ PolicyName: name(), PolicyDocument }))).Policy?.Arn;

const put = ({ aws }: Bench, RoleName: string, PolicyName: string, PolicyDocument: string) =>
  aws.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

export const IAM: Cases = {
  async "size-of-a-trust-policy"(bench) {
    const sized = (length: number) => {
      const sid = (count: number) => trust({ Service: "a".repeat(count) });
      return role(bench, sid(length - sid(0).length));
    };
    await bench.passes(sized(2048));
    await bench.refused(sized(2049));
  },
  async "size-of-inline-policies"(bench) {
    const name = await role(bench);
    await bench.passes(put(bench, name, "first", policyOf(6000)));
    await bench.passes(put(bench, name, "second", policyOf(4240)));
    await bench.refused(put(bench, name, "second", policyOf(4241)));
  },
  async "size-of-a-managed-policy"(bench) {
    await bench.passes(managed(bench, policyOf(6144)));
    await bench.refused(managed(bench, policyOf(6145)));
  },
  async "managed-policies-per-role"(bench) {
    const RoleName = await role(bench);
    const arns = await Promise.all(upTo(11).map(() => managed(bench)));
    const attach = (PolicyArn?: string) =>
      bench.aws.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    for (const arn of arns.slice(0, 10)) await bench.passes(attach(arn));
    await bench.refused(attach(arns[10]));
  },
  async "tags-of-a-role"(bench) {
    const RoleName = await role(bench);
    const tag = (numbers: number[]) => {
      const Tags = numbers.map((number) => ({ Key: `key-${number}`, Value: "" }));
      return bench.aws.iam.send(new TagRoleCommand({ RoleName, Tags }));
    };
    await bench.passes(tag(upTo(50)));
    await bench.refused(tag([51]));
  },
  async "unknown-principal-of-a-trust-policy"(bench) {
    const there = await role(bench);
    await bench.passes(role(bench, trust({ AWS: arnOf(there) })));
    await bench.refused(role(bench, trust({ AWS: arnOf("nobody") })));
  },
  async "unknown-principal-of-a-bucket-policy"(bench) {
    const [there, Bucket] = [await role(bench), bench.name()];
    await bench.aws.s3.send(new CreateBucketCommand({ Bucket }));
    const allow = (name: string) => {
      const resource = { Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` };
      const Policy = statement({ ...resource, Principal: { AWS: arnOf(name) } });
      return bench.aws.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    };
    await bench.passes(allow(there));
    await bench.refused(allow("nobody"));
  },
  async "size-of-a-bucket-policy"(bench) {
    const Bucket = bench.name();
    await bench.aws.s3.send(new CreateBucketCommand({ Bucket }));
    const sized = (length: number) => {
      const policy = (Sid: string) =>
        statement({
          Sid,
          Action: "s3:GetObject",
          Resource: `arn:aws:s3:::${Bucket}/*`,
          Principal: "*",
        });
      const Policy = policy("a".repeat(length - policy("").length));
      return bench.aws.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    };
    await bench.passes(sized(20 * 1024));
    await bench.refused(sized(20 * 1024 + 1));
  },
  async "unknown-principal-of-a-key-policy"(bench) {
    const there = await role(bench);
    const key = (name: string) => {
      const Policy = statement({ Action: "kms:*", Resource: "*", Principal: { AWS: arnOf(name) } });
      return bench.aws.kms.send(new CreateKeyCommand({ Policy }));
    };
    await bench.passes(key(there));
    await bench.refused(key("nobody"));
  },
  async "name-of-a-role-in-use"(bench) {
    const make = (RoleName: string) =>
      bench.aws.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }));
    await bench.passes(make("taken"));
    await bench.refused(make("taken"));
  },
  async "role-with-policies"(bench) {
    const [RoleName, PolicyArn] = [await role(bench), await managed(bench)];
    const remove = () => bench.aws.iam.send(new DeleteRoleCommand({ RoleName }));
    await bench.aws.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    await bench.refused(remove());
    await bench.aws.iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    await bench.passes(remove());
  },
  async "policy-that-is-none"(bench) {
    const name = await role(bench);
    await bench.passes(put(bench, name, "good", policyOf(200)));
    await bench.refused(
      put(bench, name, "bad", JSON.stringify({ Statement: { Effect: "Maybe" } })),
    );
  },
};
