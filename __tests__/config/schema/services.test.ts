import { expect, test } from "@jest/globals";
import {
  internalService,
  messageFor,
  minimal,
  problemsOf,
  publicWeb,
  scheduledTask,
  web,
} from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "a schedule of five fields",
    web({ ...scheduledTask, schedule: "cron(0 8 ? * MON-FRI)" }),
    'dev.services.web.schedule: "cron(0 8 ? * MON-FRI)" is not allowed: use six fields (minutes, hours, day of month, month, day of week, year), a ? for one of the two days (for example cron(0 8 ? * MON-FRI *))',
  ],
  [
    "a schedule with both days",
    web({ ...scheduledTask, schedule: "cron(0 8 * * * *)" }),
    'dev.services.web.schedule: "cron(0 8 * * * *)" is not allowed: use six fields (minutes, hours, day of month, month, day of week, year), a ? for one of the two days (for example cron(0 8 ? * MON-FRI *))',
  ],
  [
    "a schedule with neither day",
    web({ ...scheduledTask, schedule: "cron(0 8 ? * ? *)" }),
    'dev.services.web.schedule: "cron(0 8 ? * ? *)" is not allowed: use six fields (minutes, hours, day of month, month, day of week, year), a ? for one of the two days (for example cron(0 8 ? * MON-FRI *))',
  ],
  [
    "a schedule in words",
    web({ ...scheduledTask, schedule: "daily" }),
    'dev.services.web.schedule: "daily" is not valid: use at(2030-01-31T08:00:00), rate(5 minutes) or cron(0 8 ? * MON-FRI *), each with values of your own',
  ],
  [
    "a rate without its unit",
    web({ ...scheduledTask, schedule: "rate(5)" }),
    'dev.services.web.schedule: "rate(5)" is not allowed: use a number and its unit, which is minute, hour or day for 1 and minutes, hours or days for more (for example rate(5 minutes))',
  ],
  [
    "a rate with the wrong number of its unit",
    web({ ...scheduledTask, schedule: "rate(1 hours)" }),
    'dev.services.web.schedule: "rate(1 hours)" is not allowed: use a number and its unit, which is minute, hour or day for 1 and minutes, hours or days for more (for example rate(5 minutes))',
  ],
  [
    "a date that does not exist",
    web({ ...scheduledTask, schedule: "at(2030-02-31T08:00:00)" }),
    'dev.services.web.schedule: "at(2030-02-31T08:00:00)" is not allowed: use a date and a time that exist (for example at(2030-01-31T08:00:00))',
  ],
  [
    "a date without time",
    web({ ...scheduledTask, schedule: "at(2030-01-31)" }),
    'dev.services.web.schedule: "at(2030-01-31)" is not allowed: use a date and a time that exist (for example at(2030-01-31T08:00:00))',
  ],
  [
    "a time zone that does not exist",
    web({ ...scheduledTask, timezone: "Europe/Atlantis" }),
    'dev.services.web.timezone: "Europe/Atlantis" is not allowed: use a time zone of the IANA database (for example Europe/Berlin)',
  ],
  [
    "a time zone in lower case",
    web({ ...scheduledTask, timezone: "europe/berlin" }),
    'dev.services.web.timezone: "europe/berlin" is not valid: use a time zone of the IANA database (for example Europe/Berlin)',
  ],
  [
    "no schedule",
    web({ kind: "scheduled" }),
    "dev.services.web.schedule: is missing: use at(2030-01-31T08:00:00), rate(5 minutes) or cron(0 8 ? * MON-FRI *), each with values of your own",
  ],
  [
    "a host that is an address",
    publicWeb({ route: { priority: 1, hosts: ["https://shop.example.com"] } }),
    'dev.services.web.route.hosts[0]: "https://shop.example.com" is not valid: use a host name in lower case, * and ? standing for anything before the last dot, 128 characters at most (for example shop.example.com)',
  ],
  [
    "a host without a dot",
    publicWeb({ route: { priority: 1, hosts: ["localhost"] } }),
    'dev.services.web.route.hosts[0]: "localhost" is not valid: use a host name in lower case, * and ? standing for anything before the last dot, 128 characters at most (for example shop.example.com)',
  ],
  [
    "a path without its slash",
    publicWeb({ route: { priority: 1, paths: ["api/*"] } }),
    `dev.services.web.route.paths[0]: "api/*" is not valid: use a path that starts with a slash, of letters, digits and _ - . $ / ~ " ' @ : + & * ?, 128 characters at most (for example /api/*)`,
  ],
  [
    "a priority of 0",
    publicWeb({ route: { priority: 0, paths: ["/*"] } }),
    "dev.services.web.route.priority: 0 is too small: use 1 to 50000",
  ],
  [
    "a code that load balancers do not take",
    publicWeb({ healthCheckCodes: "500" }),
    'dev.services.web.healthCheckCodes: "500" is not valid: use status codes of 200 to 499, one, several or a range (for example 200, 200,302 or 200-299)',
  ],
  [
    "root as user",
    web({ user: "root" }),
    'dev.services.web.user: "root" is not valid: use a user other than root (for example 1000:1000)',
  ],
  [
    "root as user by number",
    web({ user: "0:1000" }),
    'dev.services.web.user: "0:1000" is not valid: use a user other than root (for example 1000:1000)',
  ],
  [
    "a variable with a hyphen",
    web({ environment: { "LOG-LEVEL": "info" } }),
    "dev.services.web.environment.LOG-LEVEL: is not a valid key: use letters, digits and _, not a digit first (for example LOG_LEVEL)",
  ],
  [
    "a variable that is a number",
    web({ environment: { PORT: 80 } }),
    "dev.services.web.environment.PORT: 80 is not a string: use a string of at most 32768 characters (numbers and booleans in quotes)",
  ],
  [
    "a volume at a relative path",
    web({ writablePaths: { tmp: "tmp" } }),
    'dev.services.web.writablePaths.tmp: "tmp" is not valid: use an absolute path in the container, not the root itself and without a slash at the end (for example /tmp)',
  ],
  [
    "a volume outside itself",
    web({ writablePaths: { tmp: "/tmp/../etc" } }),
    'dev.services.web.writablePaths.tmp: "/tmp/../etc" is not valid: use an absolute path in the container, not the root itself and without a slash at the end (for example /tmp)',
  ],
  [
    "a sidecar that is root",
    web({ sidecars: { proxy: { image: "busybox", memoryMiB: 64, user: "0:0" } } }),
    'dev.services.web.sidecars.proxy.user: "0:0" is not valid: use a user other than root (for example 1000:1000)',
  ],
  [
    "a sidecar without memory",
    web({ sidecars: { proxy: { image: "busybox" } } }),
    "dev.services.web.sidecars.proxy.memoryMiB: is missing: use 6 to 122880",
  ],
  [
    "an address for a sidecar's image",
    web({ sidecars: { proxy: { image: "https://example.com/a", memoryMiB: 64 } } }),
    `dev.services.web.sidecars.proxy.image: "https://example.com/a" is not valid: use an image's URI without https://, 255 characters at most (for example public.ecr.aws/docker/library/busybox:1.37)`,
  ],
  [
    "an image parameter of 16 levels",
    web({ imageParameter: "/learner/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p" }),
    'dev.services.web.imageParameter: "/learner/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p" is not valid: start with a slash; use letters, digits and _ . - and 1 to 15 levels, 512 characters at most (for example /learner/services/web/image)',
  ],
  [
    "an empty command",
    web({ command: [] }),
    "dev.services.web.command: [] is too short: name at least one word, or leave it out for the image's own command",
  ],
  [
    "a port that does not exist",
    web({ ...internalService, port: 65_536 }),
    "dev.services.web.port: 65536 is too large: use 1 to 65535",
  ],
  [
    "two seconds less than a container needs to stop",
    web({ stopTimeoutSeconds: 0 }),
    "dev.services.web.stopTimeoutSeconds: 0 is too small: use 2 to 120",
  ],
  [
    "no threshold of latency",
    web({ alarms: { latencySeconds: 0 } }),
    "dev.services.web.alarms.latencySeconds: 0 is too small: use more than 0",
  ],
  [
    "more Spot than all",
    web({ spotPercent: 101 }),
    "dev.services.web.spotPercent: 101 is too large: use 0 to 100",
  ],
];

test.each(MISTAKES)("refuses in services %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

/** The edges of what is allowed: a rule that is too strict is a mistake too. */
test.each([
  ["a rate of one", web({ ...scheduledTask, schedule: "rate(1 minute)" })],
  ["a rate of many", web({ ...scheduledTask, schedule: "rate(90 minutes)" })],
  ["a date", web({ ...scheduledTask, schedule: "at(2032-02-29T23:59:59)" })],
  [
    "a cron expression with everything",
    web({ ...scheduledTask, schedule: "cron(0/5,7 8-17 ? JAN,MAR MON#2 2030-2040)" }),
  ],
  [
    "a cron expression by the day of the month",
    web({ ...scheduledTask, schedule: "cron(0 8 L * ? *)" }),
  ],
  [
    "a time zone with an underscore",
    web({ ...scheduledTask, timezone: "America/Argentina/Buenos_Aires" }),
  ],
  ["a user by name", web({ user: "node:node" })],
])("accepts in services %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});
