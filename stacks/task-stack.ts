import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { imageRepositories } from "../config/image-repositories";
import type { Service } from "../config/services";
import { ServiceImage } from "../constructs/service-image";
import { ServiceSecurityGroup } from "../constructs/service-security-group";
import type { TaskDefinition } from "../constructs/task-definition";
import type { OutputValues } from "../lib/outputs";
import type { EcsOutputs } from "./ecs-outputs";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { IamOutputs } from "./iam-outputs";
import type { NetworkOutputs } from "./network-outputs";
import { type ServiceOutputs, serviceOutputs } from "./service-outputs";
import { learnedEndpoints, learnedValues } from "./services/learned";
import { addServiceTask } from "./services/service-task";
import type { SsmOutputs } from "./ssm-outputs";

/** A service that others call: its outputs and the port that it listens on. */
export interface Callee {
  readonly name: string;
  readonly port: number;
  /** Further ports that its callers may connect to. */
  readonly alsoPorts: readonly number[];
  readonly outputs: ServiceOutputs;
}

export interface TaskStackProps<Settings extends Service> extends EnvironmentStackProps {
  /** The service's name in the configuration. */
  readonly service: string;
  readonly settings: Settings;
  readonly iam: IamOutputs;
  readonly network: NetworkOutputs;
  readonly ssm: SsmOutputs;
  readonly ecs: EcsOutputs;
  /** Services that it calls. @default none */
  readonly callees?: readonly Callee[] | undefined;
}

/** What every kind of service has: the image that it runs, its task and its security group. */
export class TaskStack<Settings extends Service> extends EnvironmentStack {
  /** Name of the service, of its task definition's family and of its security group. */
  protected readonly serviceName: string;
  protected readonly image: ServiceImage;
  protected readonly task: TaskDefinition;
  protected readonly group: ServiceSecurityGroup;

  constructor(scope: Construct, props: TaskStackProps<Settings>) {
    super(scope, `service-${props.service}`, props);
    const { names, arns } = this;
    const { region, ssm: ssmSettings } = this.environment;
    const { service, settings } = props;
    const iam = props.iam.outputsFor(this);
    const ssm = props.ssm.outputsFor(this);
    this.serviceName = names.service(service);

    this.image = new ServiceImage(this, "image", {
      parameterName: Token.asString(Fn.lookup(ssm.serviceImageParameterNames, service)),
      placeholder: ssmSettings.imagePlaceholder,
    });
    this.task = addServiceTask(this, {
      service,
      settings,
      names,
      arns,
      region,
      image: this.image,
      kmsKeyArn: iam.kmsKeyArn,
      executionRoleArn: iam.executionRoleArn,
      taskRoleArn: taskRoleArnOf(service, settings, iam),
      repositories: imageRepositories(this.environment),
      // Each run of a scheduled task starts anew, and learns what there is.
      learned:
        settings.kind === "scheduled"
          ? {}
          : {
              ...learnedValues(settings, ssmSettings),
              ...learnedEndpoints(this, {
                callees: props.callees ?? [],
                imageParameterNames: ssm.serviceImageParameterNames,
                imagePlaceholder: ssmSettings.imagePlaceholder,
              }),
            },
    });
    this.group = new ServiceSecurityGroup(this, "security-group", {
      name: this.serviceName,
      vpcId: props.network.outputsFor(this).vpcId,
      egress: settings.egress,
    });
  }

  /** Publishes what every kind of service publishes. */
  protected publishService(
    values: Pick<
      OutputValues<typeof serviceOutputs>,
      "taskDefinitionArn" | "status" | "imageUri" | "url"
    >,
  ): ServiceOutputs {
    return this.publish(serviceOutputs, {
      ...values,
      serviceName: this.serviceName,
      securityGroupId: this.group.securityGroupId,
    });
  }
}

/** A service with statements of its own has a task role of its own; the others share one. */
function taskRoleArnOf(
  service: string,
  { statements }: Service,
  iam: {
    readonly taskRoleArn: string;
    readonly serviceTaskRoleArns: Readonly<Record<string, string>>;
  },
): string {
  return statements.length > 0
    ? Token.asString(Fn.lookup(iam.serviceTaskRoleArns, service))
    : iam.taskRoleArn;
}
