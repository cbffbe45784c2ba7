import { execFile } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
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
import { DescribeClustersCommand } from "@aws-sdk/client-ecs";
import {
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import { GetKeyRotationStatusCommand, ListAliasesCommand } from "@aws-sdk/client-kms";
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
} from "@aws-sdk/client-s3";
import {
  DescribeParametersCommand,
  GetParameterCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { findEnvironment } from "../../../config/load-environments";
import { providerLock } from "../../../config/provider-lock";
import { buildApp } from "../../../stacks/build-app";
import { temporaryDirectory } from "../../../testing/app";
import { parsePolicy } from "../../../testing/policies";
import {
  type TerraformEnvironment,
  terraformEnvironment,
} from "../../../tools/terraform/environment";
import { type AwsClients, awsClients, inventory } from "./aws";
import {
  ACCOUNT,
  filesBelow,
  filesWith,
  type Finished,
  freePort,
  ROOT,
  run,
  runTool,
  STACKS,
  STATE_BUCKET,
  until,
  WHO,
} from "./deployment";

/**
 * The whole life of the `local` environment, with the commands that people use: the tests build on
 * each other, in order.
 */
jest.setTimeout(600_000);

/** Planted as a secret's value; it must turn up in Parameter Store and nowhere else. */
const CANARY = "canary-4f1c9a7be2d84f55";

let aws: AwsClients;
let terraform: TerraformEnvironment;
let env: NodeJS.ProcessEnv;
let outdir: string;
let port: number;
let before: Record<string, string[]>;
/** What every command printed. */
const logs: string[] = [];

const execute = promisify(execFile);

async function tool(name: string, args: readonly string[] = [], extra: NodeJS.ProcessEnv = {}) {
  const finished = await runTool(name, args, { ...env, ...extra });
  logs.push(finished.output);
  return finished;
}

const inStack = async (id: string, args: readonly string[], directory = outdir) => {
  const finished = await run(
    "terraform",
    [`-chdir=${path.join(directory, "stacks", id)}`, ...args],
    terraform.env,
  );
  logs.push(finished.output);
  return finished;
};

beforeAll(async () => {
  port = await freePort();
  outdir = path.join(temporaryDirectory(), "cdktf.out");
  terraform = await terraformEnvironment();
  env = { ...process.env, EMULATOR_PORT: String(port), CDKTF_OUTDIR: outdir };
  aws = awsClients(`http://127.0.0.1:${String(port)}`);
});

afterAll(async () => {
  for (const client of Object.values(aws)) client.destroy();
  await tool("local-down");
  terraform.dispose();
});
