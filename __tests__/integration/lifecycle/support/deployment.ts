import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import type { AwsClients } from "./aws";

export const ACCOUNT = "123456789012";
export const STATE_BUCKET = `learner-state-${ACCOUNT}-us-east-1`;
/** Tags that the published system puts on everything. */
export const PUBLISHED_TAGS = { TeamName: "awslearner", Environment: "dev" };
export const STACKS = [
  "alb",
  "build",
  "dashboard",
  "ecs",
  "iam",
  "monitoring",
  "network",
  "service-api",
  "service-mailer",
  "service-report",
  "service-web",
  "ssm",
  "state",
] as const;

/** Key of a stack's state. */
export const stateKey = (stack: string) => `vpc-to-ecs/local/${stack}.tfstate`;

export function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] = [],
): Record<string, string | undefined> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), Value] as const));
}

/** The lock of a stack's state. */
export const lockOf = (stack: string) => ({
  Bucket: STATE_BUCKET,
  Key: `${stateKey(stack)}.tflock`,
});

/** A lock as another Terraform would have written it. */
export const FOREIGN_LOCK = {
  ID: "11111111-2222-3333-4444-555555555555",
  Operation: "OperationTypeApply",
  Who: "somebody@elsewhere",
  Version: "1.11.0",
  Created: "2026-01-02T03:04:05Z",
};

export async function holdLock({ s3 }: AwsClients, stack: string): Promise<void> {
  const { Bucket, Key } = lockOf(stack);
  const Body = JSON.stringify({ ...FOREIGN_LOCK, Path: `${Bucket}/${stateKey(stack)}` });
  await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
}

export async function releaseLock({ s3 }: AwsClients, stack: string): Promise<void> {
  await s3.send(new DeleteObjectCommand(lockOf(stack)));
}

/** Keys of the locks that are held. */
export async function heldLocks({ s3 }: AwsClients): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: STATE_BUCKET }));
  return Contents.map(({ Key }) => String(Key)).filter((key) => key.endsWith(".tflock"));
}

/** Every file below a directory. */
export function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(directory, file))
    .filter((file) => statSync(file).isFile());
}

/** Files below a directory that hold a text. Provider packages are left out by their size. */
export function filesWith(directory: string, text: string): string[] {
  const LARGEST_BYTES = 64 * 1024 * 1024;
  return filesBelow(directory).filter(
    (file) => statSync(file).size < LARGEST_BYTES && readFileSync(file).includes(text),
  );
}
