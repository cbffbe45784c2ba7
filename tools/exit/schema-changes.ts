import { attributesIn, type Attributes, type AttributeSchema } from "#terraform";

/** What a provider's next version takes away, by type and attribute: `aws_eip.vpc`, `data.aws_ami.filter.name`. */
export interface SchemaChanges {
  /** Types, and attributes of types that stay. */
  readonly gone: readonly string[];
  /** Attributes that are of another kind: a block for a list of blocks, a text for a number. */
  readonly other: readonly string[];
}

/**
 * @param before directory of the AWS provider's classes as they are
 * @param after of the next ones
 */
export function schemaChanges(before: string, after: string): SchemaChanges {
  const next = attributesIn(after, "aws");
  const changes: { readonly gone: string[]; readonly other: string[] } = { gone: [], other: [] };
  const compare = (place: string, a: Attributes, b: Attributes) => {
    for (const [name, schema] of a) {
      const at = `${place}.${name}`;
      const other = b.get(name);
      if (other === undefined) changes.gone.push(at);
      else if (kindOf(schema) !== kindOf(other)) changes.other.push(at);
      else if (schema.kind === "block" && other.kind === "block")
        compare(at, schema.attributes(), other.attributes());
    }
  };
  for (const [type, attributes] of attributesIn(before, "aws")) {
    const other = next.get(type);
    if (other === undefined) changes.gone.push(type);
    else compare(type, attributes(), other());
  }
  return changes;
}

/** `list of block`, `string` */
function kindOf(schema: AttributeSchema): string {
  if (schema.kind === "map") return schema.kind;
  const item = schema.kind === "value" ? schema.type : schema.kind;
  return schema.isList ? `list of ${item}` : item;
}
