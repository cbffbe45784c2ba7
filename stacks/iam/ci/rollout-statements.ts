import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext, CiPolicies } from "./context";
import { ciReleaseStatements } from "./release-statements";
import { ciPassedRoles, ciPassRoles } from "./resources";
import { ciRolloutReadStatements } from "./rollout-read-statements";
import { ciStateStatements } from "./state-statements";
import { ciTaskStatements } from "./task-statements";

/**
 * What a roll-out needs: the image is recorded, and the stack of its service takes it. What else a service has
 * (its group, its alarms, its scaling, its first deployment) comes with a deployment.
 */
export function ciRolloutPolicies(context: CiContext): CiPolicies {
  return {
    read: ciRolloutReadStatements(context),
    state: ciStateStatements(context, { write: true, stacks: "service-*" }),
    rollout: [...ciTaskStatements(context), ...roll(context), ...ciReleaseStatements(context)],
  };
}

function roll(context: CiContext): PolicyStatement[] {
  const { arns, ciArns, environment } = context;
  const { Tasks, Schedules } = ciPassedRoles(context);
  const scheduled = Object.values(environment.services).some(({ kind }) => kind === "scheduled");
  return [
    {
      sid: "RecordImages",
      actions: ["ssm:PutParameter"],
      resources: [arns.imageParameter, arns.serviceImageParameters],
    },
    {
      sid: "RegisterTaskDefinitions",
      actions: ["ecs:RegisterTaskDefinition"],
      resources: [ciArns.taskDefinitions],
    },
    {
      sid: "TagTaskDefinitions",
      actions: ["ecs:TagResource"],
      resources: [ciArns.taskDefinitions],
      conditions: { StringEquals: { "ecs:CreateAction": ["RegisterTaskDefinition"] } },
    },
    {
      // A deployment that cannot succeed goes back before ECS gives it up.
      sid: "UpdateServices",
      actions: ["ecs:ListServiceDeployments", "ecs:StopServiceDeployment", "ecs:UpdateService"],
      resources: [arns.services, arns.serviceDeployments],
    },
    ...(scheduled
      ? [
          {
            sid: "UpdateSchedules",
            actions: ["scheduler:UpdateSchedule"],
            resources: [arns.schedules],
          },
        ]
      : []),
    ...ciPassRoles({ Tasks, ...(scheduled && { Schedules }) }),
  ];
}
