import type { Construct } from "constructs";
import type { Environment } from "../config/schema/environment";
import type { AlbOutputs } from "./alb-outputs";
import type { EcsOutputs } from "./ecs-outputs";
import type { IamOutputs } from "./iam-outputs";
import type { MonitoringOutputs } from "./monitoring-outputs";
import type { NetworkOutputs } from "./network-outputs";
import { ScheduledTaskStack } from "./scheduled-task-stack";
import { ServiceStack } from "./service-stack";
import type { SsmOutputs } from "./ssm-outputs";
import type { Callee } from "./task-stack";

export interface ServiceStacksProps {
  readonly environment: Environment;
  readonly iam: IamOutputs;
  readonly network: NetworkOutputs;
  readonly ssm: SsmOutputs;
  readonly ecs: EcsOutputs;
  readonly monitoring: MonitoringOutputs;
  readonly alb?: AlbOutputs | undefined;
}

/** A stack for each service of the environment, those that are called before their callers. */
export function addServiceStacks(scope: Construct, props: ServiceStacksProps) {
  const { environment } = props;
  const stacks = new Map<string, ServiceStack | ScheduledTaskStack>();

  const add = (service: string): ServiceStack | ScheduledTaskStack => {
    const known = stacks.get(service);
    if (known) return known;
    const settings = environment.services[service];
    if (!settings) throw new Error(`no service ${service}; configuration should have said so`);
    const stack =
      settings.kind === "scheduled"
        ? new ScheduledTaskStack(scope, { ...props, service, settings })
        : new ServiceStack(scope, { ...props, service, settings, callees: calleesOf(settings) });
    stacks.set(service, stack);
    return stack;
  };
  const calleesOf = ({ calls }: { readonly calls: readonly string[] }): Callee[] =>
    calls.toSorted().map((name) => {
      const callee = environment.services[name];
      if (callee?.kind !== "internal") {
        throw new Error(`${name} cannot be called; configuration should have said so`);
      }
      const { port, alsoPorts } = callee;
      return { name, port, alsoPorts, outputs: add(name).outputs };
    });

  for (const service of Object.keys(environment.services).toSorted()) add(service);
  return stacks;
}
