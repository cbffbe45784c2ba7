import { parseEnvironments } from "../config/load-environments";
import type { Environment, EnvironmentInput } from "../config/schema/environment";

/** An environment named `test` with every default, but for what is given. */
export function testEnvironment(input: Partial<EnvironmentInput> = {}): Environment {
  const [environment] = parseEnvironments({
    test: { namePrefix: "learner", accountId: "111111111111", ...input },
  });
  if (!environment) throw new Error("one environment in, one out");
  return environment;
}
