import { expect, test } from "@jest/globals";
import { messageFor, minimal, problemsOf, scheduledTask, web } from "../../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "to a block that starts inside another",
    web({ egress: { db: { port: 5432, cidr: "10.0.0.5/16" } } }),
    'dev.services.web.egress.db.cidr: "10.0.0.5/16" starts inside a block, not at its beginning: use 10.0.0.0/16',
  ],
  [
    "that is there twice",
    web({
      egress: {
        db: { port: 5432, cidr: "10.0.0.0/16" },
        cache: { port: 5432, cidr: "10.0.0.0/16" },
      },
    }),
    "dev.services.web.egress.cache: is the same as db: leave it out",
  ],
  [
    "that every service may open",
    web({ egress: { web: { port: 443, cidr: "0.0.0.0/0" } } }),
    "dev.services.web.egress.web: is HTTPS, which every service may open: leave it out",
  ],
];

test.each(MISTAKES)("refuses a connection %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

/** The edges of what is allowed: a rule that is too strict is a mistake too. */
test.each([
  ["to one address", web({ egress: { db: { port: 5432, cidr: "10.0.0.5/32" } } })],
  [
    "to two ports of one block",
    web({ egress: { a: { port: 1, cidr: "10.0.0.0/16" }, b: { port: 2, cidr: "10.0.0.0/16" } } }),
  ],
  [
    "of a scheduled task",
    web({ ...scheduledTask, egress: { db: { port: 5432, cidr: "10.0.0.0/16" } } }),
  ],
])("accepts a connection %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});
