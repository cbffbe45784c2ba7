import { Fn, Op, Token } from "cdktf";
import type { Construct } from "constructs";
import type { PublicService, RunningService } from "../config/services";
import { FargateService } from "../constructs/fargate-service";
import { ServiceAlarms } from "../constructs/service-alarms";
import { ServiceScaling } from "../constructs/service-scaling";
import { ServiceTarget } from "../constructs/service-target";
import type { AlbOutputs } from "./alb-outputs";
import type { MonitoringOutputs } from "./monitoring-outputs";
import type { ServiceOutputs } from "./service-outputs";
import { publicUrl } from "./services/public-url";
import { watchedTasks } from "./services/watched-tasks";
import { TaskStack, type TaskStackProps } from "./task-stack";

export interface ServiceStackProps extends TaskStackProps<RunningService> {
  readonly monitoring: MonitoringOutputs;
  /** The load balancer, which a public service needs. */
  readonly alb?: AlbOutputs | undefined;
}

/** What a public service has of the load balancer. */
interface Entrance {
  readonly target: ServiceTarget;
  readonly url: string;
  readonly metrics: {
    readonly loadBalancerArnSuffix: string;
    readonly targetGroupArnSuffix: string;
  };
}

/** One service that runs all the time: its way in, its size and its alarms. */
export class ServiceStack extends TaskStack<RunningService> {
  readonly outputs: ServiceOutputs;

  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, props);
    const { image, task, group } = this;
    const { service, settings } = props;
    const ecs = props.ecs.outputsFor(this);

    for (const { name, port, alsoPorts, outputs } of props.callees ?? []) {
      for (const one of new Set([port, ...alsoPorts])) {
        group.allowTo(name, outputs.outputsFor(this).securityGroupId, one);
      }
    }
    const entrance = settings.kind === "public" ? this.addEntrance(props, settings) : undefined;
    const { scaling } = settings;
    const fargate = new FargateService(this, "service", {
      name: this.serviceName,
      clusterArn: ecs.clusterArn,
      clusterName: ecs.clusterName,
      taskDefinitionArn: task.arn,
      count: image.onceRecorded(),
      desiredCount: scaling?.minTasks ?? settings.desiredCount,
      scaled: scaling !== undefined,
      subnetIds: props.network.outputsFor(this).privateSubnetIds,
      securityGroupId: group.securityGroupId,
      spotPercent: settings.spotPercent,
      exec: settings.exec,
      namespaceArn: ecs.namespaceArn,
      served: settings.kind === "internal" ? { name: service, ...settings } : undefined,
      target:
        entrance && settings.kind === "public"
          ? {
              targetGroupArn: entrance.target.targetGroupArn,
              containerName: service,
              port: settings.port,
              graceSeconds: settings.healthCheckGraceSeconds,
            }
          : undefined,
      startSeconds: settings.healthCheck?.startPeriodSeconds ?? 0,
      waysIn: [...(entrance ? [entrance.target.rule] : []), ...group.rules],
    });
    if (scaling) {
      const { requestsPerTask: perTask } = scaling;
      new ServiceScaling(this, "scaling", {
        ...scaling,
        clusterName: ecs.clusterName,
        serviceName: this.serviceName,
        service: fargate.resource,
        count: image.onceRecorded(),
        requests: entrance && perTask !== undefined ? { perTask, ...entrance.metrics } : undefined,
      });
    }
    new ServiceAlarms(this, "alarms", {
      clusterName: ecs.clusterName,
      serviceName: this.serviceName,
      topicArn: props.monitoring.outputsFor(this).alarmTopicArn,
      cpuPercent: settings.alarms.cpuPercent,
      memoryPercent: settings.alarms.memoryPercent,
      withoutInsights: watchedTasks(this.environment, settings, image),
      requests: entrance && { ...entrance.metrics, ...settings.alarms },
    });

    const running = fargate.runningTaskDefinitionArn;
    const isAsApplied = Op.eq(running, task.arn);
    this.outputs = this.publishService({
      taskDefinitionArn: running,
      status: image.choose(
        Token.asString(Fn.conditional(isAsApplied, "deployed", "runs another revision")),
        "waiting for an image: no task runs",
      ),
      imageUri: Token.asString(Fn.conditional(isAsApplied, image.uri, "")),
      url: entrance?.url ?? "",
    });
  }

  /** Lets the load balancer in and tells it which requests are for the service. */
  private addEntrance(props: ServiceStackProps, settings: PublicService): Entrance {
    if (!props.alb) throw new Error(`${props.service} is public and needs the alb stack's outputs`);
    const alb = props.alb.outputsFor(this);
    this.group.allowFrom("load-balancer", alb.securityGroupId, settings.port);
    const target = new ServiceTarget(this, "target", {
      ...settings.route,
      name: this.serviceName,
      vpcId: props.network.outputsFor(this).vpcId,
      listenerArn: alb.listenerArn,
      healthCheckPath: settings.healthCheckPath,
      healthCheckCodes: settings.healthCheckCodes,
      deregistrationDelaySeconds: settings.deregistrationDelaySeconds,
    });
    return {
      target,
      url: publicUrl(this.environment, settings, alb),
      metrics: {
        loadBalancerArnSuffix: alb.loadBalancerArnSuffix,
        targetGroupArnSuffix: target.targetGroupArnSuffix,
      },
    };
  }
}
