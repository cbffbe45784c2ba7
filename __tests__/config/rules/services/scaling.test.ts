import { expect, test } from "@jest/globals";
import {
  internalService,
  messageFor,
  minimal,
  problemsOf,
  publicWeb,
  scheduledTask,
  web,
} from "../../support";

const both = { capacityProviders: ["FARGATE", "FARGATE_SPOT"] };
const spotOnly = {
  capacityProviders: ["FARGATE_SPOT"],
  defaultStrategy: [{ capacityProvider: "FARGATE_SPOT" }],
};

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "on Spot where the cluster has none",
    web({ spotPercent: 50 }),
    "dev.services.web.spotPercent: 50 needs FARGATE_SPOT, which the cluster does not have: add it to ecs.capacityProviders, or use 0",
  ],
  [
    "on demand where the cluster has Spot only",
    { ecs: { ...spotOnly }, ...web({}) },
    "dev.services.web.spotPercent: 0 needs FARGATE, which the cluster does not have: add it to ecs.capacityProviders, or use 100",
  ],
  [
    "partly on demand where the cluster has Spot only",
    { ecs: { ...spotOnly }, ...web({ spotPercent: 99 }) },
    "dev.services.web.spotPercent: 99 needs FARGATE, which the cluster does not have: add it to ecs.capacityProviders, or use 100",
  ],
  [
    "wholly on Spot in production",
    { deletionProtection: true, ecs: both, ...web({ spotPercent: 100 }) },
    "dev.services.web.spotPercent: 100 leaves nothing running when AWS takes Spot capacity back, and deletionProtection says that this is production: use 99 or less, so that the first task is not on Spot",
  ],
  [
    "with more tasks at least than at most",
    web({ scaling: { minTasks: 3, maxTasks: 2, cpuPercent: 60 } }),
    "dev.services.web.scaling.minTasks: 3 is more than maxTasks, which is 2: use 2 or less, or a larger maxTasks",
  ],
  [
    "with more tasks at least than at most by the clock",
    web({
      scaling: {
        minTasks: 1,
        maxTasks: 2,
        scheduled: { night: { schedule: "cron(0 22 * * ? *)", minTasks: 1, maxTasks: 0 } },
      },
    }),
    "dev.services.web.scaling.scheduled.night.minTasks: 1 is more than maxTasks, which is 0: use 0 or less, or a larger maxTasks",
  ],
  [
    "with nothing to scale by",
    web({ scaling: { minTasks: 1, maxTasks: 2 } }),
    "dev.services.web.scaling: has nothing to scale by: use cpuPercent, memoryPercent or an entry of scheduled",
  ],
  [
    "behind the load balancer with nothing to scale by",
    publicWeb({ scaling: { minTasks: 1, maxTasks: 2 } }),
    "dev.services.web.scaling: has nothing to scale by: use cpuPercent, memoryPercent, requestsPerTask or an entry of scheduled",
  ],
  [
    "that scales by requests and gets none",
    web({ scaling: { minTasks: 1, maxTasks: 2, requestsPerTask: 100 } }),
    "dev.services.web.scaling.requestsPerTask: 100 counts requests at the load balancer, and a service of kind worker gets none there: use cpuPercent or memoryPercent",
  ],
  [
    "that is internal and scales by requests",
    web({
      ...internalService,
      scaling: { minTasks: 1, maxTasks: 2, cpuPercent: 50, requestsPerTask: 100 },
    }),
    "dev.services.web.scaling.requestsPerTask: 100 counts requests at the load balancer, and a service of kind internal gets none there: use cpuPercent or memoryPercent",
  ],
];

test.each(MISTAKES)("refuses a service %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

/** The edges of what is allowed: a rule that is too strict is a mistake too. */
test.each([
  [
    "wholly on Spot in a cluster that has nothing else",
    { ecs: { ...spotOnly }, ...web({ spotPercent: 100 }) },
  ],
  ["that runs by the clock in such a cluster", { ecs: { ...spotOnly }, ...web(scheduledTask) }],
  [
    "with one task on demand in production",
    { deletionProtection: true, ecs: both, ...web({ spotPercent: 99 }) },
  ],
  ["wholly on Spot outside production", { ecs: both, ...web({ spotPercent: 100 }) }],
  [
    "with as many tasks at least as at most",
    web({ scaling: { minTasks: 2, maxTasks: 2, memoryPercent: 70 } }),
  ],
  [
    "that the clock alone scales, down to none",
    web({
      scaling: {
        minTasks: 1,
        maxTasks: 2,
        scheduled: { night: { schedule: "cron(0 22 * * ? *)", minTasks: 0, maxTasks: 0 } },
      },
    }),
  ],
  [
    "behind the load balancer that scales by requests",
    publicWeb({ scaling: { minTasks: 1, maxTasks: 2, requestsPerTask: 100 } }),
  ],
])("accepts a service %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});
