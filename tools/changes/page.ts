import path from "node:path";
import { effectLines } from "#plan";
import { table } from "../guardrails/table";
import { PROJECT_ROOT } from "../project/paths";
import { BASE } from "./base";
import { type MeasuredChange, readMeasured } from "./measured";

/** The page that changesPage() makes; a test fails while it says something else. */
export const CHANGES_PAGE = path.join(PROJECT_ROOT, "docs", "changes.md");

const INTRODUCTION = `# What changing a setting does

<!-- Written by npm run docs:changes from plans of tools/changes/edits.ts. -->

What the change of each [setting](settings.md) does to a system that runs: for every one a change was synthesized
and planned against an environment on the emulator, with a public service \`web\`, an internal one \`api\`, a
worker \`mailer\` and a scheduled task \`report\`, of which each has tasks. The plan of your own change says the
same of your environment before anything is applied ([Review a plan](how-to/review-a-plan.md)); another value may
do something else.

- _nothing_: what is deployed stays as it is.
- _nothing that runs_: resources change, and no task notices.
- _rolled out_: new tasks take the place of the old ones, which stop once the new ones are healthy.
- _next run changed_: of a scheduled task; runs that have begun end as they began.
- _interrupted_, _stopped_: for a while, or for good, it answers nobody or does not reach what it needs. A gate
  asks before such a plan is applied.
- _another environment_: its states lie elsewhere, so that everything is made anew beside what runs, which
  stays and has to be destroyed first or moved.`;

/** docs/changes.md, of what was measured last. */
export function changesPage(measured: readonly MeasuredChange[] = readMeasured()): string {
  const rows = measured.map((change) => [
    `\`${change.setting}\``,
    triedIn(change),
    runningIn(change),
    resourcesIn(change),
  ]);
  const head = ["setting", "tried", "what runs", "resources"];
  return `${INTRODUCTION}\n\n${table(head, rows)}\n`;
}

/** The setting's own values, and what had to be set with it. */
function triedIn({ setting, values }: MeasuredChange): string {
  const pattern = setting
    .replace(/\[\].*/, "")
    .split("<name>")
    .map((part) => part.replaceAll(/[.[\]]/g, String.raw`\$&`))
    .join("[^.]+");
  const own = new RegExp(`^${pattern}(\\.|$)`);
  const isOwn = ({ path: at }: { readonly path: string }) => own.test(at);
  const texts = values.filter(isOwn).map((one) => `${code(one.before)} → ${code(one.after)}`);
  const others = values.filter((one) => !isOwn(one));
  const also = others.map((one) => `\`${one.path}\` ${code(one.after)}`).join(", ");
  return [texts.join(", "), ...(also === "" ? [] : [`with ${also}`])].join(" ").trim();
}

const code = (value: unknown): string =>
  value === undefined ? "not set" : `\`${shortened(JSON.stringify(value))}\``;

/** An object of many defaults says little in a cell. */
const LENGTH = 80;
const shortened = (text: string) => (text.length > LENGTH ? `${text.slice(0, LENGTH)} …` : text);

function runningIn({ isElsewhere, services, resources }: MeasuredChange): string {
  if (isElsewhere) return "another environment";
  if (services.length > 0) return services.map(serviceText).join("; ");
  return Object.keys(resources).length > 0 ? "nothing that runs" : "nothing";
}

function serviceText(service: MeasuredChange["services"][number]): string {
  const [effect = "", ...reasons] = effectLines([service]).map((line) =>
    line
      .trim()
      .replaceAll(`${BASE.namePrefix}-`, "")
      // The emulator gives others the next time.
      .replaceAll(/-[0-9a-f]{8,17}\b/g, "-…"),
  );
  return `_${effect.replace(": ", ":_ ")} (${reasons.join("; ")})`;
}

/** What is lost by name, all else by number. */
function resourcesIn({ resources }: MeasuredChange): string {
  const byWord = new Map<string, string[]>();
  for (const [key, count] of Object.entries(resources)) {
    const [type = "", ...words] = key.split(" ");
    const word = words.join(" ");
    byWord.set(word, [...(byWord.get(word) ?? []), count > 1 ? `${count} ${type}` : type]);
  }
  return [...byWord]
    .map(([word, types]) => `${word}: ${types.toSorted().join(", ")}`)
    .toSorted()
    .join("; ");
}
