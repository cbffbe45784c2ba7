import type { BlockReason, GateInput } from "./gate-check";

/** Something that runs, and of which nothing runs any more after the apply. */
export function stoppedService({ services }: GateInput): readonly BlockReason[] {
  return services
    .filter(({ effect }) => effect === "stopped")
    .flatMap(({ stack, address, reasons }) =>
      reasons
        .filter(({ effect }) => effect === "stopped")
        .map(({ why }) => ({
          gate: "stopped-service" as const,
          stack,
          address,
          why: `stops: ${why}`,
        })),
    );
}
