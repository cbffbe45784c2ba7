import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { ecsClient } from "../aws/clients";
import { placeOf } from "../services/place";
import { type Call, type Command, oneService } from "./command";
import { followDeployment } from "./follow-deployment";
import { runningService } from "./running-service";

/** `restart`: new tasks of what runs. */
export const RESTART: Command = {
  name: "restart",
  takes: "<environment> <service>",
  does: "replaces a service's tasks by new ones of the same revision, without a gap",
  services: "one",
  run: restart,
};

async function restart(call: Call): Promise<number> {
  const { service } = oneService(call);
  const { cluster, name } = placeOf(call.environment, service);
  const ecs = ecsClient(call.environment);
  try {
    await runningService(ecs, call.environment, service);
    const request = { cluster, service: name, forceNewDeployment: true };
    await ecs.send(new UpdateServiceCommand(request));
  } finally {
    ecs.destroy();
  }
  return followDeployment(call.environment, service);
}
