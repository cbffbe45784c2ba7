import { buildReport, type PlanReport } from "#plan";

const CHANGES_OF_STACK = 50;
const ATTRIBUTES = 20;
const ACTIONS = [["create"], ["update"], ["delete", "create"], ["delete"]];

/** A report with so many changes of 20 attributes each, of every kind in turn. */
export function manyChanges(count: number): PlanReport {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const stacks = numbers.filter((index) => index % CHANGES_OF_STACK === 0);
  return buildReport({
    environment: "many",
    account: "111111111111",
    region: "us-east-1",
    commit: "unknown",
    createdAt: new Date(),
    stacks: stacks.map((first) => ({
      id: `many-stack-${first / CHANGES_OF_STACK}`,
      dependencies: [],
      plan: {
        format_version: "1.2",
        resource_changes: numbers.slice(first, first + CHANGES_OF_STACK).map(change),
        complete: true,
      },
    })),
  });
}

function change(index: number): object {
  const actions = ACTIONS[index % ACTIONS.length] ?? [];
  return {
    address: `aws_ssm_parameter.parameter_${index}`,
    mode: "managed",
    type: "aws_ssm_parameter",
    name: `parameter_${index}`,
    change: {
      actions,
      before: actions[0] === "create" ? null : attributes("before", index),
      after: actions.at(-1) === "delete" ? null : attributes("after", index),
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
    },
  };
}

const attributes = (side: string, index: number): object =>
  Object.fromEntries(
    Array.from({ length: ATTRIBUTES }, (_, attribute) => [
      `attribute_${attribute}`,
      `${side} of ${index}`,
    ]),
  );
