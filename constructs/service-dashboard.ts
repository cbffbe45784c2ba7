import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";

export interface ServiceDashboardProps {
  readonly name: string;
  readonly region: string;
  readonly clusterName: string;
  /** Names of the ECS services, by what they are called here. One row each. */
  readonly services: Readonly<Record<string, string>>;
  /** The part of the load balancer's ARN that metrics are named by. @default no load balancer */
  readonly loadBalancerArnSuffix?: string | undefined;
}

/** A dashboard is 24 columns wide. */
const DASHBOARD_WIDTH = 24;
const ROW_HEIGHT = 6;

interface Graph {
  readonly title: string;
  readonly stat: string;
  readonly metrics: readonly (readonly unknown[])[];
  readonly yAxis?: object;
}

/** One page that shows how the services of a cluster are doing. */
export class ServiceDashboard extends Construct {
  constructor(scope: Construct, id: string, props: ServiceDashboardProps) {
    super(scope, id);
    const { services, clusterName, loadBalancerArnSuffix } = props;

    const rows = [
      ...(loadBalancerArnSuffix === undefined ? [] : [loadBalancerGraphs(loadBalancerArnSuffix)]),
      ...Object.entries(services)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([label, service]) => serviceGraphs(label, clusterName, service)),
    ];
    new CloudwatchDashboard(this, "dashboard", {
      dashboardName: props.name,
      // Its tokens are plain references: without quotes, JSON cannot spoil them.
      dashboardBody: JSON.stringify({
        widgets: rows.flatMap((graphs, row) => widgets(graphs, row, props.region)),
      }),
    });
  }
}

/** A row of graphs that share its width. */
function widgets(graphs: readonly Graph[], row: number, region: string) {
  const width = DASHBOARD_WIDTH / graphs.length;
  return graphs.map((graph, column) => ({
    type: "metric",
    x: column * width,
    y: row * ROW_HEIGHT,
    width,
    height: ROW_HEIGHT,
    properties: { view: "timeSeries", region, period: 60, ...graph },
  }));
}

function serviceGraphs(label: string, cluster: string, service: string): Graph[] {
  const metric = (name: string, title: string) => {
    const dimensions = ["ClusterName", cluster, "ServiceName", service];
    return ["AWS/ECS", name, ...dimensions, { label: title }];
  };
  return [
    {
      title: `${label}: CPU and memory (%)`,
      stat: "Average",
      metrics: [metric("CPUUtilization", "CPU"), metric("MemoryUtilization", "memory")],
      yAxis: { left: { min: 0 } },
    },
    {
      title: `${label}: running tasks`,
      // Each task reports once a minute, so the reports are the tasks, Container Insights or not:
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-metrics.html
      stat: "SampleCount",
      metrics: [metric("CPUUtilization", "running tasks")],
      yAxis: { left: { min: 0 } },
    },
  ];
}

/** Each graph has a line for every target group of the load balancer: for every public service. */
function loadBalancerGraphs(arnSuffix: string): Graph[] {
  const byTargetGroup = (metric: string, stat: string) => {
    const search = `{AWS/ApplicationELB,LoadBalancer,TargetGroup} MetricName="${metric}" LoadBalancer="${arnSuffix}"`;
    return [[{ expression: `SEARCH('${search}', '${stat}', 60)` }]];
  };
  const graph = (title: string, metric: string, stat: string): Graph => ({
    title,
    stat,
    metrics: byTargetGroup(metric, stat),
    yAxis: { left: { min: 0 } },
  });
  return [
    graph("Public services: requests a minute", "RequestCount", "Sum"),
    graph("Public services: 5xx a minute", "HTTPCode_Target_5XX_Count", "Sum"),
    graph("Public services: answer time, p99 (s)", "TargetResponseTime", "p99"),
  ];
}
