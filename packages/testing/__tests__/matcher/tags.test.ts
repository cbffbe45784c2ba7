import { expect, test } from "@jest/globals";
import { parseStack } from "#terraform";
import { absent } from "../../absent";
import { declareAttributes } from "../../declare-attributes";
import { failureOf } from "../failure-of";
import { smallApp } from "./small-app";

const { app, network } = smallApp();

const provider = {
  aws: [
    { default_tags: { tags: { TeamName: "web" } } },
    { alias: "west", default_tags: [{ tags: { TeamName: "west" } }] },
  ],
};
const stackWith = (resource: object) => parseStack("test", { provider, resource });

test("a resource has its provider's tags, and its own over them", () => {
  expect(network).toTagEverything({ TeamName: "web" });
  expect(network).toTagEverything({ Stage: "all", TeamName: expect.stringMatching(/^w/) });
  expect(network).not.toTagEverything({ Stage: "dev" });
  expect(network).toTagEverything({ CostCenter: absent });
});

test("the provider is the one that the resource names", () => {
  const west = stackWith({ aws_vpc: { vpc: { provider: "aws.west" } } });
  expect(west).toTagEverything({ TeamName: "west" });
});

test("a provider gives tags to what only reports them, too", () => {
  const reporting = stackWith({ aws_vpc_security_group_ingress_rule: { rule: {} } });
  expect(reporting).toTagEverything({ TeamName: "web" });
});

test("a type without a class takes tags when the test says so", () => {
  declareAttributes("shop_order", ["tags"], "the shop's provider has no classes");
  declareAttributes("shop_bill", ["sum"], "the shop's provider has no classes");
  const stack = stackWith({ shop_order: { one: { tags: { A: "1" } } }, shop_bill: { two: {} } });
  expect(stack).toTagEverything({ A: "1" });
  expect(stack).not.toTagEverything({ TeamName: "web" });
});

test("what takes no tags need not have any", () => {
  const stack = stackWith({
    aws_vpc: { vpc: {} },
    aws_route: { route: {} },
    // These tags are what it looks for.
    aws_inspector_resource_group: { group: { tags: { A: "b" } } },
  });
  expect(stack).toTagEverything({ TeamName: "web" });
});

test("tags that are computed may be any, so they count for none", () => {
  const computed = stackWith({ aws_vpc: { vpc: { tags: "${merge(local.tags)}" } } });
  expect(computed).not.toTagEverything({ TeamName: "web" });
});

test("names those of an app's stacks that lack a tag, and what is there instead", () => {
  expect(
    failureOf(() => {
      expect(app).toTagEverything({ TeamName: "web" });
    }),
  ).toBe(
    [
      'expected everything to have the tags {"TeamName": "web"}; of 3 2 have not',
      "  shop: aws_iam_role.role (role)",
      '    tags.TeamName: expected "web", received absent',
      "  shop: aws_subnet.subnet (subnet)",
      '    tags.TeamName: expected "web", received absent',
    ].join("\n"),
  );
  expect(
    failureOf(() => {
      expect(network).not.toTagEverything({ TeamName: "web" });
    }),
  ).toBe('expected something without the tags {"TeamName": "web"}, but all 1 have them');
});

test("fails where nothing takes tags, and so does not: nothing was checked", () => {
  const failure = "expected everything to be tagged, but there is nothing that takes tags";
  const nothing = stackWith({ aws_route: { route: {} } });
  expect(
    failureOf(() => {
      expect(nothing).toTagEverything({ TeamName: "web" });
    }),
  ).toBe(failure);
  expect(
    failureOf(() => {
      expect(nothing).not.toTagEverything({ TeamName: "web" });
    }),
  ).toBe(failure);
});

test("refuses a tag that is expected to be undefined", () => {
  expect(
    failureOf(() => {
      expect(network).not.toTagEverything({ TeamName: undefined });
    }),
  ).toBe(
    "toTagEverything: tags.TeamName is expected to be undefined: for what is not set write absent",
  );
});
