import type { Json } from "#terraform";
import type { EffectRule } from "../model/effect-rule";
import { isSame } from "../model/is-same";
import { isSwitchedOn, ruleOf } from "../model/schedules";
import { reason } from "../reason";
import { changeOf, inWords } from "../task/words";

/** When a scheduled task runs, and what each run is made with. */
export const schedule: EffectRule = (running, { world }) => {
  const { kind, resource, before, after } = running;
  if (kind !== "scheduled-task" || !before || !after) return [];
  const clock = ruleOf(resource, world) ?? resource;
  const [was, will] = (["before", "after"] as const).map((side) => isSwitchedOn(clock[side]));
  if (was === true && will === false)
    return [reason("stopped", clock, "its schedule is switched off")];
  if (was === false)
    return will === true ? [reason("new", clock, "its schedule is switched on")] : [];
  return [
    ...["schedule_expression", "schedule_expression_timezone"]
      .filter((name) => clock.before?.[name] !== clock.after?.[name])
      .map((name) => changeOf(inWords(name), clock.before?.[name], clock.after?.[name])),
    ...changedSettings(before.settings, after.settings).map((name) => `${inWords(name)} changed`),
  ].map((why) => reason("next-run", clock, why));
};

/** Its task definition has a rule of its own. */
const changedSettings = (before: Json, after: Json): string[] =>
  Object.keys({ ...before, ...after }).filter(
    (name) => name !== "task_definition_arn" && !isSame(before[name], after[name]),
  );
