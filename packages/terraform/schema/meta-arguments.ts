import {
  ANY,
  type Attributes,
  type AttributeSchema,
  BOOLEAN,
  MAP,
  TEXT,
  TEXTS,
} from "./attribute-schema";

const CONDITION: Attributes = new Map([
  ["condition", ANY],
  ["error_message", TEXT],
]);
const CONDITIONS: AttributeSchema = { kind: "block", isList: true, attributes: () => CONDITION };

const LIFECYCLE: Attributes = new Map<string, AttributeSchema>([
  ["create_before_destroy", BOOLEAN],
  ["prevent_destroy", BOOLEAN],
  // A list, or the word "all".
  ["ignore_changes", ANY],
  ["replace_triggered_by", TEXTS],
  ["precondition", CONDITIONS],
  ["postcondition", CONDITIONS],
]);

/**
 * What Terraform takes in every resource, whatever its type:
 * https://developer.hashicorp.com/terraform/language/resources/syntax#meta-arguments
 */
export const META_ARGUMENTS: Attributes = new Map<string, AttributeSchema>([
  ["lifecycle", { kind: "block", isList: false, attributes: () => LIFECYCLE }],
  ["depends_on", TEXTS],
  ["provider", TEXT],
  ["count", ANY],
  ["for_each", ANY],
  // What stands in these depends on their own kind.
  ["provisioner", ANY],
  ["connection", MAP],
  ["dynamic", MAP],
]);
