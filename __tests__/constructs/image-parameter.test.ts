import { expect, test } from "@jest/globals";
import { ImageParameter } from "../../constructs/image-parameter";
import { build, only, reference, resolved } from "./support";

const { stack, made } = build(
  (scope) =>
    new ImageParameter(scope, "image", {
      name: "/shop/image",
      description: "Image of the shop",
      placeholder: "none yet",
    }),
);

test("starts with the placeholder, whose later values are left alone, and nothing besides", () => {
  expect(only(stack, "aws_ssm_parameter").attributes).toEqual({
    name: "/shop/image",
    description: "Image of the shop",
    type: "String",
    value: "none yet",
    tags: { Name: "/shop/image" },
    lifecycle: { ignore_changes: ["value"] },
  });
});

test("who uses its name or its ARN waits for it", () => {
  expect(resolved(stack, made.name)).toBe(reference(stack, "aws_ssm_parameter", "name"));
  expect(resolved(stack, made.arn)).toBe(reference(stack, "aws_ssm_parameter", "arn"));
});
