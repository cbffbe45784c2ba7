import type { EffectRule } from "../model/effect-rule";
import { destroyed } from "./destroyed";
import { newService } from "./new-service";
import { newTaskDefinition } from "./new-task-definition";

/** Every rule. Their order says nothing: the gravest reason decides. */
export const RULES: readonly EffectRule[] = [destroyed, newService, newTaskDefinition];
