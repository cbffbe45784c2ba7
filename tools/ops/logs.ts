import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters, styleText } from "node:util";
import {
  type CloudWatchLogsClient,
  type FilteredLogEvent,
  paginateFilterLogEvents,
  ResourceNotFoundException,
} from "@aws-sdk/client-cloudwatch-logs";
import { logsClient } from "../aws/clients";
import { onSignals } from "../process/interruption";
import { ToolError } from "../process/errors";
import { placeOf } from "../services/place";
import type { Call, Command } from "./command";

const POLL_MS = 2000;
/** CloudWatch Logs may show a line some seconds after later ones. */
const OVERLAP_MS = 10_000;
const COLORS = ["cyan", "yellow", "green", "magenta", "blue", "red"] as const;

/** `logs`: what containers print, stopped ones too. */
export const LOGS: Command = {
  name: "logs",
  takes: "<environment> [<service> ...]",
  does: "what services print, those that stopped included; all services where none is named",
  options: {
    follow: { type: "boolean", short: "f", default: false },
    since: { type: "string", default: "10m" },
    grep: { type: "string" },
  },
  help: [
    ["-f, --follow", "goes on until Ctrl-C"],
    ["--since <time>", "30s, 10m (the default), 2h, 1d, or a date and time"],
    ["--grep <expression>", "only lines that a regular expression fits, in any case"],
  ],
  services: "any",
  run: logs,
};

interface Line {
  readonly id: string;
  readonly at: number;
  readonly service: string;
  readonly text: string;
}

async function logs({ environment, services, values }: Call): Promise<number> {
  const asked = services.length > 0 ? services : Object.keys(environment.services);
  const wanted = expressionOf(values["grep"]);
  const width = Math.max(...asked.map(({ length }) => length));
  const client = logsClient(environment);
  const stopped = new AbortController();
  const end = onSignals(() => {
    stopped.abort();
  });
  const isOver = () => stopped.signal.aborted;
  const seen = new Set<string>();
  let from = timeOf(String(values["since"]), Date.now());
  try {
    for (;;) {
      const lines = (
        await Promise.all(
          asked.map((service) =>
            linesOf(client, placeOf(environment, service).logGroup, service, from),
          ),
        )
      ).flat();
      const fresh = lines.filter(({ id }) => !seen.has(id)).toSorted((a, b) => a.at - b.at);
      for (const line of fresh) {
        seen.add(line.id);
        if (!wanted || wanted.test(line.text)) print(line, { asked, width });
      }
      if (values["follow"] !== true || isOver()) return 0;
      const last = lines.reduce((latest, { at }) => Math.max(latest, at), from);
      from = Math.max(from, last - OVERLAP_MS);
      await sleep(POLL_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (isOver()) return 0;
    }
  } finally {
    end();
    client.destroy();
  }
}

/** Nothing of a service that has not been deployed. */
async function linesOf(
  client: CloudWatchLogsClient,
  logGroupName: string,
  service: string,
  startTime: number,
): Promise<readonly Line[]> {
  const found: Line[] = [];
  try {
    const pages = paginateFilterLogEvents({ client }, { logGroupName, startTime });
    for await (const { events = [] } of pages)
      for (const event of events) found.push(lineOf(event, service));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
  return found;
}

function lineOf(event: FilteredLogEvent, service: string): Line {
  const { eventId = "", timestamp = 0, message = "", logStreamName = "" } = event;
  // A stream is named <prefix>/<container>/<task>.
  const task = logStreamName.split("/").at(-1)?.slice(0, 8) ?? "";
  return {
    id: `${logStreamName} ${eventId}`,
    at: timestamp,
    service,
    text: `${task} ${stripVTControlCharacters(message).trimEnd()}`,
  };
}

function print(
  { at, service, text }: Line,
  { asked, width }: { readonly asked: readonly string[]; readonly width: number },
): void {
  const color = COLORS[asked.indexOf(service) % COLORS.length] ?? "cyan";
  const name = service.padEnd(width);
  const shown = process.stdout.isTTY ? styleText(color, name) : name;
  console.log(`${new Date(at).toISOString()} ${asked.length > 1 ? `${shown} ` : ""}${text}`);
}

function expressionOf(text: string | boolean | undefined): RegExp | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return new RegExp(text, "i");
  } catch {
    throw new ToolError(
      `--grep: "${text}" is no regular expression: put \\ before signs that are meant.`,
    );
  }
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * @returns milliseconds since 1970
 * @throws ToolError for what is no time
 */
export function timeOf(text: string, now: number): number {
  const [, count, unit = ""] = /^(\d+)([smhd])$/.exec(text) ?? [];
  if (count !== undefined) return now - Number(count) * (UNITS[unit] ?? 0);
  const time = /^\d{4}-/.test(text) ? new Date(text).getTime() : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new ToolError(
    `--since: "${text}" is no time: use 30s, 10m, 2h, 1d, or a date and time (2030-01-31T08:00:00Z).`,
  );
}
