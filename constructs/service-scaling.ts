import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { type ITerraformDependable, type TerraformCount, TerraformResource } from "cdktf";
import { Construct } from "constructs";

export interface ServiceScalingProps {
  readonly clusterName: string;
  readonly serviceName: string;
  /** The service, which must be there first. */
  readonly service: ITerraformDependable;
  /** One once the service is there, else none. */
  readonly count: TerraformCount;
  readonly minTasks: number;
  readonly maxTasks: number;
  /** Average CPU to aim at. @default none */
  readonly cpuPercent?: number | undefined;
  /** Average memory to aim at. @default none */
  readonly memoryPercent?: number | undefined;
  /** Requests a minute and task to aim at. @default none */
  readonly requests?:
    | {
        readonly perTask: number;
        readonly loadBalancerArnSuffix: string;
        readonly targetGroupArnSuffix: string;
      }
    | undefined;
  /** Bounds that change by the clock, by name. @default none */
  readonly scheduled?: Readonly<
    Record<
      string,
      {
        readonly schedule: string;
        readonly timezone: string;
        readonly minTasks: number;
        readonly maxTasks: number;
      }
    >
  >;
}

const DIMENSION = "ecs:service:DesiredCount";
/** Tasks are added soon and taken away late, so that a short lull does not cost the next peak. */
const SCALE_OUT_COOLDOWN_SECONDS = 60;
const SCALE_IN_COOLDOWN_SECONDS = 300;

/**
 * Decides on the number of a service's tasks by what they do, and by the clock. Bounds that change by
 * the clock are Application Auto Scaling's own from then on: an apply leaves them alone, unless the
 * configured ones change, which then hold until the clock's next change.
 */
export class ServiceScaling extends Construct {
  constructor(scope: Construct, id: string, props: ServiceScalingProps) {
    super(scope, id);
    const { serviceName, cpuPercent, memoryPercent, requests, scheduled = {} } = props;
    const { count, minTasks, maxTasks } = props;
    const byTheClock = Object.keys(scheduled).length > 0;
    const bounds = byTheClock && this.remember("bounds", { minTasks, maxTasks });
    // Whatever belongs to a target goes with it. Terraform takes an address here, and no expression.
    const followsBounds = bounds && {
      replaceTriggeredBy: [`${bounds.terraformResourceType}.${bounds.friendlyUniqueId}`],
    };
    const lifecycle = followsBounds ? { lifecycle: followsBounds } : {};

    const scaled = {
      serviceNamespace: "ecs",
      scalableDimension: DIMENSION,
      resourceId: `service/${props.clusterName}/${serviceName}`,
    };
    const target = new AppautoscalingTarget(this, "target", {
      ...scaled,
      count,
      minCapacity: minTasks,
      maxCapacity: maxTasks,
      tags: { Name: serviceName },
      dependsOn: [props.service],
      ...(followsBounds && {
        lifecycle: { ...followsBounds, ignoreChanges: ["min_capacity", "max_capacity"] },
      }),
    });
    const shared = { ...scaled, count, dependsOn: [target], ...lifecycle };
    const track = (metric: string, type: string, targetValue: number, resourceLabel?: string) => {
      new AppautoscalingPolicy(this, metric, {
        ...shared,
        name: `${serviceName}-${metric}`,
        policyType: "TargetTrackingScaling",
        targetTrackingScalingPolicyConfiguration: {
          targetValue,
          scaleOutCooldown: SCALE_OUT_COOLDOWN_SECONDS,
          scaleInCooldown: SCALE_IN_COOLDOWN_SECONDS,
          predefinedMetricSpecification: {
            predefinedMetricType: type,
            ...(resourceLabel !== undefined && { resourceLabel }),
          },
        },
      });
    };
    if (cpuPercent !== undefined) track("cpu", "ECSServiceAverageCPUUtilization", cpuPercent);
    if (memoryPercent !== undefined) {
      track("memory", "ECSServiceAverageMemoryUtilization", memoryPercent);
    }
    if (requests) {
      const label = `${requests.loadBalancerArnSuffix}/${requests.targetGroupArnSuffix}`;
      track("requests", "ALBRequestCountPerTarget", requests.perTask, label);
    }
    for (const [name, action] of Object.entries(scheduled)) {
      new AppautoscalingScheduledAction(this, `scheduled-${name}`, {
        ...shared,
        name: `${serviceName}-${name}`,
        schedule: action.schedule,
        timezone: action.timezone,
        scalableTargetAction: {
          minCapacity: String(action.minTasks),
          maxCapacity: String(action.maxTasks),
        },
      });
    }
  }

  /** A `terraform_data`. Not a `DataResource`: cdktf runs `terraform version` for one, at every synth. */
  private remember(id: string, input: object): TerraformResource {
    const data = new TerraformResource(this, id, { terraformResourceType: "terraform_data" });
    data.addOverride("input", input);
    return data;
  }
}
