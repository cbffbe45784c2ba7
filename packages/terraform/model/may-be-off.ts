import type { SynthesizedResource } from "./synthesized-app";

/**
 * Whether a resource is a service that is there only under a condition, such as an image to run. What is
 * made for it is there all the same, and lets in whoever is let in once it runs: so it counts as there.
 */
export function mayBeOff({
  type,
  attributes,
}: Pick<SynthesizedResource, "type" | "attributes">): boolean {
  return type === "aws_ecs_service" && attributes["count"] !== undefined;
}
