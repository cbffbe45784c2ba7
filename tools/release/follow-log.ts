import { stripVTControlCharacters } from "node:util";
import { type CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";

/**
 * Reads a log stream on.
 * @returns a function that returns the lines that came since it was called last; none before there is a stream
 */
export function followLog(
  client: CloudWatchLogsClient,
  stream: { readonly logGroupName: string; readonly logStreamName: string },
): () => Promise<readonly string[]> {
  let nextToken: string | undefined;
  return async () => {
    const lines: string[] = [];
    for (;;) {
      const request = new GetLogEventsCommand({ ...stream, startFromHead: true, nextToken });
      const page = await client.send(request).catch(noStreamYet);
      const { events = [], nextForwardToken = nextToken } = page;
      lines.push(...events.map(({ message = "" }) => stripVTControlCharacters(message).trimEnd()));
      // Source: GetLogEvents, nextForwardToken: at the end of the stream it is the one that was passed in.
      if (nextForwardToken === nextToken || events.length === 0) return lines;
      nextToken = nextForwardToken;
    }
  };
}

/** A task's stream is there once it has written something. */
function noStreamYet(error: unknown): { readonly events?: []; readonly nextForwardToken?: string } {
  if (error instanceof Error && error.name === "ResourceNotFoundException") return {};
  throw error;
}
