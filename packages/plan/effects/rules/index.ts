import type { EffectRule } from "../model/effect-rule";
import { destroyed } from "./destroyed";
import { foundation } from "./foundation";
import { newService } from "./new-service";
import { newTaskDefinition } from "./new-task-definition";
import { noTasks } from "./no-tasks";
import { replacedService } from "./replaced-service";
import { schedule } from "./schedule";
import { serviceSettings } from "./service-settings";
import { targetGroups } from "./target-groups";

/** Every rule. Their order says nothing: the gravest reason decides. */
export const RULES: readonly EffectRule[] = [
  destroyed,
  newService,
  newTaskDefinition,
  serviceSettings,
  noTasks,
  replacedService,
  targetGroups,
  foundation,
  schedule,
];
