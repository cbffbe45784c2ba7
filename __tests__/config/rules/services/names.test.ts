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

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "that makes a target group's too long",
    { namePrefix: "learner-eu", alb: plainAlb, services: { "storefront-main": publicService } },
    'dev.services.storefront-main: makes the target group name "learner-eu-storefront-main-xxxxxx" 33 characters long, AWS takes 32: shorten it (or namePrefix) by 1',
  ],
  [
    "of a service that is the load balancer's",
    { services: { alb: worker } },
    'dev.services.alb: makes the security group "learner-alb", which is that of the load balancer: use another name',
  ],
  [
    "of a service that is the endpoints'",
    { services: { endpoints: worker } },
    `dev.services.endpoints: makes the security group "learner-endpoints", which is that of the VPC's endpoints: use another name`,
  ],
  [
    "of a role that is a service's",
    {
      names: { taskRole: "learner-web-task-role" },
      ...web({ statements: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/*"] }] }),
    },
    'dev.names.taskRole: "learner-web-task-role" is the name of the task role of web too: use a name of its own for each role',
  ],
  [
    "of a role that is the scheduler's",
    { names: { taskRole: "learner-scheduler-role" } },
    'dev.names.taskRole: "learner-scheduler-role" is the name of the schedulerRole too: use a name of its own for each role',
  ],
];

test.each(MISTAKES)("refuses a name %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

/** The edges of what is allowed: a rule that is too strict is a mistake too. */
test.each([
  [
    "that makes a target group's just short enough",
    { namePrefix: "learner-eu", alb: plainAlb, services: { "storefront-one": publicService } },
  ],
  [
    "of 20 characters for what is not public",
    {
      namePrefix: "p".repeat(20),
      services: { ["a".repeat(20)]: worker, ["b".repeat(20)]: scheduledTask },
    },
  ],
  [
    "of a role that is nobody's, as long as the service shares one",
    { names: { taskRole: "learner-web-task-role" }, ...web({}) },
  ],
  [
    "that objects have of their own",
    { services: { constructor: internalService, web: { ...worker, calls: ["constructor"] } } },
  ],
])("accepts a name %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});
