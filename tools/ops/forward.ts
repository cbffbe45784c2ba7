import { StartSessionCommand } from "@aws-sdk/client-ssm";
import { ecsClient, ssmClient } from "../aws/clients";
import { isPort } from "../../config/port";
import { ToolError } from "../process/errors";
import { type Call, type Command, oneService, refuseEmulator } from "./command";
import { openSession, refuseWithoutExec, requirePlugin, sessionTarget } from "./session";

/** `forward`: a port here that leads there. */
export const FORWARD: Command = {
  name: "forward",
  takes: "<environment> <service> <[local:][host:]port>",
  does: "a port of a task, or through it of a host in the VPC, as a port of this machine",
  help: [
    ["8080", "the task's port 8080 as 127.0.0.1:8080"],
    ["15432:db.internal:5432", "port 5432 of db.internal as 127.0.0.1:15432"],
  ],
  services: "one",
  rest: [1, 1],
  run: forward,
};

async function forward(call: Call): Promise<number> {
  const { environment } = call;
  const { service } = oneService(call);
  const way = parseForward(call.rest[0] ?? "");
  refuseEmulator(environment, "no port to forward");
  refuseWithoutExec(environment, service);
  await requirePlugin();
  const [ecs, ssm] = [ecsClient(environment), ssmClient(environment)];
  try {
    const { target } = await sessionTarget(ecs, environment, service);
    const request = { Target: target, ...documentOf(way) };
    const { SessionId, StreamUrl, TokenValue } = await ssm.send(new StartSessionCommand(request));
    const session = { sessionId: SessionId, streamUrl: StreamUrl, tokenValue: TokenValue };
    console.log(
      `127.0.0.1:${way.local} leads to ${way.host ?? service}:${way.port}, until Ctrl-C.`,
    );
    return await openSession(environment, session, request);
  } finally {
    ecs.destroy();
    ssm.destroy();
  }
}

export interface Way {
  readonly local: string;
  /** @default the task itself */
  readonly host?: string;
  readonly port: string;
}

/** @throws ToolError for what is no way to a port */
export function parseForward(text: string): Way {
  const parts = text.split(":");
  const port = parts.at(-1) ?? "";
  const [first = "", host] = parts;
  const way =
    parts.length === 3
      ? { local: first, ...(host !== undefined && { host }), port }
      : parts.length === 2
        ? /^\d+$/.test(first)
          ? { local: first, port }
          : { local: port, host: first, port }
        : { local: port, port };
  const isHost = way.host === undefined || /^[\w.-]+$/.test(way.host);
  if (parts.length <= 3 && isPort(way.port) && isPort(way.local) && isHost) return way;
  throw new ToolError(
    `forward: "${text}" leads nowhere: use 8080, 18080:8080, db.internal:5432 or 15432:db.internal:5432.`,
  );
}

/**
 * Session Manager's documents for ports:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html
 */
function documentOf({ local, host, port }: Way) {
  const ports = { portNumber: [port], localPortNumber: [local] };
  return host === undefined
    ? { DocumentName: "AWS-StartPortForwardingSession", Parameters: ports }
    : {
        DocumentName: "AWS-StartPortForwardingSessionToRemoteHost",
        Parameters: { host: [host], ...ports },
      };
}
