import { expect, test } from "@jest/globals";
import { nameLengths } from "../../../config/rules/name-lengths";
import { environmentSchema } from "../../../config/schema/environment";
import { makeNames } from "../../../lib/names";
import { minimal } from "../support";

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
