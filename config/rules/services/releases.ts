import { fargateMemory, isFargateSize } from "../../fargate-sizes";
import { rule, serviceRule } from "../rule";

/** What a release leaves out is the service's. */
export const releaseSize = serviceRule([], ({ service }) => {
  const { release } = "release" in service ? service : {};
  if (!release || (release.cpu === undefined && release.memoryMiB === undefined)) return [];
  const { cpu = service.cpu, memoryMiB: value = service.memoryMiB } = release;
  if (isFargateSize(cpu, value)) return [];
  const message = `is no memory that Fargate gives cpu ${cpu}: use ${fargateMemory(cpu)}`;
  return [{ path: ["release", "memoryMiB"], value, message }];
});

/** The revisions of a release have a family of their own, which no service may be called like. */
export const releaseFamilies = rule(["services"], ({ services }) =>
  Object.entries(services)
    .filter(([, service]) => "release" in service && service.release !== undefined)
    .map(([name]) => ({ name, taken: `${name}-release` }))
    .filter(({ taken }) => taken in services)
    .map(({ name, taken }) => ({
      path: ["services", taken],
      message: `is what the release of ${name} is called: use another name`,
    })),
);
