import { ecsClient } from "../aws/clients";
import { ToolError } from "../process/errors";
import { placeOf } from "../services/place";
import { stopDeployment } from "../services/stop-deployment";
import { type Call, type Command, oneService } from "./command";
import { followDeployment } from "./follow-deployment";
import { runningService } from "./running-service";

/** `stop`: ends a deployment that is under way. */
export const STOP: Command = {
  name: "stop",
  takes: "<environment> <service>",
  does: "ends the deployment that is under way: ECS goes back to what ran before",
  services: "one",
  run: stop,
};

async function stop(call: Call): Promise<number> {
  const { service } = oneService(call);
  const place = placeOf(call.environment, service);
  const ecs = ecsClient(call.environment);
  try {
    await runningService(ecs, call.environment, service);
    if (!(await stopDeployment(ecs, place)))
      throw new ToolError(`${place.name} has no deployment under way. Nothing was done.`);
    console.log(`${place.name}: goes back to what ran before.`);
  } finally {
    ecs.destroy();
  }
  // That the earlier deployment stands is what was wanted.
  await followDeployment(call.environment, service);
  return 0;
}
