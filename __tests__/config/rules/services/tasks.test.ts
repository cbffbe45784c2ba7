import { expect, test } from "@jest/globals";
import { messageFor, minimal, problemsOf, scheduledTask, web } from "../../support";

const sidecar = { image: "public.ecr.aws/docker/library/busybox:1.37", memoryMiB: 64 };

function sidecars(count: number) {
  return Object.fromEntries([...Array(count).keys()].map((n) => [`s${n}`, sidecar]));
}

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "with 512 MiB for cpu 1024",
    web({ cpu: 1024 }),
    "dev.services.web.memoryMiB: 512 is no memory that Fargate gives cpu 1024: use 2048 to 8192 in steps of 1024",
  ],
  [
    "with 3072 MiB for cpu 256",
    web({ memoryMiB: 3072 }),
    "dev.services.web.memoryMiB: 3072 is no memory that Fargate gives cpu 256: use 512, 1024, 2048",
  ],
  [
    "with 5120 MiB for cpu 512",
    web({ cpu: 512, memoryMiB: 5120 }),
    "dev.services.web.memoryMiB: 5120 is no memory that Fargate gives cpu 512: use 1024, 2048, 3072, 4096",
  ],
  [
    "with memory between two steps",
    web({ cpu: 8192, memoryMiB: 18_432 }),
    "dev.services.web.memoryMiB: 18432 is no memory that Fargate gives cpu 8192: use 16384 to 61440 in steps of 4096",
  ],
  [
    "with too much memory for cpu 4096",
    web({ cpu: 4096, memoryMiB: 31_744 }),
    "dev.services.web.memoryMiB: 31744 is no memory that Fargate gives cpu 4096: use 8192 to 30720 in steps of 1024",
  ],
  [
    "with too little memory for cpu 16384",
    web({ cpu: 16_384, memoryMiB: 24_576 }),
    "dev.services.web.memoryMiB: 24576 is no memory that Fargate gives cpu 16384: use 32768 to 122880 in steps of 8192",
  ],
  [
    "with a size of CPU that is not sold",
    web({ cpu: 768, memoryMiB: 2048 }),
    "dev.services.web.cpu: 768 is not allowed: use one of 256, 512, 1024, 2048, 4096, 8192, 16384",
  ],
  [
    "that runs by the clock and has no such size",
    web({ ...scheduledTask, cpu: 2048, memoryMiB: 2048 }),
    "dev.services.web.memoryMiB: 2048 is no memory that Fargate gives cpu 2048: use 4096 to 16384 in steps of 1024",
  ],
  [
    "whose sidecar leaves it no memory",
    web({ sidecars: { proxy: { ...sidecar, memoryMiB: 512 } } }),
    "dev.services.web.sidecars: take 512 MiB, and the task has 512, so that nothing is left for the service itself: give them less, or use a larger memoryMiB",
  ],
  [
    "whose sidecars together leave it no memory",
    web({ sidecars: { a: { ...sidecar, memoryMiB: 256 }, b: { ...sidecar, memoryMiB: 300 } } }),
    "dev.services.web.sidecars: take 556 MiB, and the task has 512, so that nothing is left for the service itself: give them less, or use a larger memoryMiB",
  ],
  [
    "whose sidecars reserve more CPU than it has",
    web({ sidecars: { a: { ...sidecar, cpu: 200 }, b: { ...sidecar, cpu: 57 } } }),
    "dev.services.web.sidecars: reserve 257 CPU units, and the task has 256: reserve less for them, or use a larger cpu",
  ],
  [
    "with a sidecar of its own name",
    web({ sidecars: { web: sidecar } }),
    "dev.services.web.sidecars.web: is the name of the service's own container: use another name",
  ],
  [
    "with ten sidecars",
    web({ memoryMiB: 1024, sidecars: sidecars(10) }),
    "dev.services.web.sidecars: has 10 containers: use 9 at most (a task takes 10, and one is the service's own)",
  ],
];

test.each(MISTAKES)("refuses a task %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

/** The edges of what is allowed: a rule that is too strict is a mistake too. */
test.each([
  ["of the smallest size", web({ cpu: 256, memoryMiB: 512 })],
  ["of the largest size for cpu 256", web({ cpu: 256, memoryMiB: 2048 })],
  ["of an odd number of GiB", web({ cpu: 512, memoryMiB: 3072 })],
  ["of the largest size for cpu 4096", web({ cpu: 4096, memoryMiB: 30_720 })],
  ["of the second size for cpu 8192", web({ cpu: 8192, memoryMiB: 20_480 })],
  ["of the largest size that there is", web({ cpu: 16_384, memoryMiB: 122_880 })],
  [
    "whose sidecars leave it 1 MiB and no CPU",
    web({ sidecars: { proxy: { ...sidecar, memoryMiB: 511, cpu: 256 } } }),
  ],
  ["with nine sidecars", web({ memoryMiB: 1024, sidecars: sidecars(9) })],
])("accepts a task %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});
