import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Environment } from "../../config/schema/environment";
import { stsClient } from "../aws/clients";
import { ToolError } from "../process/errors";

/** Makes sure that the credentials at hand belong to the environment's account. */
export async function checkAccount(environment: Environment): Promise<void> {
  const { name, accountId, emulatorEndpoint } = environment;
  const { Account: actual, Arn: arn } = await identity(environment);
  if (actual === accountId) return;
  const redirected = process.env["AWS_ENDPOINT_URL"];
  const hint =
    emulatorEndpoint === undefined && redirected !== undefined
      ? ` AWS_ENDPOINT_URL is set to ${redirected}: unset it to reach AWS itself.`
      : "";
  throw new ToolError(
    `The AWS credentials belong to account ${String(actual)} (${String(arn)}), but environment ` +
      `${name} lives in account ${accountId}. Use that account's credentials (for example ` +
      `AWS_PROFILE=...), or correct accountId in environments/${name}.ts.${hint}`,
  );
}

async function identity(environment: Environment) {
  const client = stsClient(environment);
  try {
    return await client.send(new GetCallerIdentityCommand({}));
  } catch (error) {
    throw new ToolError(explain(error as SdkError, environment));
  } finally {
    client.destroy();
  }
}

type SdkError = Error & { readonly $metadata?: { readonly httpStatusCode?: number } };

function explain(error: SdkError, environment: Environment): string {
  const { name, emulatorEndpoint } = environment;
  const isAnswered = error.$metadata?.httpStatusCode !== undefined;
  if (emulatorEndpoint !== undefined && !isAnswered) {
    return (
      `The emulator at ${emulatorEndpoint} does not answer (${error.message}). ` +
      `"npm run local" starts it; EMULATOR_PORT must be the same there and here.`
    );
  }
  if (error.name === "CredentialsProviderError") {
    return (
      `No AWS credentials were found for environment ${name}: ${error.message}. Sign in ` +
      "(for example aws sso login) and set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and " +
      "AWS_SECRET_ACCESS_KEY."
    );
  }
  return `AWS did not accept the credentials (${error.name}: ${error.message}). Sign in again.`;
}
