import { describe, expect, test } from "@jest/globals";
import { recordedState } from "../../../tools/leftovers/recorded-state";

const STORED = { id: "dev-api", key: "shop/dev/api.tfstate", name: "api" };
const MARKS = { project: "shop", namePrefix: "learner" };

const resource = (attributes: object, type = "aws_lb", mode = "managed") => ({
  ...{ mode, type },
  instances: [{ attributes }],
});
const read = (...resources: readonly object[]) =>
  recordedState(STORED, JSON.stringify({ version: 4, serial: 1, lineage: "a", resources }), MARKS);

describe("a state tells without the code", () => {
  test("how many resources there are, without what was only read", () => {
    const twice = { mode: "managed", type: "aws_lb", instances: [{}, {}] };
    expect(read(twice, resource({}, "aws_vpc", "data")).resources).toBe(2);
    expect(recordedState(STORED, '{"serial":1,"lineage":"a"}', MARKS).resources).toBe(0);
  });

  test("whose states it has read, as Terraform writes what has any type", () => {
    const config = {
      value: { bucket: "b", key: "shop/dev/network.tfstate" },
      type: ["object", {}],
    };
    expect(read(resource({ config }, "terraform_remote_state", "data")).reads).toEqual([
      "shop/dev/network.tfstate",
    ]);
  });

  test("what others call its resources by", () => {
    const repository = { arn: "arn:aws:ecr:::r", repository_url: "1.dkr.ecr/r", name: "r" };
    expect(read(resource(repository, "aws_ecr_repository")).identities).toEqual([
      "arn:aws:ecr:::r",
      "1.dkr.ecr/r",
    ]);
  });
});

describe("a state is this project's", () => {
  test.each([
    ["by the tags of its stack", { tags_all: { Project: "shop", Stack: "api" } }],
    ["by an ID, where a resource takes no tags", { id: "learner" }],
    ["by an ID that begins with the prefix", { id: "learner-api" }],
  ])("%s", (_, attributes) => {
    expect(read(resource({}), resource(attributes)).foreign).toBe(false);
  });

  test.each([
    [
      "where the tags are another stack's",
      { id: "learner-x", tags_all: { Project: "shop", Stack: "web" } },
    ],
    ["where the tags are another project's", { tags_all: { Project: "blog", Stack: "api" } }],
    ["where an ID only begins like the prefix", { id: "learners" }],
    ["where it has neither", {}],
  ])("not %s", (_, attributes) => {
    expect(read(resource(attributes)).foreign).toBe(true);
  });
});
