import { numberOf } from "#terraform";
import type { EffectRule } from "../model/effect-rule";
import { scalingOf } from "../model/running";
import { reason } from "../reason";

/** The number of its tasks goes to zero, or scaling may take it there. */
export const noTasks: EffectRule = ({ kind, resource }, { world }) => {
  const { before, after } = resource;
  if (kind !== "service" || !before || !after) return [];
  const scaling = scalingOf(after, world);
  const none = scaling.flatMap((target) => {
    const [min, max] = ["min_capacity", "max_capacity"].map((name) => ({
      was: numberOf(target.before?.[name]),
      will: numberOf(target.after?.[name]),
    }));
    if (max?.will === 0 && max.was !== 0) {
      return [reason("stopped", target, "its scaling allows no task: at most 0")];
    }
    return min?.will === 0 && min.was !== 0 && min.was !== undefined
      ? [reason("warning", target, "its scaling may take away all tasks: at least 0")]
      : [];
  });
  const [was, will] = [before, after].map((side) => numberOf(side["desired_count"]));
  const isScaled = scaling.some((target) => (numberOf(target.after?.["min_capacity"]) ?? 0) > 0);
  return will === 0 && was !== 0 && !isScaled
    ? [...none, reason("stopped", resource, `its desired count goes from ${String(was)} to 0`)]
    : none;
};
