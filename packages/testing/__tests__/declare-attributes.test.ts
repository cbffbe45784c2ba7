import { expect, test } from "@jest/globals";
import { parseStack } from "#terraform";
import { declareAttributes } from "../declare-attributes";
import { failureOf } from "./failure-of";

const stack = parseStack("test", {
  resource: {
    aws_vpc: { vpc: { cidr_block: "10.0.0.0/16", brand_new: { x: 1 } } },
    shop_order: { order: { size: 3 } },
  },
});

test("an attribute that is newer than the provider's classes is taken once it is declared", () => {
  const ask = () => {
    expect(stack).toHaveResource("aws_vpc", { cidr_block: "10.0.0.0/16", brand_new: { x: 1 } });
  };
  expect(failureOf(ask)).toMatch(/^aws_vpc has no attribute brand_new that can be set/);
  declareAttributes("aws_vpc", ["brand_new"], "the provider has it from 6.99 on");
  expect(ask).not.toThrow();
  expect(stack).not.toHaveResource("aws_vpc", { brand_new: { x: 2 } });
});

test("a type whose provider has no package has the attributes that are declared, no others", () => {
  const ask = (attributes: Readonly<Record<string, unknown>>) => () => {
    expect(stack).toHaveResource("shop_order", attributes);
  };
  expect(failureOf(ask({ size: 3 }))).toBe(
    "shop_order: its attributes are not known, as @cdktf/provider-shop is not installed. For what has no class: declareAttributes()",
  );
  declareAttributes("shop_order", ["size"], "the shop's provider has no classes");
  expect(ask({ size: 3, lifecycle: { prevent_destroy: true } })).toThrow(/lifecycle: expected/);
  expect(ask({ size: 3 })).not.toThrow();
  expect(failureOf(ask({ sze: 3 }))).toBe(
    "shop_order has no attribute sze that can be set; did you mean size?",
  );
});

test("a declaration says what and why", () => {
  expect(() => {
    declareAttributes("aws_vpc", [], "why not");
  }).toThrow("aws_vpc: name the attributes to declare");
  expect(() => {
    declareAttributes("aws_vpc", ["x"], " ");
  }).toThrow("aws_vpc: say why its classes lack the attributes");
});

test("what the classes have needs no declaration, which would hide what is under it", () => {
  declareAttributes("aws_vpc", ["cidr_block"], "by mistake");
  expect(
    failureOf(() => {
      expect(stack).toHaveResource("aws_vpc");
    }),
  ).toBe("aws_vpc: cidr_block is declared, but its class has it: remove the declaration");
});
