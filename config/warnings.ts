import type { Problem } from "./errors";
import { toProblem } from "./parse-environment";
import { callsOf, internalServices } from "./rules/services/calls";
import { type Rule, rule } from "./rules/rule";
import type { Environment } from "./schema/environment";

/** An internal service has no other way to be reached. */
const uncalled = rule(["services"], ({ services }) => {
  const called = new Set(Object.values(services).flatMap(callsOf));
  return internalServices(services)
    .filter((name) => !called.has(name))
    .map((name) => ({
      path: ["services", name],
      message: "is internal, and no service calls it: add it to the calls of those that do",
    }));
});

/**
 * Service Connect sends requests to a task as soon as it runs, and ECS counts it as healthy: only the
 * container's own health check says when it listens (https://github.com/aws/containers-roadmap/issues/2334).
 */
const unchecked = rule(["services"], ({ services }) =>
  internalServices(services)
    .filter((name) => services[name]?.healthCheck === undefined)
    .map((name) => ({
      path: ["services", name, "healthCheck"],
      message:
        "is missing, and callers reach an internal service as soon as its tasks run: add one, so that requests wait until it listens",
    })),
);

/** What is allowed, and hardly meant. */
const WARNINGS: readonly Rule[] = [uncalled, unchecked];

/** What looks like a mistake in environments that can be deployed. */
export function findWarnings(environments: readonly Environment[]): readonly Problem[] {
  return environments.flatMap((environment) =>
    WARNINGS.flatMap((warning) => warning(environment)).map((finding) =>
      toProblem([environment.name], finding),
    ),
  );
}
