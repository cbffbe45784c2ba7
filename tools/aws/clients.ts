import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import { S3Client } from "@aws-sdk/client-s3";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import type { Environment } from "../../config/schema/environment";

// The pinned SDK runs on every Node.js that package.json admits; its notice would bury the output.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

/** Any credentials do for the emulator; these never leave the machine. */
export const EMULATOR_CREDENTIALS = { accessKeyId: "emulator", secretAccessKey: "emulator" };

/** What the tools need to know of an environment to reach its AWS. */
export type AwsTarget = Pick<Environment, "region" | "emulatorEndpoint">;

/**
 * How often a request is made before it counts as failed. AWS throttles, and connections break: with the
 * SDK's own three times, a command would end for what the provider outlives. A dead emulator is told within
 * two seconds all the same.
 */
const ATTEMPTS = 6;

/**
 * Settings of an AWS SDK client: the environment's region, and its emulator if it has one;
 * otherwise AWS itself, with the credentials that the AWS CLI would use too.
 */
export function clientSettings({ region, emulatorEndpoint }: AwsTarget) {
  const settings = { region, maxAttempts: ATTEMPTS };
  if (emulatorEndpoint === undefined) return settings;
  return { ...settings, endpoint: emulatorEndpoint, credentials: EMULATOR_CREDENTIALS };
}

export function s3Client(target: AwsTarget): S3Client {
  // An emulator on 127.0.0.1 has no host name per bucket.
  const forcePathStyle = target.emulatorEndpoint !== undefined;
  return new S3Client({ ...clientSettings(target), forcePathStyle });
}

export function stsClient(target: AwsTarget): STSClient {
  return new STSClient(clientSettings(target));
}

export function kmsClient(target: AwsTarget): KMSClient {
  return new KMSClient(clientSettings(target));
}

export function ecsClient(target: AwsTarget): ECSClient {
  return new ECSClient(clientSettings(target));
}

export function ec2Client(target: AwsTarget): EC2Client {
  return new EC2Client(clientSettings(target));
}

export function logsClient(target: AwsTarget): CloudWatchLogsClient {
  return new CloudWatchLogsClient(clientSettings(target));
}

export function taggingClient(target: AwsTarget): ResourceGroupsTaggingAPIClient {
  return new ResourceGroupsTaggingAPIClient(clientSettings(target));
}

export function iamClient(target: AwsTarget): IAMClient {
  return new IAMClient(clientSettings(target));
}

export function loadBalancingClient(target: AwsTarget): ElasticLoadBalancingV2Client {
  return new ElasticLoadBalancingV2Client(clientSettings(target));
}

export function ssmClient(target: AwsTarget): SSMClient {
  return new SSMClient(clientSettings(target));
}

export function alarmClient(target: AwsTarget): CloudWatchClient {
  return new CloudWatchClient(clientSettings(target));
}

export function scalingClient(target: AwsTarget): ApplicationAutoScalingClient {
  return new ApplicationAutoScalingClient(clientSettings(target));
}

export function schedulerClient(target: AwsTarget): SchedulerClient {
  return new SchedulerClient(clientSettings(target));
}
