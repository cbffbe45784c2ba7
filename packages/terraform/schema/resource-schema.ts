import { nearest } from "../nearest";
import { ANY, type Attributes } from "./attribute-schema";
import { libraryOf, packageOf, providerOf, readSource, typesIn } from "./provider-package";
import { readAttributes } from "./read-attributes";

const MOST_LETTERS_OFF = 3;

/** How a class hands out the tags that a resource has in the end. */
const ALL_TAGS = /\(this, "tags_all"\)|Attribute\('tags_all'\)/;

interface ResourceSchema {
  readonly attributes: Attributes;
  readonly takesDefaultTags: boolean;
}

/** Types that are part of Terraform and have no package. */
// https://developer.hashicorp.com/terraform/language/resources/terraform-data
const known = new Map<string, ResourceSchema>([
  [
    "terraform_data",
    {
      attributes: new Map([
        ["input", ANY],
        ["triggers_replace", ANY],
      ]),
      takesDefaultTags: false,
    },
  ],
]);

/**
 * The attributes of a resource type that a configuration may set, by the provider's generated
 * classes (`@cdktf/provider-aws`). A data source's type begins with `data.`
 *
 * @throws Error when the provider's package is not installed, or has no such type
 */
export function attributesOf(type: string): Attributes {
  return schemaOf(type).attributes;
}

/**
 * Whether the provider gives its `default_tags` to resources of a type: it does to those that report
 * all their tags.
 *
 * @throws Error as `attributesOf()`
 */
export function takesDefaultTags(type: string): boolean {
  return schemaOf(type).takesDefaultTags;
}

/**
 * The attributes of every type that the classes in a directory have, read when they are asked for.
 * @param library `lib` of a provider's package, which need not be the one that is in use
 */
export function attributesIn(
  library: string,
  provider: string,
): ReadonlyMap<string, () => Attributes> {
  return new Map(
    typesIn(library, provider).map((type) => [
      type,
      () => readAttributes(readSource(library, type) ?? ""),
    ]),
  );
}

function schemaOf(type: string): ResourceSchema {
  const schema = known.get(type) ?? read(type);
  known.set(type, schema);
  return schema;
}

function read(type: string): ResourceSchema {
  const library = libraryOf(type);
  if (library === undefined) {
    throw new Error(
      `${type}: its attributes are not known, as ${packageOf(type)} is not installed.`,
    );
  }
  const source = readSource(library, type);
  if (source === undefined) {
    // A provider has many hundreds; the one that was meant is hardly longer or shorter.
    const similar = typesIn(library, providerOf(type)).filter(
      (other) => Math.abs(other.length - type.length) <= MOST_LETTERS_OFF,
    );
    const suggestion = nearest(type, similar) ?? "another";
    throw new Error(`${type}: no such type in ${packageOf(type)}; did you mean ${suggestion}?`);
  }
  return { attributes: readAttributes(source), takesDefaultTags: ALL_TAGS.test(source) };
}
