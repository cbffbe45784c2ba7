import { Construct } from "constructs";
import { addMetricAlarm, type Metric, type MetricAlarmProps } from "./metric-alarm";

export interface ServiceAlarmsProps {
  readonly clusterName: string;
  readonly serviceName: string;
  readonly topicArn: string;
  /** Average over five minutes. */
  readonly cpuPercent: number;
  /** Average over five minutes. */
  readonly memoryPercent: number;
  /**
   * How many tasks must run, where Container Insights does not tell how many are wanted.
   * @default Container Insights tells
   */
  readonly withoutInsights?:
    | {
        readonly leastTasks: number;
        /** What a minute in which no task runs is: `breaching`, once one should. */
        readonly missingData: string;
      }
    | undefined;
  /** Alarms on what the load balancer sees. @default none */
  readonly requests?:
    | {
        readonly loadBalancerArnSuffix: string;
        readonly targetGroupArnSuffix: string;
        /** Share of answers that are errors of the service. */
        readonly serverErrorPercent: number;
        /** 99th percentile of the answer time. */
        readonly latencySeconds: number;
      }
    | undefined;
}

/** Tells people when a service is in trouble, and when it is out of it. */
export class ServiceAlarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServiceAlarmsProps,
  ) {
    super(scope, id);
    const { clusterName, serviceName, cpuPercent, memoryPercent, requests } = props;
    const service = { ClusterName: clusterName, ServiceName: serviceName };

    const utilization = (id: string, name: string, threshold: number) => {
      this.addAlarm(id, `${name} above ${threshold} %`, {
        threshold,
        periods: 5,
        metrics: [{ id: "used", namespace: "AWS/ECS", name, stat: "Average", dimensions: service }],
      });
    };
    utilization("cpu", "CPUUtilization", cpuPercent);
    utilization("memory", "MemoryUtilization", memoryPercent);
    this.addRunningAlarm(service);
    if (requests) this.addRequestAlarms(requests);
  }

  /** Tasks that should run and do not: they crash, do not start, or find no capacity. */
  private addRunningAlarm(service: Metric["dimensions"]): void {
    const { withoutInsights } = this.props;
    const id = "running-below-desired";
    if (!withoutInsights) {
      const insights = (metric: string, name: string): Metric => ({
        id: metric,
        namespace: "ECS/ContainerInsights",
        name,
        stat: "Minimum",
        dimensions: service,
      });
      this.addAlarm(id, "fewer tasks run than are desired", {
        threshold: 0,
        periods: 10,
        metrics: [insights("desired", "DesiredTaskCount"), insights("running", "RunningTaskCount")],
        expression: "desired - running",
      });
      return;
    }
    const { leastTasks, missingData } = withoutInsights;
    if (leastTasks === 0) return;
    // Each task reports its CPU once a minute, so the samples are the tasks that run:
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_utilization.html
    this.addAlarm(id, `fewer than ${leastTasks} tasks run`, {
      threshold: leastTasks,
      bad: "below",
      periods: 10,
      missingData,
      metrics: [
        {
          id: "running",
          namespace: "AWS/ECS",
          name: "CPUUtilization",
          stat: "SampleCount",
          dimensions: service,
        },
      ],
    });
  }

  private addRequestAlarms(requests: NonNullable<ServiceAlarmsProps["requests"]>): void {
    const { serverErrorPercent, latencySeconds } = requests;
    const dimensions = {
      LoadBalancer: requests.loadBalancerArnSuffix,
      TargetGroup: requests.targetGroupArnSuffix,
    };
    const metric = (id: string, name: string, stat: string): Metric => ({
      id,
      namespace: "AWS/ApplicationELB",
      name,
      stat,
      dimensions,
    });
    this.addAlarm("server-errors", `more than ${serverErrorPercent} % of answers are 5xx`, {
      threshold: serverErrorPercent,
      periods: 5,
      metrics: [
        metric("errors", "HTTPCode_Target_5XX_Count", "Sum"),
        metric("requests", "RequestCount", "Sum"),
      ],
      expression: "100 * FILL(errors, 0) / requests",
    });
    this.addAlarm("unhealthy-hosts", "targets are unhealthy", {
      threshold: 0,
      periods: 5,
      metrics: [metric("unhealthy", "UnHealthyHostCount", "Maximum")],
    });
    this.addAlarm("latency", `99th percentile of the answer time above ${latencySeconds} s`, {
      threshold: latencySeconds,
      periods: 5,
      metrics: [metric("latency", "TargetResponseTime", "p99")],
    });
  }

  private addAlarm(
    id: string,
    description: string,
    alarm: Omit<MetricAlarmProps, "name" | "description" | "topicArn">,
  ): void {
    const { serviceName, topicArn } = this.props;
    addMetricAlarm(this, id, {
      ...alarm,
      name: `${serviceName}-${id}`,
      description: `${serviceName}: ${description}`,
      topicArn,
    });
  }
}
