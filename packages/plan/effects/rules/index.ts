import type { EffectRule } from "../model/effect-rule";
import { callees } from "./callees";
import { destroyed } from "./destroyed";
import { foundation } from "./foundation";
import { gaps } from "./gaps";
import { listeners } from "./listeners";
import { lostRights } from "./lost-rights";
import { needs } from "./needs";
import { newService } from "./new-service";
import { newTaskDefinition } from "./new-task-definition";
import { noTasks } from "./no-tasks";
import { release } from "./release";
import { replacedService } from "./replaced-service";
import { requests } from "./requests";
import { schedule } from "./schedule";
import { serviceSettings } from "./service-settings";
import { targetGroups } from "./target-groups";
import { ways } from "./ways";

/** Every rule. Their order says nothing: the gravest reason decides. */
export const RULES: readonly EffectRule[] = [
  destroyed,
  release,
  newService,
  newTaskDefinition,
  serviceSettings,
  noTasks,
  replacedService,
  targetGroups,
  requests,
  listeners,
  foundation,
  ways,
  gaps,
  callees,
  needs,
  lostRights,
  schedule,
];
