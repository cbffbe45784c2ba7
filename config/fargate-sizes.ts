/**
 * CPU and memory that Fargate gives a task on Linux
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html).
 */
interface MemoryRange {
  readonly smallest: number;
  readonly largest: number;
  readonly step: number;
}

/** Memory in MiB, by CPU in units of 1/1024 of a virtual CPU. */
const MEMORY_BY_CPU: ReadonlyMap<number, readonly number[] | MemoryRange> = new Map<
  number,
  readonly number[] | MemoryRange
>([
  [256, [512, 1024, 2048]],
  [512, [1024, 2048, 3072, 4096]],
  [1024, { smallest: 2048, largest: 8192, step: 1024 }],
  [2048, { smallest: 4096, largest: 16_384, step: 1024 }],
  [4096, { smallest: 8192, largest: 30_720, step: 1024 }],
  [8192, { smallest: 16_384, largest: 61_440, step: 4096 }],
  [16_384, { smallest: 32_768, largest: 122_880, step: 8192 }],
]);

/** The sizes of CPU that there are. */
export const FARGATE_CPUS: readonly number[] = [...MEMORY_BY_CPU.keys()];

export function isFargateSize(cpu: number, memoryMiB: number): boolean {
  const memory = MEMORY_BY_CPU.get(cpu);
  if (!memory) return false;
  if (!isRange(memory)) return memory.includes(memoryMiB);
  const { smallest, largest, step } = memory;
  return memoryMiB >= smallest && memoryMiB <= largest && (memoryMiB - smallest) % step === 0;
}

/** The memory that goes with a size of CPU, in words. */
export function fargateMemory(cpu: number): string {
  const memory = MEMORY_BY_CPU.get(cpu) ?? [];
  if (!isRange(memory)) return memory.join(", ");
  const { smallest, largest, step } = memory;
  return `${smallest} to ${largest} in steps of ${step}`;
}

function isRange(memory: readonly number[] | MemoryRange): memory is MemoryRange {
  return "step" in memory;
}
