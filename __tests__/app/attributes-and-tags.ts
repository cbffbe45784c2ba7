import { expect, test } from "@jest/globals";
import { backendSchemaOf, checkAttributes, schemaOf } from "#testing";
import { wholeAppRead } from "./synthesized-app";

const app = wholeAppRead("test");
const { stacks } = app;

test("no resource or data source sets what its type does not have", () => {
  const all = stacks.flatMap(({ resources, dataSources }) => [...resources, ...dataSources]);
  const ofProvider = all.filter(({ type }) => type.startsWith("aws_"));
  expect(ofProvider.length).toBeGreaterThan(100);
  for (const { address, type, attributes } of ofProvider) {
    const schema = schemaOf(address.startsWith("data.") ? `data.${type}` : type);
    expect(() => {
      checkAttributes(address, attributes, schema);
    }).not.toThrow();
  }
});

test("no backend has a setting that its type does not have", () => {
  for (const { id, backend } of stacks) {
    expect(() => {
      checkAttributes(id, backend?.settings ?? {}, backendSchemaOf(String(backend?.type)));
    }).not.toThrow();
  }
});

test("everything has the tags that its environment says", () => {
  expect(app).toTagEverything({
    TeamName: "awslearner",
    Environment: "test",
    Project: "vpc-to-ecs",
    Stack: expect.stringMatching(/\w/),
    ManagedBy: "cdktf",
  });
});
