import { ConfigurationError, type Problem } from "../../config/errors";
import { parseEnvironments } from "../../config/load-environments";
import { type EnvironmentInput, environmentSchema } from "../../config/schema/environment";
import { serviceSchema } from "../../config/schema/service";

/** The least that an environment sets. */
export const minimal = {
  namePrefix: "learner",
  accountId: "111111111111",
} as const satisfies EnvironmentInput;

/** What is wrong with the environments, or nothing. */
export function problemsOf(inputs: Readonly<Record<string, unknown>>): readonly Problem[] {
  return errorOf(() => parseEnvironments(inputs))?.problems ?? [];
}

/** The message for one environment called `dev`: the least plus the given settings. */
export function messageFor(settings: Readonly<Record<string, unknown>>): string {
  const inputs = { dev: { ...minimal, ...settings } };
  return errorOf(() => parseEnvironments(inputs))?.message ?? "(no problem)";
}

/** The settings that an object takes, as messages list them; a new setting is among them by itself. */
export const settingsOf = (schema: { readonly shape: object }) =>
  Object.keys(schema.shape).join(", ");

export const topSettings = settingsOf(environmentSchema);

export function settingsOfKind(kind: "public" | "worker" | "scheduled"): string {
  const found = serviceSchema.options.find(({ shape }) => shape.kind.value === kind);
  if (!found) throw new Error(`no kind ${kind}`);
  return settingsOf(found);
}

/** The configuration error that a call throws, if it does; any other error is passed on. */
export function errorOf(call: () => unknown): ConfigurationError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
}

/** The least that each kind of service sets. */
export const publicService = {
  kind: "public",
  port: 8080,
  route: { priority: 10, paths: ["/*"] },
} as const;
export const internalService = { kind: "internal", port: 3000 } as const;
export const worker = { kind: "worker" } as const;
export const scheduledTask = { kind: "scheduled", schedule: "rate(1 day)" } as const;

/** The least that a load balancer sets. */
export const plainAlb = { plainHttp: true, ingressCidrs: ["0.0.0.0/0"] } as const;

/** Settings for one service called `web`, a worker unless its settings say otherwise. */
export function web(settings: Readonly<Record<string, unknown>>) {
  return { services: { web: { ...worker, ...settings } } };
}

/** Settings for one public service called `web`, behind a load balancer. */
export function publicWeb(settings: Readonly<Record<string, unknown>>) {
  return { alb: plainAlb, services: { web: { ...publicService, ...settings } } };
}
