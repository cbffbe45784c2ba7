import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";

/** The roles that other services assume, by the service that they are passed to. Not CI's own. */
export function ciPassedRoles({ arns, environment, names, servicesWithRole }: CiContext) {
  const role = (name: string) => arns.role(environment.iam.path, name);
  return {
    Tasks: {
      service: "ecs-tasks.amazonaws.com",
      roles: [
        role(names.executionRole),
        role(names.taskRole),
        ...servicesWithRole.map((service) => role(names.serviceTaskRole(service))),
      ],
    },
    Builds: { service: "codebuild.amazonaws.com", roles: [role(names.buildRole)] },
    FlowLogs: { service: "vpc-flow-logs.amazonaws.com", roles: [role(names.flowLogRole)] },
    Schedules: { service: "scheduler.amazonaws.com", roles: [role(names.schedulerRole)] },
  } as const;
}

/** Each of them to its service alone. */
export const ciPassRoles = (passed: Partial<ReturnType<typeof ciPassedRoles>>): PolicyStatement[] =>
  Object.entries(passed).map(([what, { service, roles }]) => ({
    sid: `PassRolesTo${what}`,
    actions: ["iam:PassRole"],
    resources: roles,
    conditions: { StringEquals: { "iam:PassedToService": [service] } },
  }));

/** All of them, and those of services to come. */
export function ciRoleArns({ arns, environment, names }: CiContext): string[] {
  return [
    names.executionRole,
    names.taskRole,
    names.serviceTaskRole("*"),
    names.buildRole,
    names.flowLogRole,
    names.schedulerRole,
  ].map((name) => arns.role(environment.iam.path, name));
}

/** Everything that the ssm stack writes: images' addresses, configuration values, secrets. */
export function ciParameters({ arns }: CiContext): string[] {
  return [
    arns.imageParameter,
    arns.serviceImageParameters,
    arns.configParameters,
    arns.secretParameters,
  ];
}
