import { expect, test } from "@jest/globals";
import { destructionWaves, stackGraph } from "../../tools/stack-graph";
import { testEnvironment } from "../test-environment";

const graph = stackGraph(testEnvironment());

test("the graph has every stack of the environment, with what it needs", () => {
  const needs = Object.fromEntries(graph.map(({ id, dependencies }) => [id, dependencies]));
  expect(needs).toMatchObject({
    "test-state": [],
    "test-iam": ["test-state"],
    "test-network": ["test-iam"],
  });
});

test("stacks are destroyed before what they need", () => {
  const all = ["test-iam", "test-network", "test-ssm", "test-ecs"];
  expect(destructionWaves(graph, all)).toEqual([
    ["test-ecs", "test-network", "test-ssm"],
    ["test-iam"],
  ]);
});

test("what is destroyed already is left out, and still keeps the order", () => {
  expect(destructionWaves(graph, ["test-state", "test-ssm"])).toEqual([
    ["test-ssm"],
    ["test-state"],
  ]);
  expect(destructionWaves(graph, [])).toEqual([]);
});
