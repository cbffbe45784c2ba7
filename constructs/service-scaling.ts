import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { Construct } from "constructs";

export interface ServiceScalingProps {
  readonly clusterName: string;
  readonly serviceName: string;
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

/** Decides on the number of a service's tasks by what they do, and by the clock. */
export class ServiceScaling extends Construct {
  constructor(scope: Construct, id: string, props: ServiceScalingProps) {
    super(scope, id);
    const { serviceName, cpuPercent, memoryPercent, requests, scheduled = {} } = props;

    const target = new AppautoscalingTarget(this, "target", {
      serviceNamespace: "ecs",
      scalableDimension: DIMENSION,
      resourceId: `service/${props.clusterName}/${serviceName}`,
      minCapacity: props.minTasks,
      maxCapacity: props.maxTasks,
      tags: { Name: serviceName },
    });
    const shared = {
      serviceNamespace: target.serviceNamespace,
      scalableDimension: target.scalableDimension,
      resourceId: target.resourceId,
    };
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
}
