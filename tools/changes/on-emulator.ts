import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { Allow } from "#plan";
import type { SynthesizedStack } from "#terraform";
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
  const { app, environment } = context;
  const result = await deployEnvironment(context, {
    ids: app.stacks.map(({ id }) => id),
    autoApprove: true,
    allows: app.stacks.flatMap(interruptions),
    parallelism: defaultParallelism(),
  });
  const milliseconds = Date.now() - started;
  const text = describeDeploy(result, { environment, again: "it again", milliseconds });
  if (deployExitCode(result) !== 0) throw new ToolError(text);
  console.log(text);
}

/** From what one group of changes is made to, to that of the next, a service may be interrupted. */
const interruptions = ({ id, resources }: SynthesizedStack): Allow[] =>
  resources
    .filter(({ type }) => type === "aws_ecs_service")
    .map(({ address }) => ({
      gate: `${id}:${address}[0]`,
      by: "the next group",
      mayBeIdle: true,
    }));

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
