import { parseEnvironments } from "../../config/load-environments";
import type { Environment, EnvironmentInput } from "../../config/schema/environment";

type ServiceInput = NonNullable<EnvironmentInput["services"]>[string];

const ACCOUNT = "111111111111";

/** An environment named `many` with so many services, of every kind in turn. */
export function manyServices(count: number): Environment {
  const names = Array.from({ length: count }, (_, index) => `service-${index}`);
  const services = names.map((name, index) => [name, service(index, names)] as const);
  const [environment] = parseEnvironments({
    many: {
      namePrefix: "many",
      accountId: ACCOUNT,
      ecs: { capacityProviders: ["FARGATE", "FARGATE_SPOT"] },
      alb: { plainHttp: true, ingressCidrs: ["0.0.0.0/0"] },
      build: { source: { type: "s3", key: "source.zip" } },
      iam: { artifactBucket: "many-source" },
      services: Object.fromEntries(services),
    },
  });
  if (!environment) throw new Error("one environment in, one out");
  return environment;
}

/** Services 0, 4, 8 ... are public, and each calls the internal one after it. */
function service(index: number, names: readonly string[]): ServiceInput {
  const name = String(names[index]);
  const next = names[index + 1];
  switch (index % 4) {
    case 0:
      return {
        kind: "public",
        port: 8080,
        route: { priority: index + 1, paths: [`/${name}/*`] },
        calls: next === undefined ? [] : [next],
        scaling: { minTasks: 2, maxTasks: 6, cpuPercent: 60, requestsPerTask: 1000 },
      };
    case 1:
      return { kind: "internal", port: 9000, spotPercent: 50 };
    case 2:
      return {
        kind: "worker",
        statements: [
          { actions: ["sqs:ReceiveMessage"], resources: [`arn:aws:sqs:us-east-1:${ACCOUNT}:jobs`] },
        ],
      };
    default:
      return { kind: "scheduled", schedule: "rate(1 day)" };
  }
}
