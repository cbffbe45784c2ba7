import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { EMULATOR_CREDENTIALS } from "../aws/clients";
import type { States } from "../plan/environment-states";

/** Every stack's outputs, as `name = value`. */
export function formatOutputs(states: States): string {
  return [...states]
    .filter(([, { outputs }]) => outputs.size > 0)
    .map(([stack, { outputs }]) => {
      const lines = [...outputs].map(([name, value]) => `  ${name} = ${format(value)}`);
      return [stack, ...lines].join("\n");
    })
    .join("\n\n");
}

function format(value: unknown): string {
  return typeof value === "string" && value !== "" ? value : JSON.stringify(value);
}

/** How to look around with the AWS CLI. */
export function formatHints(environment: Environment): string {
  const { emulatorEndpoint, region } = environment;
  const { cluster, stateBucket, vpc } = makeNames(environment);
  const { accessKeyId, secretAccessKey } = EMULATOR_CREDENTIALS;
  return `Look around with the AWS CLI (1.29, 2.13 or later), in a shell of its own:

  export AWS_ENDPOINT_URL=${String(emulatorEndpoint)} AWS_DEFAULT_REGION=${region}
  export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}
  aws ec2 describe-vpcs --filters Name=tag:Name,Values=${vpc}
  aws ecs describe-clusters --clusters ${cluster}
  aws s3 ls --recursive s3://${stateBucket}`;
}
