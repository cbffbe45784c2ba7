import type { TerraformStack } from "cdktf";
import { FileSynthesizer } from "./file-synthesizer";

/**
 * What points the provider and the backend at an AWS emulator on this machine. The emulator takes
 * any credentials; these keep a developer's real ones out of it.
 */
const CREDENTIALS = { accessKey: "emulator", secretKey: "emulator" };

/** Stands beside the synthesized stack, where Terraform runs. */
export const PROFILE_FILE = "aws-config";
const PROFILE = "emulator";

/**
 * The emulator's address for all services is a setting of AWS's shared configuration; the provider itself
 * has one for each service only. Its block `endpoints` costs besides: with a single service in it, a plan
 * took 9.9 s of processor, without it 3.8 s (provider 5.100.0, which checks each of the block's 300
 * attributes whenever it checks its settings).
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function emulatorProvider(stack: TerraformStack, endpoint: string) {
  const text = `[profile ${PROFILE}]\nendpoint_url = ${endpoint}\n`;
  stack.synthesizer = new FileSynthesizer(stack, PROFILE_FILE, text);
  return {
    ...CREDENTIALS,
    profile: PROFILE,
    sharedConfigFiles: [PROFILE_FILE],
    s3UsePathStyle: true,
    skipMetadataApiCheck: "true",
  };
}

export function emulatorBackend(endpoint: string) {
  return {
    ...CREDENTIALS,
    endpoints: { iam: endpoint, s3: endpoint, sts: endpoint },
    usePathStyle: true,
    skipMetadataApiCheck: true,
  };
}
