import { type Attributes, type AttributeSchema, MAP, type ValueSchema } from "./attribute-schema";

/** `from_port: cdktf.numberToTerraform(this._fromPort),` */
const ENTRY = /^"?([\w-]+)"?: (.+),$/;
/** What is called with the attribute: one without a value may be written as null, a write-only one is marked. */
const CALL =
  /^(?:[\w.]+ === undefined \? null : )?(?:this\.markWriteOnlyAttribute\((?=.*\)\)$))?(.+)\((?:this|struct)\.[\w.]+\)+$/;
/** The framework's own functions. CDK Terrain's classes call it `cdktn`. */
const VALUE = /^cdkt[fn]\.(string|number|boolean|any)ToTerraform$/;
const MAP_OF = /^cdkt[fn]\.hashMapper\(.+\)$/;
const LIST_OF = /^cdkt[fn]\.listMapper\((.+), (?:true|false)\)$/;
/** The function of a block, which a large resource has in another file: `structs400_1.`, `(0, index_1...)`. */
const BLOCK = /^(?:\(0, )?(?:(?:index(?:_structs)?|structs\d+)_\d+\.)?(\w+ToTerraform)\)?$/;

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
  const lines = source.slice(from, to).split("\n").slice(1);
  return new Map(
    lines.flatMap((line) => {
      if (line.trim() === "") return [];
      const [, name, expression] = ENTRY.exec(line.trim()) ?? unknownShape(line);
      const called = CALL.exec(String(expression))?.[1] ?? unknownShape(line);
      return [[String(name), schemaOf(source, called)]];
    }),
  );
}

function schemaOf(source: string, called: string): AttributeSchema {
  const value = VALUE.exec(called)?.[1];
  if (value !== undefined)
    return { kind: "value", type: value as ValueSchema["type"], isList: false };
  if (MAP_OF.test(called)) return MAP;
  const item = LIST_OF.exec(called)?.[1];
  if (item !== undefined) {
    const schema = schemaOf(source, item);
    return schema.kind === "map" ? schema : { ...schema, isList: true };
  }
  const block = BLOCK.exec(called)?.[1] ?? unknownShape(called);
  let known: Attributes | undefined;
  return {
    kind: "block",
    isList: false,
    // Blocks of blocks can be many, and few of them are ever asked about.
    attributes: () => (known ??= entriesOf(source, `function ${block}(struct)`)),
  };
}

/** Taken for a value, a block of a new shape would let any attribute pass. */
function unknownShape(code: string): never {
  throw new Error(`the generated code has a shape that is not known: ${code.trim()}`);
}
