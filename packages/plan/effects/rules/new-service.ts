import { numberOf } from "#terraform";
import type { EffectRule } from "../model/effect-rule";
import { reason } from "../reason";

/** It is made, or runs again after it ran no task. */
export const newService: EffectRule = ({ kind, resource, runs }) => {
  const { before, after } = resource;
  if (!before) return [reason("new", resource, "it is created")];
  const count = numberOf(after?.["desired_count"]) ?? 0;
  return kind === "service" && !runs && count > 0
    ? [reason("new", resource, "it starts: it ran no task")]
    : [];
};
