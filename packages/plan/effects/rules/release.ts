import type { EffectRule } from "../model/effect-rule";
import { reason } from "../reason";

/** A command that runs with the new revision before the service takes it. */
export const release: EffectRule = (running, { releases }) => {
  const { kind, name, resource, after, nextTask, runs } = running;
  const command = releases.get(resource.stack);
  if (kind !== "service" || !after || !command || !nextTask) return [];
  if (nextTask.action !== "create" && nextTask.action !== "replace") return [];
  const effect = resource.before === undefined ? "new" : runs ? "rolled-out" : "warning";
  const why = `runs \`${command.join(" ")}\` with the new image before ${name} takes it`;
  return [reason(effect, nextTask, why)];
};
