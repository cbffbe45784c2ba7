import { type Attributes, type AttributeSchema, MAP, type ValueSchema } from "./attribute-schema";

/** `from_port: cdktf.numberToTerraform(this._fromPort),` */
const ENTRY = /^\s+"?([\w-]+)"?: (.+),$/gm;
/** cdktf's own function for a value. */
const VALUE = /cdktf\.(string|number|boolean)ToTerraform\b/;
/** The function of a block. */
const BLOCK = /(?<![\w.])(?:index_structs_\d+\.)?(\w+ToTerraform)\b/;

/**
 * The attributes that a generated class writes, at every depth. The class has a method for itself
 * and a function for each kind of block; each line of what they return is an attribute.
 *
 * @throws Error where the code is not as it is known
 */
export function readAttributes(source: string): Attributes {
  return entriesOf(source, "synthesizeAttributes()");
}

function entriesOf(source: string, signature: string): Attributes {
  const start = source.indexOf(`${signature} {`);
  const from = source.indexOf("return {", start);
  const to = source.indexOf("};", from);
  if (start < 0 || from < 0 || to < 0) throw new Error(`the generated code has no ${signature}`);
  return new Map(
    [...source.slice(from, to).matchAll(ENTRY)].map(([, name, expression]) => [
      String(name),
      schemaOf(source, String(expression)),
    ]),
  );
}

function schemaOf(source: string, expression: string): AttributeSchema {
  if (expression.includes("cdktf.hashMapper(")) return MAP;
  const block = BLOCK.exec(expression)?.[1];
  const isList = expression.includes("cdktf.listMapper(");
  if (block === undefined) return { kind: "value", type: typeOf(expression), isList };
  let known: Attributes | undefined;
  return {
    kind: "block",
    isList,
    // Blocks of blocks can be many, and few of them are ever asked about.
    attributes: () => (known ??= entriesOf(source, `function ${block}(struct)`)),
  };
}

function typeOf(expression: string): ValueSchema["type"] {
  const type = VALUE.exec(expression)?.[1];
  return type === "string" || type === "number" || type === "boolean" ? type : "any";
}
