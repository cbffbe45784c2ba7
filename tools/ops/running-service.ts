import type { ECSClient, Service } from "@aws-sdk/client-ecs";
import type { Environment } from "../../config/schema/environment";
import { describeService } from "../diagnosis/gather";
import { ToolError } from "../process/errors";
import { placeOf } from "../services/place";

/** @throws ToolError when the service is not there, or runs by the clock */
export async function runningService(
  ecs: ECSClient,
  environment: Environment,
  service: string,
): Promise<Service> {
  const { name } = placeOf(environment, service);
  if (environment.services[service]?.kind === "scheduled")
    throw new ToolError(`${name} runs by the clock and is no service of ECS. Nothing was done.`);
  const found = await describeService(ecs, placeOf(environment, service));
  if (found) return found;
  throw new ToolError(
    `${name} is not there: it has no image yet, or ${environment.name}-service-${service} is not deployed. ` +
      `"npm run ops -- rollout ${environment.name} ${service} <image>" does both.`,
  );
}
