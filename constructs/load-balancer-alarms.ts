import { Construct } from "constructs";
import { addMetricAlarm, type Metric } from "./metric-alarm";

export interface LoadBalancerAlarmsProps {
  /** Name of the load balancer, with which the alarms' begin. */
  readonly name: string;
  readonly arnSuffix: string;
  /** Certificate of HTTPS. @default none */
  readonly certificateArn?: string | undefined;
  readonly topicArn: string;
}

const DAY_SECONDS = 86_400;
/** ACM renews earlier what it can renew: https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html */
const DAYS_TO_EXPIRY = 30;

/**
 * Tells people what no service sees: requests that the load balancer answers itself, because there is no
 * healthy target or the target broke off, and connections that it does not take.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export class LoadBalancerAlarms extends Construct {
  constructor(scope: Construct, id: string, props: LoadBalancerAlarmsProps) {
    super(scope, id);
    const { name, topicArn, certificateArn } = props;
    const sumOf = (metric: string): Metric => ({
      id: "count",
      namespace: "AWS/ApplicationELB",
      name: metric,
      stat: "Sum",
      dimensions: { LoadBalancer: props.arnSuffix },
    });

    // A number, and no share of the requests: those that find no target are not among them.
    addMetricAlarm(this, "elb-5xx", {
      name: `${name}-elb-5xx`,
      description: `${name}: the load balancer itself answers 5xx, for five minutes`,
      topicArn,
      threshold: 0,
      periods: 5,
      metrics: [sumOf("HTTPCode_ELB_5XX_Count")],
    });
    addMetricAlarm(this, "rejected-connections", {
      name: `${name}-rejected-connections`,
      description: `${name}: has as many connections as it takes, and refuses more`,
      topicArn,
      threshold: 0,
      periods: 3,
      metrics: [sumOf("RejectedConnectionCount")],
    });
    if (certificateArn === undefined) return;
    addMetricAlarm(this, "certificate-expiry", {
      name: `${name}-certificate-expiry`,
      description: `${name}: the certificate ends in less than ${DAYS_TO_EXPIRY} days`,
      topicArn,
      threshold: DAYS_TO_EXPIRY,
      bad: "below",
      periods: 1,
      periodSeconds: DAY_SECONDS,
      // ACM falls silent once it has ended: it is no better then.
      missingData: "ignore",
      metrics: [
        {
          id: "days",
          namespace: "AWS/CertificateManager",
          name: "DaysToExpiry",
          stat: "Minimum",
          dimensions: { CertificateArn: certificateArn },
        },
      ],
    });
  }
}
