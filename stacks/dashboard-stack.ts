import type { Construct } from "constructs";
import { ServiceDashboard } from "../constructs/service-dashboard";
import type { AlbOutputs } from "./alb-outputs";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";

export interface DashboardStackProps extends EnvironmentStackProps {
  /** @default no load balancer to watch */
  readonly alb?: AlbOutputs | undefined;
}

/**
 * The page that shows how the services are doing. It is apart from the alarms' topic, so that no
 * service waits for the load balancer only because this page shows it.
 */
export class DashboardStack extends EnvironmentStack {
  constructor(scope: Construct, props: DashboardStackProps) {
    super(scope, "dashboard", props);
    const { names } = this;
    const { region, services } = this.environment;

    // Scheduled tasks are no ECS service, so they have no metrics of one.
    const running = Object.keys(services).filter((name) => services[name]?.kind !== "scheduled");
    new ServiceDashboard(this, "dashboard", {
      name: names.dashboard,
      region,
      clusterName: names.cluster,
      services: Object.fromEntries(running.map((name) => [name, names.service(name)])),
      loadBalancerArnSuffix: props.alb?.outputsFor(this).loadBalancerArnSuffix,
    });
  }
}
