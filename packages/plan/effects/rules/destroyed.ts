import type { EffectRule } from "../model/effect-rule";
import { reason } from "../reason";

/** It is destroyed; or Terraform forgets it, and it goes on without anybody's care. */
export const destroyed: EffectRule = ({ resource, runs }) => {
  switch (resource.action) {
    case "delete":
      return [reason(runs ? "stopped" : "warning", resource, "it is destroyed")];
    case "forget":
      return [reason("warning", resource, "it runs on, and is nobody's from then on")];
    default:
      return [];
  }
};
