import {
  type ECSClient,
  ListServiceDeploymentsCommand,
  StopServiceDeploymentCommand,
} from "@aws-sdk/client-ecs";
import type { ServicePlace } from "../diagnosis/gather";

/**
 * Has ECS go back to what a service ran before
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html).
 * @returns false where no deployment is under way
 */
export async function stopDeployment(
  ecs: ECSClient,
  { cluster, name: service }: Pick<ServicePlace, "cluster" | "name">,
): Promise<boolean> {
  const underWay = new ListServiceDeploymentsCommand({
    ...{ cluster, service },
    status: ["PENDING", "IN_PROGRESS"],
  });
  const { serviceDeployments: [deployment] = [] } = await ecs.send(underWay);
  if (!deployment) return false;
  const { serviceDeploymentArn } = deployment;
  await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: "ROLLBACK" }));
  return true;
}
