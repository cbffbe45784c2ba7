import { aboutText } from "../effects/about";
import type { BlockReason, GateInput } from "./gate-check";

/** Something that runs, and that for a while answers nobody, or does not reach what it needs. */
export function interruptedService({ services }: GateInput): readonly BlockReason[] {
  return services
    .filter(({ effect }) => effect === "interrupted")
    .flatMap(({ stack, address, reasons }) =>
      reasons
        .filter(({ effect }) => effect === "interrupted")
        .map(({ why, seconds }) => {
          const about = seconds === undefined ? "" : ` for ${aboutText(seconds)}`;
          const gate = "interrupted-service" as const;
          return { gate, stack, address, why: `is interrupted${about}: ${why}` };
        }),
    );
}
