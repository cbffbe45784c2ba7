import { expect, test } from "@jest/globals";
import { messageFor } from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "with a capacity provider twice",
    { ecs: { capacityProviders: ["FARGATE", "FARGATE"] } },
    'dev.ecs.capacityProviders[1]: "FARGATE" is in the list already: use each capacity provider once',
  ],
  [
    "whose strategy names another provider",
    { ecs: { defaultStrategy: [{ capacityProvider: "FARGATE_SPOT" }] } },
    `dev.ecs.defaultStrategy[0].capacityProvider: "FARGATE_SPOT" is not one of the cluster's capacityProviders: use FARGATE, or add it to capacityProviders`,
  ],
  [
    "whose strategy names a provider twice",
    {
      ecs: { defaultStrategy: [{ capacityProvider: "FARGATE" }, { capacityProvider: "FARGATE" }] },
    },
    'dev.ecs.defaultStrategy[1].capacityProvider: "FARGATE" is in the strategy already: use one item for each capacity provider',
  ],
  [
    "with weights of 0 only",
    { ecs: { defaultStrategy: [{ capacityProvider: "FARGATE", weight: 0 }] } },
    "dev.ecs.defaultStrategy: has only weights of 0, so that no task can start: use 1 or more for one item",
  ],
  [
    "with two bases",
    {
      ecs: {
        defaultStrategy: [
          { capacityProvider: "FARGATE", base: 1 },
          { capacityProvider: "FARGATE_SPOT", base: 2 },
        ],
        capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      },
    },
    "dev.ecs.defaultStrategy[1].base: 2 is the second base of the strategy: use 0 here, only one item can have a base",
  ],
];

test.each(MISTAKES)("refuses a cluster %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});
