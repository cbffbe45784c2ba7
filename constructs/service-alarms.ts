import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";

export interface ServiceAlarmsProps {
  readonly clusterName: string;
  readonly serviceName: string;
  readonly topicArn: string;
  /** Average over five minutes. */
  readonly cpuPercent: number;
  /** Average over five minutes. */
  readonly memoryPercent: number;
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

const MINUTE_SECONDS = 60;

type Dimensions = Record<string, string>;

interface Metric {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly stat: string;
  readonly dimensions: Dimensions;
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
      this.addAlarm(id, `${name} above ${threshold} %`, threshold, 5, [
        { id: "used", namespace: "AWS/ECS", name, stat: "Average", dimensions: service },
      ]);
    };
    utilization("cpu", "CPUUtilization", cpuPercent);
    utilization("memory", "MemoryUtilization", memoryPercent);

    const insights = (id: string, name: string): Metric => ({
      id,
      namespace: "ECS/ContainerInsights",
      name,
      stat: "Minimum",
      dimensions: service,
    });
    this.addAlarm(
      "running-below-desired",
      "fewer tasks run than are desired",
      0,
      10,
      [insights("desired", "DesiredTaskCount"), insights("running", "RunningTaskCount")],
      "desired - running",
    );
    if (requests) this.addRequestAlarms(requests);
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
    this.addAlarm(
      "server-errors",
      `more than ${serverErrorPercent} % of answers are 5xx`,
      serverErrorPercent,
      5,
      [
        metric("errors", "HTTPCode_Target_5XX_Count", "Sum"),
        metric("requests", "RequestCount", "Sum"),
      ],
      "100 * FILL(errors, 0) / requests",
    );
    this.addAlarm("unhealthy-hosts", "targets are unhealthy", 0, 5, [
      metric("unhealthy", "UnHealthyHostCount", "Maximum"),
    ]);
    this.addAlarm(
      "latency",
      `99th percentile of the answer time above ${latencySeconds} s`,
      latencySeconds,
      5,
      [metric("latency", "TargetResponseTime", "p99")],
    );
  }

  /** @param minutes how long it has to last */
  private addAlarm(
    id: string,
    description: string,
    threshold: number,
    minutes: number,
    metrics: readonly Metric[],
    expression?: string,
  ): void {
    const { serviceName, topicArn } = this.props;
    const name = `${serviceName}-${id}`;
    const queries: CloudwatchMetricAlarmMetricQuery[] = metrics.map((metric) => ({
      id: metric.id,
      returnData: expression === undefined,
      metric: {
        namespace: metric.namespace,
        metricName: metric.name,
        period: MINUTE_SECONDS,
        stat: metric.stat,
        dimensions: metric.dimensions,
      },
    }));
    if (expression !== undefined) {
      queries.push({ id: "result", expression, label: id, returnData: true });
    }
    new CloudwatchMetricAlarm(this, id, {
      alarmName: name,
      alarmDescription: `${serviceName}: ${description}`,
      comparisonOperator: "GreaterThanThreshold",
      threshold,
      evaluationPeriods: minutes,
      metricQuery: queries,
      // No requests and no tasks give no data, and that is no trouble by itself.
      treatMissingData: "notBreaching",
      alarmActions: [topicArn],
      okActions: [topicArn],
      tags: { Name: name },
    });
  }
}
