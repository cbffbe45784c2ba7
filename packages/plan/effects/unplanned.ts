import { ecsWorkloads, type SynthesizedApp, textOf } from "#terraform";
import type { StackStatus } from "../stack-status";
import type { ServiceEffect } from "./types";

const WHY: Readonly<Record<StackStatus, string>> = {
  failed: "its stack could not be planned",
  skipped: "its stack was not planned",
  preview: "its stack is planned with placeholders: apply the others first, then plan again",
  changed: "its plan could not be read",
  unchanged: "its plan could not be read",
};

/** What runs in stacks of whose plans nothing can be told, as the code says. */
export function unplanned(
  stacks: readonly { readonly id: string; readonly status: StackStatus }[],
  app: SynthesizedApp | undefined,
): ServiceEffect[] {
  return stacks.flatMap(({ id, status }) => {
    const resources = app?.stacks.find((stack) => stack.id === id)?.resources ?? [];
    return resources
      .filter((resource) => ecsWorkloads(resource).length > 0)
      .map(({ type, address, attributes }): ServiceEffect => {
        const reason = { effect: "unknown", why: WHY[status], stack: id, address } as const;
        return {
          kind: type === "aws_ecs_service" ? "service" : "scheduled-task",
          name: textOf(attributes["name"]) ?? address,
          stack: id,
          address,
          effect: "unknown",
          reasons: [reason],
        };
      });
  });
}
