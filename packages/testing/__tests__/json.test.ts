import { expect, test } from "@jest/globals";
import { json } from "../json";

const containers = JSON.stringify([
  { name: "web", image: "${data.aws_ssm_parameter.image.insecure_value}", portMappings: [] },
]);

test("fits a text of JSON with what is given, also in Jest's own matchers", () => {
  expect(containers).toEqual(json([{ name: "web" }]));
  expect({ definitions: containers }).toMatchObject({
    definitions: json([{ image: expect.stringContaining("aws_ssm_parameter") }]),
  });
  expect(containers).not.toEqual(json([]));
});

test("a difference's path goes on into the JSON", () => {
  expect(json([{ name: "api" }]).differencesTo(containers, "container_definitions")).toEqual([
    { path: "container_definitions[0].name", expected: "api", received: "web" },
  ]);
});

test.each([["${jsonencode({})}"], [undefined], [{}]])("%j is no JSON", (received) => {
  const expected = json({});
  expect(expected.differencesTo(received, "policy")).toEqual([
    { path: "policy", expected, received },
  ]);
});

test("prints what it expects", () => {
  expect(json({ a: [1] }).toAsymmetricMatcher()).toBe('json({"a":[1]})');
});
