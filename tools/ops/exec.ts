import { ExecuteCommandCommand } from "@aws-sdk/client-ecs";
import { ecsClient } from "../aws/clients";
import { placeOf } from "../services/place";
import { type Call, type Command, oneService, refuseEmulator } from "./command";
import { openSession, refuseWithoutExec, requirePlugin, sessionTarget } from "./session";

const SHELL = "/bin/sh";

/** `exec`: a shell in a container. */
export const EXEC: Command = {
  name: "exec",
  takes: "<environment> <service> [-- <command> ...]",
  does: `a shell (${SHELL}), or a command, in a task that runs, by ECS Exec`,
  services: "one",
  withCommand: true,
  run: exec,
};

async function exec(call: Call): Promise<number> {
  const { environment } = call;
  const { service } = oneService(call);
  refuseEmulator(environment, "no shell");
  refuseWithoutExec(environment, service);
  await requirePlugin();
  const ecs = ecsClient(environment);
  try {
    const { taskArn, target } = await sessionTarget(ecs, environment, service);
    const { session = {} } = await ecs.send(
      new ExecuteCommandCommand({
        cluster: placeOf(environment, service).cluster,
        task: taskArn,
        container: service,
        interactive: true,
        command: call.command.length > 0 ? call.command.map(quoted).join(" ") : SHELL,
      }),
    );
    return await openSession(environment, session, { Target: target });
  } finally {
    ecs.destroy();
  }
}

/** ECS takes a command as one line, which it splits at spaces. */
const quoted = (word: string): string =>
  /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
