import { askedBesides } from "#aws";
import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";
import { ciReleaseStatements } from "./release-statements";
import { havingTags } from "./tags";
import { ciTaskStatements } from "./task-statements";

/** The cluster, what runs on it and how much of it: stacks ecs and service-<name>. */
export function ciRunningStatements(context: CiContext): PolicyStatement[] {
  const { arns, ciArns, environment } = context;
  return [
    {
      sid: "RunServices",
      actions: [
        "ecs:CreateCluster",
        "ecs:CreateService",
        "ecs:DeleteCluster",
        "ecs:DeleteService",
        "ecs:ListServiceDeployments",
        "ecs:PutClusterCapacityProviders",
        "ecs:RegisterTaskDefinition",
        "ecs:StopServiceDeployment",
        "ecs:TagResource",
        "ecs:UntagResource",
        "ecs:UpdateCluster",
        "ecs:UpdateClusterSettings",
        "ecs:UpdateService",
      ],
      resources: [arns.cluster, arns.services, arns.serviceDeployments, ciArns.taskDefinitions],
    },
    ...ciTaskStatements(context),
    ...ciReleaseStatements(context),
    {
      sid: "MakeNamespace",
      actions: ["servicediscovery:CreateHttpNamespace", "servicediscovery:TagResource"],
      // They know no resource either, but what they tag it with.
      resources: ["*"],
      conditions: havingTags(environment, "RequestTag"),
    },
    {
      sid: "RetagNamespace",
      // A change of tags names the changed ones only: those that say whose it is are not among them.
      actions: ["servicediscovery:TagResource", "servicediscovery:UntagResource"],
      resources: ["*"],
      conditions: {
        "ForAllValues:StringNotEquals": { "aws:TagKeys": ["Environment", "Project"] },
        Null: { "aws:TagKeys": ["false"] },
      },
    },
    {
      sid: "DeleteNamespace",
      actions: ["servicediscovery:DeleteNamespace", "servicediscovery:UpdateHttpNamespace"],
      resources: [ciArns.namespaces],
      conditions: havingTags(environment, "ResourceTag"),
    },
    {
      sid: "MakeScalable",
      actions: [
        "application-autoscaling:RegisterScalableTarget",
        "application-autoscaling:TagResource",
      ],
      // A target's ARN has an id that nobody chooses, and before there is one, no tags.
      resources: [ciArns.scalableTargets],
      conditions: havingTags(environment, "RequestTag"),
    },
    {
      // Application Auto Scaling tries them before, on an alarm without a name, and says what is missing.
      sid: "ProveAlarms",
      actions: askedBesides(["application-autoscaling:RegisterScalableTarget"], "cloudwatch"),
      resources: [ciArns.anyAlarm],
    },
    {
      sid: "ScaleServices",
      actions: [
        "application-autoscaling:DeleteScalingPolicy",
        "application-autoscaling:DeleteScheduledAction",
        "application-autoscaling:DeregisterScalableTarget",
        "application-autoscaling:PutScalingPolicy",
        "application-autoscaling:PutScheduledAction",
        "application-autoscaling:RegisterScalableTarget",
        "application-autoscaling:TagResource",
        "application-autoscaling:UntagResource",
      ],
      resources: [ciArns.scalableTargets],
      conditions: havingTags(environment, "ResourceTag"),
    },
    {
      sid: "ScheduleTasks",
      actions: [
        "scheduler:CreateSchedule",
        "scheduler:CreateScheduleGroup",
        "scheduler:DeleteSchedule",
        "scheduler:DeleteScheduleGroup",
        "scheduler:TagResource",
        "scheduler:UntagResource",
        "scheduler:UpdateSchedule",
      ],
      resources: [arns.scheduleGroup, arns.schedules],
    },
  ];
}
