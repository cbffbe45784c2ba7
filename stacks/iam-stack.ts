import { Construct } from "constructs";
import { declaredRepositories } from "../config/image-repositories";
import { partitionOf } from "../config/regions";
import { EncryptionKey } from "../constructs/encryption-key";
import { ServiceRole } from "../constructs/service-role";
import { arnOfRepository } from "../lib/ecr";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import { ciOutputs, ciRolloutOutputs, type IamOutputs, iamOutputs } from "./iam-outputs";
import { buildStatements } from "./iam/build-statements";
import { CiRoles } from "./iam/ci/roles";
import { executionStatements } from "./iam/execution-statements";
import { flowLogStatements } from "./iam/flow-log-statements";
import { keyServiceStatements } from "./iam/key-statements";
import { schedulerStatements } from "./iam/scheduler-statements";
import { serviceTaskStatements, taskStatements } from "./iam/task-statements";

/** Who may do what: every role of the environment, and the key that encrypts its data. */
export class IamStack extends EnvironmentStack {
  readonly outputs: IamOutputs;

  constructor(scope: Construct, props: EnvironmentStackProps) {
    super(scope, "iam", props);
    const { arns, environment, names } = this;
    const { region, iam, ecs, services } = environment;

    const key = new EncryptionKey(this, "key", {
      description: `Encrypts the data of ${names.cluster} and its surroundings`,
      alias: names.keyAlias,
      accountRootArn: arns.accountRoot,
      serviceStatements: keyServiceStatements({
        arns,
        region,
        alarmAccountId: Object.keys(services).length > 0 ? environment.accountId : undefined,
      }),
      deletionWindowDays: iam.keyDeletionWindowDays,
      preventDestroy: environment.deletionProtection,
    });

    const shared = {
      path: iam.path,
      sourceAccount: environment.accountId,
      permissionsBoundaryArn: iam.permissionsBoundaryArn,
    };
    const executionRole = new ServiceRole(this, "execution-role", {
      ...shared,
      name: names.executionRole,
      description: "Starts tasks: pulls the image, writes the logs, reads the secrets",
      service: "ecs-tasks.amazonaws.com",
      sourceArn: arns.ecsSource,
      policyName: names.executionRolePolicy,
      statements: executionStatements({
        arns,
        region,
        kmsKeyArn: key.arn,
        imageRepositories: declaredRepositories(environment).map((repository) =>
          arnOfRepository(repository, partitionOf(region)),
        ),
      }),
    });
    const taskRole = new ServiceRole(this, "task-role", {
      ...shared,
      name: names.taskRole,
      description: "What the containers themselves may do",
      service: "ecs-tasks.amazonaws.com",
      sourceArn: arns.ecsSource,
      policyName: names.taskRolePolicy,
      statements: taskStatements({ arns, kmsKeyArn: key.arn, exec: ecs.exec }),
    });
    const buildRole = new ServiceRole(this, "build-role", {
      ...shared,
      name: names.buildRole,
      description: "Builds images, pushes them and records where they are",
      service: "codebuild.amazonaws.com",
      sourceArn: arns.buildProjects,
      policyName: names.buildRolePolicy,
      statements: buildStatements({
        arns,
        connectionArn: iam.connectionArn,
        artifactBucket: iam.artifactBucket,
      }),
    });
    const serviceScope = new Construct(this, "service-task-role");
    const serviceTaskRoles = Object.entries(services)
      .filter(([, { statements }]) => statements.length > 0)
      .map(([service, settings]) => {
        const name = names.serviceTaskRole(service);
        const role = new ServiceRole(serviceScope, service, {
          ...shared,
          name,
          description: `What the containers of ${service} may do`,
          service: "ecs-tasks.amazonaws.com",
          sourceArn: arns.ecsSource,
          policyName: names.taskRolePolicy,
          statements: serviceTaskStatements({ arns, kmsKeyArn: key.arn, settings }),
        });
        return { service, role };
      });
    const scheduledServices = Object.keys(services).filter(
      (service) => services[service]?.kind === "scheduled",
    );
    const schedulerRole =
      scheduledServices.length > 0
        ? new ServiceRole(this, "scheduler-role", {
            ...shared,
            name: names.schedulerRole,
            description: "Starts the scheduled tasks",
            service: "scheduler.amazonaws.com",
            sourceArn: arns.scheduleGroup,
            policyName: names.schedulerRolePolicy,
            statements: schedulerStatements({
              arns,
              services: scheduledServices,
              passedRoleArns: [
                executionRole.arn,
                taskRole.arn,
                ...serviceTaskRoles
                  .filter(({ service }) => scheduledServices.includes(service))
                  .map(({ role }) => role.arn),
              ],
            }),
          })
        : undefined;
    const flowLogRole = new ServiceRole(this, "flow-log-role", {
      ...shared,
      name: names.flowLogRole,
      description: "Writes the VPC's flow logs",
      service: "vpc-flow-logs.amazonaws.com",
      sourceArn: arns.flowLogSource,
      policyName: names.flowLogRolePolicy,
      statements: flowLogStatements(arns),
    });

    this.outputs = this.publish(iamOutputs, {
      executionRoleArn: executionRole.arn,
      executionRoleName: executionRole.name,
      taskRoleArn: taskRole.arn,
      taskRoleName: taskRole.name,
      buildRoleArn: buildRole.arn,
      buildRoleName: buildRole.name,
      flowLogRoleArn: flowLogRole.arn,
      schedulerRoleArn: schedulerRole?.arn ?? "",
      serviceTaskRoleArns: Object.fromEntries(
        serviceTaskRoles.map(({ service, role }) => [service, role.arn]),
      ),
      kmsKeyArn: key.arn,
    });

    if (iam.ci) {
      const ci = new CiRoles(this, "ci", {
        environment,
        names,
        arns,
        kmsKeyArn: key.arn,
        servicesWithRole: serviceTaskRoles.map(({ service }) => service),
        settings: iam.ci,
      });
      this.publish(ciOutputs, { ciPlanRoleArn: ci.planRoleArn, ciDeployRoleArn: ci.deployRoleArn });
      if (ci.rolloutRoleArn !== undefined) {
        this.publish(ciRolloutOutputs, { ciRolloutRoleArn: ci.rolloutRoleArn });
      }
    }
  }
}
