import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";

/** Releases: one-off tasks of services that have one. */
export function ciReleaseStatements(context: CiContext): PolicyStatement[] {
  const { arns, ciArns, environment, names } = context;
  const hasRelease = Object.values(environment.services).some(
    (service) => "release" in service && service.release !== undefined,
  );
  if (!hasRelease) return [];
  const inCluster = { "ecs:cluster": [arns.cluster] };
  return [
    {
      sid: "RunReleases",
      actions: ["ecs:RunTask"],
      resources: [ciArns.releases],
      conditions: { ArnEquals: inCluster },
    },
    {
      sid: "TagReleases",
      actions: ["ecs:TagResource"],
      resources: [ciArns.tasks],
      conditions: { StringEquals: { "ecs:CreateAction": ["RunTask"] } },
    },
    {
      // Any task has an ARN that nobody chooses; its name says that it is a release's.
      sid: "StopReleases",
      actions: ["ecs:StopTask"],
      resources: [ciArns.tasks],
      conditions: {
        ArnEquals: inCluster,
        StringLike: { "aws:ResourceTag/Name": [names.releaseFamily("*")] },
      },
    },
  ];
}
