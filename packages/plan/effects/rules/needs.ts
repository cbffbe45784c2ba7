import { blocksOf, containersOf, isObject, type Json, textOf } from "#terraform";
import { CALLS_SECONDS } from "../about";
import type { EffectRule } from "../model/effect-rule";
import { goes, isReplaced, type PlannedResource } from "../model/planned-resource";
import type { World } from "../model/world";
import { reason } from "../reason";

/**
 * What its tasks need to start: the execution role, parameters and secrets, the log group, the key. Tasks
 * that run go on without; a schedule's next run is one that starts. The task role is what running tasks
 * have their rights from.
 */
export const needs: EffectRule = ({ kind, task, nextTask, after }, { world }) => {
  // What it will be is what it will need; its old tasks need theirs for as long as they are not rolled out.
  const values = nextTask?.after ?? task?.before;
  if (!after || !values) return [];
  const later = kind === "service" ? "warning" : "interrupted";
  const taskRole = world.named(task?.before?.["task_role_arn"], "aws_iam_role");
  const executionRole = world.named(values["execution_role_arn"], "aws_iam_role");
  return [
    ...gone(taskRole).map(({ role, words }) =>
      reason("interrupted", role, `its task role is ${words}: what runs loses its rights`),
    ),
    ...policiesMadeAgain(taskRole, world).map((policy) =>
      reason("interrupted", policy, `its task role ${AGAIN}`, CALLS_SECONDS),
    ),
    ...policiesMadeAgain(executionRole, world).map((policy) =>
      reason(later, policy, `its execution role ${AGAIN}: a task that starts then fails`),
    ),
    ...startNeeds(values, world, executionRole).flatMap(({ what, resource }) =>
      gone(resource).map(({ role, words }) =>
        reason(later, role, `${what} is ${words}: a task that starts then fails`),
      ),
    ),
  ];
};

const AGAIN =
  "has no rights of a policy that is replaced, the old one first, until the new one is there";

/** Policies of a role that stays, of which the old one goes before the new one is there. */
function policiesMadeAgain(role: PlannedResource | undefined, world: World): PlannedResource[] {
  const name = role && !isReplaced(role) ? role.before?.["name"] : undefined;
  return name === undefined
    ? []
    : world
        .ofType("aws_iam_role_policy", "aws_iam_role_policy_attachment")
        .filter((policy) => policy.before?.["role"] === name)
        .filter((policy) => policy.action === "replace" && goes(policy));
}

function gone(resource: PlannedResource | undefined) {
  if (!resource) return [];
  if (isReplaced(resource)) return [{ role: resource, words: "replaced" }];
  return resource.action === "delete" ? [{ role: resource, words: "destroyed" }] : [];
}

function startNeeds(task: Json, world: World, executionRole: PlannedResource | undefined) {
  const containers = containersOf({ attributes: task });
  const groups = containers.flatMap(({ logConfiguration: log }) => {
    const options = isObject(log) && isObject(log["options"]) ? log["options"] : {};
    return world.named(options["awslogs-group"], "aws_cloudwatch_log_group") ?? [];
  });
  const secrets = containers.flatMap((container) =>
    blocksOf(container, "secrets").flatMap(({ valueFrom }) => secretOf(valueFrom, world) ?? []),
  );
  const keys = [...groups, ...secrets].flatMap(({ before }) =>
    [before?.["kms_key_id"], before?.["key_id"]].flatMap((key) => keyOf(key, world) ?? []),
  );
  return [
    { what: "its execution role", resource: executionRole },
    ...[...new Set(groups)].map((resource) => ({ what: "its log group", resource })),
    ...[...new Set(secrets)].map((resource) => ({
      what: `what it reads at its start, ${String(resource.before?.["name"])},`,
      resource,
    })),
    ...[...new Set(keys)].map((resource) => ({
      what: "the key of what it reads and logs",
      resource,
    })),
  ];
}

/** A parameter by its name or ARN; a secret also by an ARN that goes on to a part of it. */
function secretOf(value: unknown, world: World): PlannedResource | undefined {
  const text = textOf(value) ?? "";
  const [, secret] = /^(arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+)/.exec(text) ?? [];
  return world.named(secret ?? text, "aws_ssm_parameter", "aws_secretsmanager_secret");
}

/** A key by its ID or ARN, or by the alias that stands for it. */
function keyOf(value: unknown, world: World): PlannedResource | undefined {
  const alias = world.named(value, "aws_kms_alias");
  return world.named(alias?.before?.["target_key_id"] ?? value, "aws_kms_key");
}
