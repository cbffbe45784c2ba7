import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";

export interface Metric {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly stat: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface MetricAlarmProps {
  readonly name: string;
  readonly description: string;
  readonly topicArn: string;
  readonly metrics: readonly Metric[];
  /** What is compared, made of the metrics' ids. @default the only metric */
  readonly expression?: string;
  readonly threshold: number;
  /** Which side of the threshold is bad. @default above */
  readonly bad?: "above" | "below";
  /** Periods that it has to last. */
  readonly periods: number;
  /** @default 60 */
  readonly periodSeconds?: number;
  /**
   * What a period without data is. No requests and no tasks give none, and that is no trouble by itself.
   * @default notBreaching
   */
  readonly missingData?: string;
}

/** An alarm that tells the topic when something begins, and when it is over. */
export function addMetricAlarm(scope: Construct, id: string, props: MetricAlarmProps): void {
  const { name, topicArn, expression, bad = "above", periodSeconds = 60 } = props;
  const queries: CloudwatchMetricAlarmMetricQuery[] = props.metrics.map((metric) => ({
    id: metric.id,
    returnData: expression === undefined,
    metric: {
      namespace: metric.namespace,
      metricName: metric.name,
      period: periodSeconds,
      stat: metric.stat,
      dimensions: metric.dimensions,
    },
  }));
  if (expression !== undefined) {
    queries.push({ id: "result", expression, label: id, returnData: true });
  }
  new CloudwatchMetricAlarm(scope, id, {
    alarmName: name,
    alarmDescription: props.description,
    comparisonOperator: bad === "above" ? "GreaterThanThreshold" : "LessThanThreshold",
    threshold: props.threshold,
    evaluationPeriods: props.periods,
    metricQuery: queries,
    treatMissingData: props.missingData ?? "notBreaching",
    alarmActions: [topicArn],
    okActions: [topicArn],
    tags: { Name: name },
  });
}
