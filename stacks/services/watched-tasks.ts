import type { Environment } from "../../config/schema/environment";
import type { RunningService } from "../../config/services";
import type { ServiceImage } from "../../constructs/service-image";
import type { ServiceAlarmsProps } from "../../constructs/service-alarms";

/**
 * How many tasks must run, for the alarm of an environment that has Container Insights off: what is
 * configured, at the time of day when it is least.
 */
export function watchedTasks(
  { ecs }: Pick<Environment, "ecs">,
  { desiredCount, scaling }: RunningService,
  image: Pick<ServiceImage, "choose">,
): ServiceAlarmsProps["withoutInsights"] {
  if (ecs.containerInsights !== "disabled") return undefined;
  const bounds = scaling ? [scaling, ...Object.values(scaling.scheduled)] : [];
  return {
    leastTasks: scaling ? Math.min(...bounds.map(({ minTasks }) => minTasks)) : desiredCount,
    missingData: image.choose("breaching", "notBreaching"),
  };
}
