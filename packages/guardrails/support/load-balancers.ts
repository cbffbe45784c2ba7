import type { SynthesizedResource } from "#terraform";

/** Whether a load balancer is of the kind that understands HTTP; the provider's default. */
export function isApplication({ attributes }: SynthesizedResource): boolean {
  const { load_balancer_type: type } = attributes;
  return type === undefined || type === null || type === "application";
}
