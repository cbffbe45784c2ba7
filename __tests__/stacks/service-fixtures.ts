import type { EnvironmentInput } from "../../config/schema/environment";
import { plainOutputs } from "../../lib/outputs";
import type { ecsOutputs } from "../../stacks/ecs-outputs";
import { ScheduledTaskStack } from "../../stacks/scheduled-task-stack";
import { ServiceStack } from "../../stacks/service-stack";
import { addServiceStacks } from "../../stacks/service-stacks";
import type { ssmOutputs } from "../../stacks/ssm-outputs";
import { testApp } from "#testing";
import { testEnvironment } from "../test-environment";
import { plainIam } from "../plain-iam";
import { plainAlb } from "./plain-alb";
import { plainMonitoring } from "./plain-monitoring";
import { plainNetwork } from "./plain-network";

type Services = NonNullable<EnvironmentInput["services"]>;

/** What the other stacks publish, as plain values. */
const plain = {
  iam: plainIam,
  network: plainNetwork,
  ssm: plainOutputs<typeof ssmOutputs>({
    imageParameterName: "/learner/imagearn/value",
    imageParameterArn: "arn:aws:ssm:us-east-1:111111111111:parameter/learner/imagearn/value",
    serviceImageParameterNames: {},
    configParameterNames: {},
    configParameterArns: {},
    secretParameterNames: {},
    secretParameterArns: {},
  }),
  ecs: plainOutputs<typeof ecsOutputs>({
    clusterName: "learner-cluster",
    clusterArn: "arn:aws:ecs:us-east-1:111111111111:cluster/learner-cluster",
    namespaceName: "learner",
    namespaceArn: "arn:aws:servicediscovery:us-east-1:111111111111:namespace/ns-1",
    scheduleGroupName: "learner",
    execLogGroupName: "/learner/ecs/exec",
  }),
  alb: plainAlb,
  monitoring: plainMonitoring,
};

const settings = {
  alb: { plainHttp: true, ingressCidrs: ["0.0.0.0/0"] },
  ssm: { config: { "app/log-level": "info" }, secrets: { "app/session-key": {} } },
};

/** The stacks of services, fed with plain values. */
export function plainServices(services: Services, input: Partial<EnvironmentInput> = {}) {
  const environment = testEnvironment({ ...settings, ...input, services });
  const stacks = addServiceStacks(testApp(), { ...plain, environment });
  return {
    running(name: string): ServiceStack {
      const stack = stacks.get(name);
      if (!(stack instanceof ServiceStack)) throw new Error(`${name} is no running service`);
      return stack;
    },
    scheduled(name: string): ScheduledTaskStack {
      const stack = stacks.get(name);
      if (!(stack instanceof ScheduledTaskStack)) throw new Error(`${name} is no scheduled task`);
      return stack;
    },
  };
}

export const web: Extract<Services[string], { kind: "public" }> = {
  kind: "public",
  port: 8080,
  route: { priority: 10, paths: ["/*"] },
};
