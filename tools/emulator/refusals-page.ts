import { z } from "zod";
import { table } from "../guardrails/table";
import { ask } from "./health";

const PATH = "/_emulator/refusals";
const PATIENCE_MS = 60_000;

const LISTED = z.object({
  refusals: z.array(
    z.object({
      name: z.string(),
      /** As botocore names it: `elbv2`. */
      service: z.string(),
      operations: z.array(z.string()),
      /** The code of AWS's error. */
      code: z.string(),
      /** What is refused. */
      what: z.string(),
      /** The page of AWS that says so. */
      source: z.string(),
      /** Whether it is moto's own, or a gap's that is closed in `gaps/`. */
      byMoto: z.boolean(),
    }),
  ),
});

export type Refusals = z.infer<typeof LISTED>["refusals"];

/** What the emulator on the port refuses besides what the API models do. */
export const refusalsOf = async (port: number): Promise<Refusals> =>
  LISTED.parse(JSON.parse(await ask(port, "GET", PATH, PATIENCE_MS))).refusals;

const LETS_PASS = [
  "**What a caller may do.** No IAM policy of a caller is judged, nor what a service checks in the caller's name.",
  "**Images that are not there**: any starts, unless its repository has others, or its tag says what it does ([table](../tools/emulator/fargate/images.py)).",
  "**Secrets of Secrets Manager** that are not there, when a task starts, and conditions of its roles' policies.",
  "**Quotas that one configuration does not reach**: requests a second, tasks, Fargate's vCPU, load balancer capacity.",
  "**Quotas of an account that were raised or lowered**: the emulator has the default ones.",
  "**Zones that an account lacks**, or that Fargate lacks: moto's are the same for everybody.",
  "**Ports**: none is ever reached, and addresses are counted only for tasks on Fargate.",
  "**What only time brings**: certificates that expire unrenewed, keys deleted after their window, throttling.",
  "**Rules of tag policies and service control policies.**",
  "**Most of what the product does not use**: other services, other kinds of load balancers, EC2 tasks.",
];

/** docs/emulator-refusals.md: what the emulator refuses as AWS does, and what it lets pass. */
export function refusalsPage(refusals: Refusals): string {
  const services = [...new Set(refusals.map(({ service }) => service))];
  return [
    "# What the emulator refuses",
    "<!-- Made from tools/emulator/refusals/ by `npm run docs:emulator`: a test compares. -->",
    "A request that AWS would refuse should fail here first. Each one is checked twice before moto gets it: " +
      "against [AWS's API models](https://github.com/boto/botocore) (what must be there, lengths, ranges, " +
      "patterns, and words of enumerations; `refusedBy: model` in `GET /_emulator/calls`), and against the " +
      `${refusals.length} rules below, which the models do not have. What moto itself refuses says so; each has ` +
      "a test that is refused and one that passes " +
      "([emulated-refusals.test.ts](../__tests__/integration/tools/emulated-refusals.test.ts)).",
    ...services.flatMap((service) => [
      `## ${service}`,
      table(
        ["refusal", "what is refused", "error", "at", "source"],
        refusals
          .filter((it) => it.service === service)
          .map(({ name, what, code, operations, source, byMoto }) => [
            byMoto ? `\`${name}\` (moto)` : `\`${name}\``,
            what,
            code,
            operations.join(", "),
            `[AWS](${source})`,
          ]),
      ),
    ]),
    "## What fails later",
    "Some things AWS takes, and tasks then do not start or stay: a role that ECS may not assume or that may " +
      "not do something, a parameter, log group or image that is not there, a subnet without a way out or " +
      "without addresses, or a load balancer that does not reach the port. A service of the emulator then " +
      "rolls back as AWS's does, with AWS's words ([the emulator](decisions/emulator.md)).",
    "## What still passes that AWS would not let pass",
    LETS_PASS.map((it) => `- ${it}`).join("\n"),
  ]
    .join("\n\n")
    .concat("\n");
}
