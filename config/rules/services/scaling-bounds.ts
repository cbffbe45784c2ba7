import type { Finding } from "../rule";
import { serviceRule } from "./service-rule";

interface Bounds {
  readonly minTasks: number;
  readonly maxTasks: number;
}

export const scalingBounds = serviceRule([], ({ service }) => {
  if (service.kind === "scheduled" || !service.scaling) return [];
  const { scaling } = service;
  return [
    ...reversed(["scaling"], scaling),
    ...Object.entries(scaling.scheduled).flatMap(([name, bounds]) =>
      reversed(["scaling", "scheduled", name], bounds),
    ),
  ];
});

function reversed(path: readonly string[], { minTasks, maxTasks }: Bounds): readonly Finding[] {
  if (minTasks <= maxTasks) return [];
  const message =
    `is more than maxTasks, which is ${String(maxTasks)}: ` +
    `use ${String(maxTasks)} or less, or a larger maxTasks`;
  return [{ path: [...path, "minTasks"], value: minTasks, message }];
}
