import { expect, test } from "@jest/globals";
import { messageFor } from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "an unknown capacity provider",
    { ecs: { capacityProviders: ["EC2"] } },
    'dev.ecs.capacityProviders[0]: "EC2" is not allowed: use FARGATE or FARGATE_SPOT',
  ],
  [
    "no capacity provider",
    { ecs: { capacityProviders: [] } },
    "dev.ecs.capacityProviders: [] is too short: name at least one capacity provider (FARGATE or FARGATE_SPOT)",
  ],
  [
    "an item without its provider",
    { ecs: { defaultStrategy: [{ weight: 1 }] } },
    "dev.ecs.defaultStrategy[0].capacityProvider: is missing: use FARGATE or FARGATE_SPOT",
  ],
  [
    "a negative weight",
    { ecs: { defaultStrategy: [{ capacityProvider: "FARGATE", weight: -1 }] } },
    "dev.ecs.defaultStrategy[0].weight: -1 is too small: use 0 to 1000",
  ],
  [
    "half a weight",
    { ecs: { defaultStrategy: [{ capacityProvider: "FARGATE", weight: 1.5 }] } },
    "dev.ecs.defaultStrategy[0].weight: 1.5 is not a whole number: use 0 to 1000",
  ],
  [
    "an unknown mode of Container Insights",
    { ecs: { containerInsights: "on" } },
    'dev.ecs.containerInsights: "on" is not allowed: use one of disabled, enabled, enhanced',
  ],
  [
    "an empty configuration value",
    { ssm: { config: { "log-level": "" } } },
    'dev.ssm.config.log-level: "" is too short: use a string of 1 to 4096 characters (numbers and booleans in quotes; a standard parameter holds no more)',
  ],
  [
    "a configuration value that is a number",
    { ssm: { config: { "app/port": 8080 } } },
    'dev.ssm.config["app/port"]: 8080 is not a string: use a string of 1 to 4096 characters (numbers and booleans in quotes; a standard parameter holds no more)',
  ],
  [
    "a parameter's name with two slashes",
    { ssm: { config: { "app//port": "1" } } },
    'dev.ssm.config["app//port"]: is not a valid key: use at most 200 letters, digits and _ . - with single slashes between the levels (for example app/log-level)',
  ],
  [
    "a secret's length that is too small",
    { ssm: { secrets: { db: { length: 8 } } } },
    "dev.ssm.secrets.db.length: is too small: use 16 to 128",
  ],
];

test.each(MISTAKES)("refuses in ecs and ssm %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});
