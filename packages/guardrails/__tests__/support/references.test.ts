import { expect, test } from "@jest/globals";
import { refersTo } from "../../support/references";
import { stackOf } from "../fixtures";

const [resource] = stackOf({
  aws_log: { log: { name: "shop", id: "l-1", bucket: "", arn: "${test.x.y.arn}" } },
}).resources;
const refers = (value: unknown) => resource !== undefined && refersTo(value, resource);

test.each([
  ["a reference", "${test.aws_log.log.id}"],
  ["its name", "shop"],
  ["its id", "l-1"],
  ["its ARN, the name after a colon", "arn:aws:logs:eu-west-1:111111111111:log-group:shop"],
  ["its ARN, the name after a slash", "arn:aws:logs:eu-west-1:111111111111:log/shop"],
  ["a list with it", ["other", "shop"]],
])("%s means the resource", (_, value) => {
  expect(refers(value)).toBe(true);
});

test.each([
  ["a resource whose address begins alike", "${test.aws_log.log2.id}"],
  ["one of another stack", "${other.aws_log.log.id}"],
  ["a name that ends alike", "my/shop"],
  ["an ARN that ends alike", "arn:aws:logs:eu-west-1:111111111111:log/myshop"],
  ["what is not known of either", "${test.x.y.arn}"],
  ["nothing", ""],
  ["no text", undefined],
])("%s does not", (_, value) => {
  expect(refers(value)).toBe(false);
});
