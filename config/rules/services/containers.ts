import { didYouMean } from "../../did-you-mean";
import { repeated, serviceRule } from "../rule";

export const sidecarNames = serviceRule([], ({ name, service }) =>
  Object.keys(service.sidecars)
    .filter((sidecar) => sidecar === name)
    .map((sidecar) => ({
      path: ["sidecars", sidecar],
      message: "is the name of the service's own container: use another name",
    })),
);

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MOST_CONTAINERS = 10;

export const sidecarCount = serviceRule([], ({ service }) => {
  const count = Object.keys(service.sidecars).length;
  const most = MOST_CONTAINERS - 1;
  if (count <= most) return [];
  const message =
    `has ${count} containers: use ${most} at most (a task takes ` +
    `${MOST_CONTAINERS}, and one is the service's own)`;
  return [{ path: ["sidecars"], message }];
});

/** What the sidecars may use must leave something to the service itself. */
export const sidecarMemory = serviceRule([], ({ service: { memoryMiB, sidecars } }) => {
  const taken = Object.values(sidecars).reduce((sum, sidecar) => sum + sidecar.memoryMiB, 0);
  if (taken < memoryMiB) return [];
  const message =
    `take ${taken} MiB, and the task has ${memoryMiB}, so that nothing is left ` +
    "for the service itself: give them less, or use a larger memoryMiB";
  return [{ path: ["sidecars"], message }];
});

export const sidecarCpu = serviceRule([], ({ service: { cpu, sidecars } }) => {
  const reserved = Object.values(sidecars).reduce((sum, sidecar) => sum + sidecar.cpu, 0);
  if (reserved <= cpu) return [];
  const message =
    `reserve ${reserved} CPU units, and the task has ${cpu}: ` +
    "reserve less for them, or use a larger cpu";
  return [{ path: ["sidecars"], message }];
});

/** The endpoints of ECR lead to private repositories of their region, and nowhere else. */
export const sidecarRegistries = serviceRule(["network", "region"], ({ service, sections }) => {
  const { network, region } = sections;
  if (network.nat !== "none") return [];
  const reachable = new RegExp(String.raw`^\d{12}\.dkr\.ecr\.${region}\.amazonaws\.com(\.cn)?/`);
  return Object.entries(service.sidecars)
    .filter(([, { image }]) => !reachable.test(image))
    .map(([sidecar, { image }]) => ({
      path: ["sidecars", sidecar, "image"],
      value: image,
      message:
        `is in a registry that cannot be reached, because nat is "none": use a copy in ECR in ` +
        `${region}, or set nat to "single" or "per-az"`,
    }));
});

export const healthCheckTimeout = serviceRule([], ({ service: { healthCheck } }) => {
  if (!healthCheck) return [];
  const { timeoutSeconds: value, intervalSeconds } = healthCheck;
  if (value < intervalSeconds) return [];
  const message =
    `is not shorter than the interval of ${intervalSeconds} seconds: ` +
    "use a shorter timeout, or a longer intervalSeconds";
  return [{ path: ["healthCheck", "timeoutSeconds"], value, message }];
});

export const healthCheckCodes = serviceRule([], ({ service }) => {
  if (service.kind !== "public") return [];
  const { healthCheckCodes: value } = service;
  const [first = "", last] = value.split("-");
  if (last === undefined || Number(first) < Number(last)) return [];
  const message = `is a range that ends before it starts: use a range such as 200-299`;
  return [{ path: ["healthCheckCodes"], value, message }];
});

/** A container has one volume at most at a path. */
export const writablePaths = serviceRule([], ({ service }) => {
  const volumes = Object.entries(service.writablePaths);
  return repeated(volumes.map(([, path]) => path)).flatMap((index) =>
    volumes.slice(index, index + 1).map(([volume, value]) => ({
      path: ["writablePaths", volume],
      value,
      message: "is the path of another volume too: use each path once",
    })),
  );
});

const SOURCES = ["environment", "config", "secrets"] as const;

/** A variable has one value. */
export const variableNames = serviceRule([], ({ service }) =>
  SOURCES.flatMap((source, index) =>
    Object.keys(service[source]).flatMap((variable) => {
      const other = SOURCES.slice(0, index).find((earlier) =>
        Object.hasOwn(service[earlier], variable),
      );
      if (other === undefined) return [];
      const message = `is a variable of ${other} too: keep one of the two`;
      return [{ path: [source, variable], message }];
    }),
  ),
);

export const configKeys = serviceRule(["ssm"], ({ service, sections: { ssm } }) => {
  const known = Object.keys(ssm.config);
  return Object.entries(service.config)
    .filter(([, key]) => !known.includes(key))
    .map(([variable, key]) => {
      const message = `is not a setting of ssm.config: ${knownKeyRemedy(key, known)}`;
      return { path: ["config", variable], value: key, message };
    });
});

/** What stands there may be the secret itself, so it is not shown. */
export const secretKeys = serviceRule(["ssm"], ({ service, sections: { ssm } }) => {
  const known = Object.keys(ssm.secrets);
  return Object.entries(service.secrets)
    .filter(([, key]) => !known.includes(key))
    .map(([variable, key]) => {
      const message = `is not the name of a secret in ssm.secrets: ${knownKeyRemedy(key, known)}`;
      return { path: ["secrets", variable], message };
    });
});

/** What to do about a key that names nothing of a section. */
function knownKeyRemedy(key: string, known: readonly string[]): string {
  if (known.length === 0) return "add it there";
  return `use ${known.join(", ")}, or add it there${didYouMean(key, known)}`;
}
