import { DescribeTaskDefinitionCommand, type ECSClient } from "@aws-sdk/client-ecs";

/** Image of a service's main container in a revision of its task definition. */
export async function imageOfRevision(
  ecs: ECSClient,
  taskDefinition: string | undefined,
  service: string,
): Promise<string | undefined> {
  const request = new DescribeTaskDefinitionCommand({ taskDefinition });
  const { taskDefinition: found } = await ecs.send(request);
  return found?.containerDefinitions?.find(({ name }) => name === service)?.image;
}
