import { isObject } from "#terraform";
import { counted } from "../words";
import type { BlockReason, GateInput, PlannedStack } from "./gate-check";

/** Address of the gate of a stack that is in the code no more. */
const STACK_ADDRESS = "stack";

/**
 * Attributes by which AWS refuses to delete a resource. Only its configuration could switch them off, and
 * that is gone.
 */
const PROTECTIONS = [
  "deletion_protection",
  "deletion_protection_enabled",
  "enable_deletion_protection",
];

/**
 * Destroying what is deployed and in the code no more. Where a service runs in it, that is stopped, which
 * is blocked by itself.
 */
export function leftoverStack({ stacks }: GateInput): readonly BlockReason[] {
  return stacks.flatMap((stack) =>
    stack.leftover === undefined
      ? []
      : reasonsOf(stack, stack.leftover.foreign).map((why) => {
          return { gate: "leftover-stack" as const, stack: stack.id, address: STACK_ADDRESS, why };
        }),
  );
}

function reasonsOf({ changes, planned }: PlannedStack, foreign: boolean): string[] {
  const destroyed = changes.filter(({ action }) => action === "delete");
  if (destroyed.length === 0) return [];
  const isStopped = destroyed.some(({ type }) => type === "aws_ecs_service");
  const kept = planned.filter(
    ({ before }) => isObject(before) && PROTECTIONS.some((name) => before[name] === true),
  );
  const said = foreign
    ? "seems to be made by something else than this project, and not in the code"
    : "is deployed and not in the code any more";
  return [
    ...(foreign || !isStopped
      ? [`${said}: ${counted(destroyed.length, "resource is", "resources are")} destroyed`]
      : []),
    ...kept.map(
      ({ address }) =>
        `AWS keeps ${address}, which has deletion protection: switch that off before the stack leaves the code`,
    ),
  ];
}
