import { describe, expect, test } from "@jest/globals";
import type { Attributes, AttributeSchema } from "../../schema/attribute-schema";
import { libraryOf, typesIn } from "../../schema/provider-package";
import { readAttributes } from "../../schema/read-attributes";
import { attributesOf, takesDefaultTags } from "../../schema/resource-schema";

/** What a type has at a path of blocks. */
function schemaAt(type: string, ...path: string[]): AttributeSchema | undefined {
  let attributes: ReturnType<typeof attributesOf> | undefined = attributesOf(type);
  let found: AttributeSchema | undefined;
  for (const step of path) {
    found = attributes?.get(step);
    attributes = found?.kind === "block" ? found.attributes() : undefined;
  }
  return found;
}
const value = (type: string, isList = false) => ({ kind: "value", type, isList });

describe("what the provider's classes say", () => {
  test.each<[string, string[], unknown]>([
    ["aws_vpc", ["cidr_block"], value("string")],
    ["aws_vpc", ["ipv4_netmask_length"], value("number")],
    ["aws_vpc", ["enable_dns_support"], value("boolean")],
    ["aws_vpc", ["tags"], { kind: "map" }],
    ["aws_lb", ["subnets"], value("string", true)],
    // A class, too, that keeps null where nothing is given.
    ["aws_security_group", ["ingress", "cidr_blocks"], value("string", true)],
    ["aws_security_group", ["ingress", "self"], value("boolean")],
    ["aws_wafv2_web_acl", ["default_action", "allow", "custom_request_handling"], "block"],
    // Its blocks are in files of their own.
    ["aws_lexv2models_slot", ["value_elicitation_setting", "slot_constraint"], value("string")],
    ["data.aws_vpc", ["filter", "values"], value("string", true)],
  ])("%s %j", (type, path, expected) => {
    const found = schemaAt(type, ...path);
    expect(expected === "block" ? found?.kind : found).toEqual(expected);
  });

  test("a block is one or a list of them", () => {
    expect(schemaAt("aws_security_group", "ingress")).toMatchObject({ isList: true });
    expect(schemaAt("aws_security_group", "timeouts")).toMatchObject({ isList: false });
  });

  test("what AWS computes is no attribute to set, nor is what another depth has", () => {
    expect(schemaAt("aws_vpc", "arn")).toBeUndefined();
    expect(schemaAt("aws_security_group", "cidr_blocks")).toBeUndefined();
    expect(schemaAt("aws_vpc", "filter")).toBeUndefined();
  });

  test("a type without attributes has none", () => {
    expect(readAttributes("synthesizeAttributes() {\n return {};\n}").size).toBe(0);
  });

  test("a type is read once", () => {
    expect(attributesOf("aws_vpc")).toBe(attributesOf("aws_vpc"));
  });
});

test.each([
  ["aws_vpcx", "aws_vpcx: no such type in @cdktf/provider-aws; did you mean aws_vpc?"],
  [
    "data.aws_vpcx",
    "data.aws_vpcx: no such type in @cdktf/provider-aws; did you mean data.aws_vpc?",
  ],
  ["vpc", "vpc: its attributes are not known, as @cdktf/provider-vpc is not installed."],
])("%s is refused", (type, refusal) => {
  expect(() => attributesOf(type)).toThrow(refusal);
});

test("the types of a provider are those of its resources and data sources", () => {
  const types = typesIn(String(libraryOf("aws_vpc")), "aws");
  expect(types).toEqual(expect.arrayContaining(["aws_vpc", "data.aws_vpc"]));
  expect(types.filter((type) => !/^(data\.)?aws_\w+$/.test(type))).toEqual([]);
});

test("default tags are for what reports all its tags", () => {
  expect(takesDefaultTags("aws_vpc")).toBe(true);
  expect(takesDefaultTags("aws_vpc_security_group_ingress_rule")).toBe(true);
  expect(takesDefaultTags("aws_route")).toBe(false);
  expect(takesDefaultTags("aws_inspector_resource_group")).toBe(false);
});

/** A class with one attribute, and what its synthesis calls for it. */
const classWith = (expression: string) =>
  `synthesizeAttributes() {\n return {\n  a: ${expression},\n };\n}\n`;
const ofBlock =
  "function aToTerraform(struct) {\n return {\n  b: cdktn.numberToTerraform(struct.b),\n };\n}";

test.each([
  "cdktn.listMapper(aToTerraform, true)(this._a.internalValue)",
  // Those of large resources, in files of their own.
  "cdktf.listMapper(index_structs_1.aToTerraform, true)(this._a.internalValue)",
  "cdktn.listMapper(structs400_1.aToTerraform, true)(struct.a)",
  "cdktn.listMapper(index_1.aToTerraform, true)(this._a.internalValue)",
  "(0, index_1.aToTerraform)(this._a.internalValue)",
  "(0, structs0_1.aToTerraform)(struct.a)",
])("%s writes a block, whichever framework made the class", (expression) => {
  const block = readAttributes(classWith(expression) + ofBlock).get("a");
  expect(block).toMatchObject({ kind: "block", isList: expression.includes("listMapper") });
  expect(block?.kind === "block" && block.attributes().get("b")).toEqual(value("number"));
});

test.each([
  ["this.markWriteOnlyAttribute(cdktn.stringToTerraform(this._a))", value("string")],
  ["struct.a === undefined ? null : cdktn.booleanToTerraform(struct.a)", value("boolean")],
  [
    "cdktf.listMapper(cdktf.listMapper(cdktf.stringToTerraform, false), false)(struct.a)",
    value("string", true),
  ],
  ["cdktn.hashMapper(cdktn.listMapper(cdktn.stringToTerraform, false))(this._a)", { kind: "map" }],
])("%s writes a value", (expression, expected) => {
  expect(readAttributes(classWith(expression)).get("a")).toEqual(expected);
});

test.each([
  "cdktx.stringToTerraform(this._a)",
  "cdktf.dateToTerraform(this._a)",
  "parts[0].aToTerraform(this._a)",
  "cdktf.listMapper(parts[0].aToTerraform, true)(this._a)",
  "this._a",
  "{\n   b: 1",
])("a shape that is not known is refused: %s", (expression) => {
  expect(() => readAttributes(classWith(expression))).toThrow(
    "the generated code has a shape that is not known: ",
  );
});

test.each(["aws_lexv2models_intent", "aws_medialive_channel"])(
  "the parts of %s are known at every depth",
  (type) => {
    const depth = (attributes: Attributes): number =>
      1 +
      Math.max(
        0,
        ...[...attributes.values()].map((a) => (a.kind === "block" ? depth(a.attributes()) : 0)),
      );
    expect(depth(attributesOf(type))).toBeGreaterThan(4);
  },
);

test("code that is not as it is known is refused: nothing is better than half", () => {
  expect(() => readAttributes("class Vpc {}")).toThrow(
    "the generated code has no synthesizeAttributes()",
  );
  const half = readAttributes(
    "synthesizeAttributes() {\n return {\n  a: cdktf.listMapper(aToTerraform, true)(this._a),\n };\n}",
  );
  const block = half.get("a");
  expect(() => block?.kind === "block" && block.attributes()).toThrow(
    "the generated code has no function aToTerraform(struct)",
  );
});
