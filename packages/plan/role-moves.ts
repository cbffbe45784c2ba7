import { textOf, type SynthesizedApp } from "#terraform";
import type { Roles } from "./access-inputs";
import type { OwnedResource } from "./drift/owned";
import type { RoleMove } from "./report";
import type { RoleMoveInput } from "./report-input";
import { headOf } from "./access-diff";
import { rowDiff } from "./row-diff";

const TASK_DEFINITION = "aws_ecs_task_definition";

/**
 * Tasks that get another role than they had, or that are new, by their task definitions, where the stack of
 * the role or theirs is planned.
 * @param app the environment, references resolved: what tasks get
 * @param owned what the states manage: what tasks have
 * @param planned ids of the stacks that are planned
 */
export function roleMoves(
  { before, after }: Roles,
  app: SynthesizedApp,
  owned: readonly OwnedResource[],
  planned: readonly string[],
): RoleMoveInput[] {
  const [was, will] = [before, after].map(
    (roles) => new Map([...roles].map(([key, role]) => [role.access.arn, { key, ...role }])),
  );
  const had = new Map(
    owned
      .filter(({ type }) => type === TASK_DEFINITION)
      .map(({ stack, values }) => [
        `${stack} ${String(values["family"])}`,
        values["task_role_arn"],
      ]),
  );
  return app.stacks.flatMap(({ id: stack, resources }) =>
    resources
      .filter(({ type }) => type === TASK_DEFINITION)
      .flatMap(({ address, attributes }): RoleMoveInput[] => {
        const workload = textOf(attributes["family"]) ?? address;
        const old = had.get(`${stack} ${workload}`);
        const role = will?.get(String(attributes["task_role_arn"]));
        if (!role || old === role.access.arn) return [];
        if (!planned.includes(stack) && !planned.includes(role.stack)) return [];
        const access = was?.get(String(old))?.access;
        return [
          {
            workload,
            stack,
            address,
            role: { stack: role.stack, address: role.address, isNew: !before.has(role.key) },
            ...(access && { before: access }),
            after: role.access,
          },
        ];
      }),
  );
}

/** What tasks can do with the other role that they could not, and the other way round. */
export const moveOf = ({ before, after, ...move }: RoleMoveInput): RoleMove => ({
  ...move,
  ...(before && { before: headOf(before) }),
  after: headOf(after),
  rows: rowDiff(before?.rows, after.rows),
});
