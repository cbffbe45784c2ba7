import { fargateMemory, isFargateSize } from "../../fargate-sizes";
import { serviceRule } from "./service-rule";

/** Fargate sells CPU and memory in pairs. */
export const taskSize = serviceRule([], ({ service: { cpu, memoryMiB } }) => {
  if (isFargateSize(cpu, memoryMiB)) return [];
  const message = `is no memory that Fargate gives cpu ${String(cpu)}: use ${fargateMemory(cpu)}`;
  return [{ path: ["memoryMiB"], value: memoryMiB, message }];
});
