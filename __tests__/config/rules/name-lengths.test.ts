import { expect, test } from "@jest/globals";
import { nameLengths, serviceNameLengths } from "../../../config/rules/name-lengths";
import { environmentSchema } from "../../../config/schema/environment";
import { makeNames } from "../../../lib/names";
import { minimal, publicService, scheduledTask, worker } from "../support";

const sections = environmentSchema.parse(minimal);

test("accepts every name of the longest prefix in the region with the longest name", () => {
  const longest = { ...sections, namePrefix: "a".repeat(20), region: "ap-southeast-1" } as const;
  expect(nameLengths(longest)).toEqual([]);
});

test("names the limit, the name and what to do when a prefix is too long for a bucket", () => {
  const [finding] = nameLengths({ ...sections, namePrefix: "p".repeat(35) });
  expect(finding).toEqual({
    path: ["namePrefix"],
    message:
      `makes the bucket name "${"p".repeat(35)}-state-111111111111-us-east-1" 64 characters long, ` +
      "AWS takes 63: shorten it by 1",
  });
});

test("has a limit for every name that comes from the prefix alone", () => {
  const limited = nameLengths({ ...sections, namePrefix: "p".repeat(1100) });
  const parameters = ["imageParameter", "configPath", "secretPath"];
  // What the prefix does not reach, and what is made on demand, cannot grow with it.
  const names = Object.entries(makeNames(sections)).filter(
    ([key, name]) =>
      typeof name === "string" && name.includes("learner") && !parameters.includes(key),
  );
  expect(limited).toHaveLength(names.length);
});

/** The names' lengths for one service. */
function ofService(name: string, settings: object) {
  const services = environmentSchema.shape.services.parse({});
  const service = environmentSchema.shape.services.def.innerType.valueType.parse(settings);
  return serviceNameLengths({ ...sections, services: { ...services, [name]: service } });
}

test("has a limit for every name that is made for a service", () => {
  // Parameters have rules of their own; parts of the network and of CI's roles are none of an operator's.
  const others = ["serviceImageParameter", "network", "ciRole", "ciPolicy"];
  const made = Object.entries(makeNames(sections)).filter(
    ([key, name]) => typeof name === "function" && !others.includes(key),
  );
  expect(ofService("s".repeat(1100), worker)).toHaveLength(made.length);
});

test("accepts the longest service name that a role takes, with a worker", () => {
  // learner- and -task-role take 18 of the 64 characters.
  expect(ofService("s".repeat(46), worker)).toEqual([]);
  expect(ofService("s".repeat(47), worker)).toEqual([
    {
      path: ["services", "s".repeat(47)],
      message: `makes the role name "learner-${"s".repeat(47)}-task-role" 65 characters long, AWS takes 64: shorten it (or namePrefix) by 1`,
    },
  ]);
});

test("a target group's name has room for a hyphen and a hash", () => {
  expect(ofService("s".repeat(17), publicService)).toEqual([]);
  expect(ofService("s".repeat(18), publicService)).toEqual([
    {
      path: ["services", "s".repeat(18)],
      message: `makes the target group name "learner-${"s".repeat(18)}-xxxxxx" 33 characters long, AWS takes 32: shorten it (or namePrefix) by 1`,
    },
  ]);
});

test("a schedule's name is as long as EventBridge Scheduler takes", () => {
  const messages = ofService("s".repeat(57), scheduledTask).map(({ message }) => message);
  expect(messages).toContain(
    `makes the schedule name "learner-${"s".repeat(57)}" 65 characters long, AWS takes 64: shorten it (or namePrefix) by 1`,
  );
});
