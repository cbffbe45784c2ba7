import { describe, expect, test } from "@jest/globals";
import { didYouMean } from "../../config/did-you-mean";
import { ConfigurationError, formatPath, formatProblem } from "../../config/errors";

describe("a path", () => {
  test.each([
    [["dev", "network", "cidr"], "dev.network.cidr"],
    [["prod-eu", "network", "zones", 2], "prod-eu.network.zones[2]"],
    [["dev", "ssm", "config", "app/log-level"], 'dev.ssm.config["app/log-level"]'],
    [["dev", "tags", "additional", 'a "b"\n'], 'dev.tags.additional["a \\"b\\"\\n"]'],
  ])("%j reads %s", (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});

describe("a value", () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;

  test.each([
    ["one\ntwo", '"one\\ntwo"'],
    [null, "null"],
    [NaN, "NaN"],
    [-Infinity, "-Infinity"],
    [10n, "10"],
    [() => 0, "(function)"],
    [circular, "(an object that is not plain data)"],
    ["x".repeat(200), `"${"x".repeat(79)}...`],
  ])("%p stays on one line, and short", (value, text) => {
    expect(formatProblem({ path: "dev", value, message: "is wrong" })).toBe(
      `dev: ${text} is wrong`,
    );
  });
});

test("the error has a line for each problem, and the problems", () => {
  const problems = [
    { path: "a", value: 1, message: "is wrong: use 2" },
    { path: "b", message: "is missing: use 3" },
  ];
  const error = new ConfigurationError(problems);
  expect(error.message).toBe("a: 1 is wrong: use 2\nb: is missing: use 3");
  expect(error.problems).toEqual(problems);
  expect(error).toMatchObject({ name: "ConfigurationError" });
});

test.each([
  ["cdir", ["zones", "cidr"], " (did you mean cidr?)"],
  ["Region", ["region"], " (did you mean region?)"],
  ["subnets", ["cidr", "zones"], ""],
  ["x", ["nat", "ipv6"], ""],
])("suggests the setting that %s stands for, if any", (word, candidates, hint) => {
  expect(didYouMean(word, candidates)).toBe(hint);
});
