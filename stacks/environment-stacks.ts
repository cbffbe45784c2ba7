import type { Construct } from "constructs";
import type { Environment } from "../config/schema/environment";
import { EcsStack } from "./ecs-stack";
import { IamStack } from "./iam-stack";
import { NetworkStack } from "./network-stack";
import { SsmStack } from "./ssm-stack";
import { StateStack } from "./state-stack";

/** Makes an environment's stacks and hands each the outputs it reads. */
export function addEnvironmentStacks(scope: Construct, environment: Environment) {
  const state = new StateStack(scope, { environment });
  const iam = new IamStack(scope, { environment });
  // Every other state is encrypted with the key that the state stack makes.
  iam.addDependency(state);
  const shared = { environment, iam: iam.outputs };
  const network = new NetworkStack(scope, shared);
  const ssm = new SsmStack(scope, shared);
  const ecs = new EcsStack(scope, shared);
  return { state, iam, network, ssm, ecs };
}
