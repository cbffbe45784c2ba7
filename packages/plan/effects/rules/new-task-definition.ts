import type { EffectRule } from "../model/effect-rule";
import { differs } from "../model/planned-resource";
import { reason } from "../reason";
import { taskChanges } from "../task/task-changes";

/**
 * Another revision of its task definition, with what differs in words. UpdateService rolls a service out for
 * it; a schedule takes it for its next run.
 */
export const newTaskDefinition: EffectRule = ({ kind, resource, task, nextTask, after }) => {
  if (!resource.before || !after) return [];
  const effect = kind === "service" ? "rolled-out" : "next-run";
  if (task && task === nextTask) {
    if (task.action !== "replace" && task.action !== "create") return [];
    const whys = taskChanges(task.before, task.after, task.unknown);
    const told = whys.length > 0 ? whys : ["its task definition is registered again"];
    return told.map((why) => reason(effect, task, why));
  }
  if (!nextTask) {
    return kind === "service" && differs(resource, "task_definition")
      ? [reason(effect, resource, "another task definition, of which the plan tells nothing")]
      : [];
  }
  const whys = taskChanges(task?.before, nextTask.after, nextTask.unknown);
  return ["another task definition", ...whys].map((why) => reason(effect, nextTask, why));
};
