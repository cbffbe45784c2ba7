import type { Construct } from "constructs";
import type { Environment } from "../config/schema/environment";
import { AlbStack } from "./alb-stack";
import { BuildStack } from "./build-stack";
import { DashboardStack } from "./dashboard-stack";
import { EcsStack } from "./ecs-stack";
import { IamStack } from "./iam-stack";
import { MonitoringStack } from "./monitoring-stack";
import { NetworkStack } from "./network-stack";
import { addServiceStacks } from "./service-stacks";
import { SsmStack } from "./ssm-stack";
import { StateStack } from "./state-stack";

/**
 * Makes an environment's stacks and hands each the outputs it reads.
 * @returns the stacks that every environment has
 */
export function addEnvironmentStacks(scope: Construct, environment: Environment) {
  const state = new StateStack(scope, { environment });
  const iam = new IamStack(scope, { environment });
  const shared = { environment, iam: iam.outputs };
  const network = new NetworkStack(scope, shared);
  const ssm = new SsmStack(scope, shared);
  const ecs = new EcsStack(scope, shared);

  const hasServices = Object.keys(environment.services).length > 0;
  const monitoring = hasServices ? new MonitoringStack(scope, shared) : undefined;
  const alb =
    environment.alb === undefined
      ? undefined
      : new AlbStack(scope, {
          environment,
          network: network.outputs,
          monitoring: monitoring?.outputs,
        });
  if (monitoring) {
    new BuildStack(scope, shared);
    new DashboardStack(scope, { environment, alb: alb?.outputs });
    addServiceStacks(scope, {
      ...shared,
      network: network.outputs,
      ssm: ssm.outputs,
      ecs: ecs.outputs,
      alb: alb?.outputs,
      monitoring: monitoring.outputs,
    });
  }
  return { state, iam, network, ssm, ecs };
}
