import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { clientSettings } from "../aws/clients";
import { bootstrap } from "../bootstrap";
import { deployEnvironment } from "../deploy/deploy-environment";
import { deployExitCode, describeDeploy } from "../deploy/outcome";
import { defaultParallelism } from "../engine/parallelism";
import type { InEnvironment } from "../plan/in-environment";
import { ToolError } from "../process/errors";

/**
 * Deploys an environment, with an image for each service, so that its tasks run.
 * @throws ToolError when a stack fails
 */
export async function deployWithImages(context: InEnvironment): Promise<void> {
  const { environment } = context;
  console.log(await bootstrap(environment));
  // The parameters of the images are of a stack, and the services wait for an image.
  await deploy(context);
  await recordImages(environment);
  await deploy(context);
}

async function deploy(context: InEnvironment): Promise<void> {
  const started = Date.now();
  const result = await deployEnvironment(context, {
    ids: context.app.stacks.map(({ id }) => id),
    autoApprove: true,
    allows: [],
    parallelism: defaultParallelism(),
  });
  const milliseconds = Date.now() - started;
  const { environment } = context;
  const text = describeDeploy(result, { environment, again: "it again", milliseconds });
  if (deployExitCode(result) !== 0) throw new ToolError(text);
  console.log(text);
}

async function recordImages(environment: Environment): Promise<void> {
  const { accountId, region, namePrefix, services } = environment;
  const names = makeNames(environment);
  const registry = `${accountId}.dkr.ecr.${region}.amazonaws.com`;
  const client = new SSMClient(clientSettings(environment));
  for (const [name, { imageParameter }] of Object.entries(services)) {
    const Name = imageParameter ?? names.serviceImageParameter(name);
    const Value = `${registry}/${namePrefix}/${name}@sha256:${"1".repeat(64)}`;
    await client.send(new PutParameterCommand({ Name, Value, Overwrite: true }));
  }
  client.destroy();
}
