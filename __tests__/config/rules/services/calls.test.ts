import { expect, test } from "@jest/globals";
import {
  internalService,
  messageFor,
  minimal,
  plainAlb,
  problemsOf,
  publicService,
  scheduledTask,
  web,
  worker,
} from "../../support";

function calling(...calls: string[]) {
  return { ...internalService, calls };
}

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "of a service that does not exist",
    { services: { api: internalService, web: { ...worker, calls: ["ap"] } } },
    'dev.services.web.calls[0]: "ap" is not a service: use api (did you mean api?)',
  ],
  [
    "of a service where none is internal",
    web({ calls: ["api"] }),
    'dev.services.web.calls[0]: "api" is not a service: add a service of kind internal, or leave it out',
  ],
  [
    "of a name that every object has",
    web({ calls: ["constructor"] }),
    'dev.services.web.calls[0]: "constructor" is not a service: add a service of kind internal, or leave it out',
  ],
  [
    "of a public service",
    {
      alb: plainAlb,
      services: { shop: publicService, api: internalService, web: { ...worker, calls: ["shop"] } },
    },
    'dev.services.web.calls[0]: "shop" is of kind public, and only services of kind internal can be called: use api',
  ],
  [
    "of a scheduled task",
    { services: { report: scheduledTask, web: { ...worker, calls: ["report"] } } },
    'dev.services.web.calls[0]: "report" is of kind scheduled, and only services of kind internal can be called: add a service of kind internal, or leave it out',
  ],
  [
    "of itself",
    web({ ...internalService, calls: ["web"] }),
    'dev.services.web.calls[0]: "web" is the service itself: leave it out',
  ],
  [
    "of itself by a worker",
    web({ calls: ["web"] }),
    'dev.services.web.calls[0]: "web" is the service itself: leave it out',
  ],
  [
    "that are in the list twice",
    { services: { api: internalService, web: { ...worker, calls: ["api", "api"] } } },
    'dev.services.web.calls[1]: "api" is in the list already: use each service once',
  ],
  [
    "that go back and forth",
    { services: { a: calling("b"), b: calling("a") } },
    'dev.services.b.calls[0]: "a" makes the circle a -> b -> a, in which no stack could come first: leave one of these calls out',
  ],
  [
    "of a worker that calls it back",
    { services: { a: calling("web"), web: { ...worker, calls: ["a"] } } },
    'dev.services.a.calls[0]: "web" is of kind worker, and only services of kind internal can be called: add a service of kind internal, or leave it out',
  ],
  [
    "in a circle of three, entered from outside",
    {
      services: {
        web: { ...worker, calls: ["b"] },
        a: calling("b"),
        b: calling("c"),
        c: calling("a"),
      },
    },
    'dev.services.a.calls[0]: "b" makes the circle b -> c -> a -> b, in which no stack could come first: leave one of these calls out',
  ],
];

test.each(MISTAKES)("refuses calls %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

/** The edges of what is allowed: a rule that is too strict is a mistake too. */
test.each([
  [
    "of one service by two",
    { services: { api: internalService, a: calling("api"), b: calling("a", "api") } },
  ],
  [
    "of services that come later",
    { services: { a: calling("b"), b: calling("c"), c: internalService } },
  ],
])("accepts calls %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});
