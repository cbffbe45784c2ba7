import { styleText } from "node:util";
import { formatElapsed } from "../../terminal/elapsed";
import { table } from "../table";
import { isInTrouble, type Row } from "./row";

export interface PrintOptions {
  readonly environment: string;
  readonly now: Date;
  /** Whether signs may be coloured. */
  readonly colors: boolean;
}

const HEAD = ["", "service", "tasks", "state", "for", "revision", "image", "targets", "scaling"];

/** All services on one screen, and below it what somebody should look at. */
export function printStatus(rows: readonly Row[], options: PrintOptions): string {
  const { environment } = options;
  const trouble = rows.filter(isInTrouble);
  return [
    table(
      HEAD,
      rows.map((row) => cellsOf(row, options)),
    ),
    ...rows.flatMap((row) => notesOf(row, isInTrouble(row))),
    "",
    ...trouble.map(({ service }) => `"npm run ops -- why ${environment} ${service}" says more.`),
    `${rows.length} services, ${trouble.length === 0 ? "nothing wrong" : `${trouble.length} to look at`}.`,
  ].join("\n");
}

function cellsOf(row: Row, { now, colors }: PrintOptions): string[] {
  const { state, desired, running, pending, targets, scaling } = row;
  const sign = isInTrouble(row) ? "!" : state === "deploying" ? "›" : "•";
  const color = { "!": "red", "›": "yellow", "•": "green" } as const;
  return [
    colors ? styleText(color[sign], sign) : sign,
    row.service,
    row.kind === "scheduled"
      ? `${running}`
      : `${running}/${desired}${pending > 0 ? ` +${pending}` : ""}`,
    state,
    row.since === undefined ? "" : formatElapsed(now.getTime() - new Date(row.since).getTime()),
    row.revision,
    shortImage(row.image),
    targets ? `${targets.healthy}/${targets.all}` : "",
    scaling ? `${scaling.min}-${scaling.max}` : "",
  ];
}

/** Tag, or the first digits of the digest: the repository is the service's own. */
export function shortImage(image: string | undefined): string {
  if (image === undefined) return "";
  const digest = image.split("@sha256:")[1];
  return digest === undefined
    ? (image.split("/").at(-1)?.split(":")[1] ?? image)
    : digest.slice(0, 12);
}

function notesOf(row: Row, isTroubled: boolean): string[] {
  const { service, alarms, scaling, nextRun, lastRuns, events } = row;
  return [
    ...alarms.map((alarm) => `alarm rings: ${alarm}`),
    ...(scaling?.last === undefined ? [] : [`scaled last: ${scaling.last}`]),
    ...(nextRun === undefined ? [] : [`runs next: ${nextRun}`]),
    ...lastRuns.map(({ at, ended }) => `ran: ${at ?? ""} ${ended}`),
    ...(isTroubled ? events : []),
  ].map((note) => `  ${service}: ${note}`);
}
