import { isObject } from "#terraform";
import type { Tags } from "./iam-request";

export type Parameters = Readonly<Record<string, unknown>>;

/** A parameter's texts, be it one or a list. */
export function textsOf(parameters: Parameters, name: string): string[] {
  const value = parameters[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === "string");
}

/** A parameter that is one text. */
export const textOf = (parameters: Parameters, name: string): string | undefined =>
  textsOf(parameters, name)[0];

/** What stands after the last slash, or all of it: the id of an ARN, the name of a path. */
export const lastPart = (text: string): string => text.split("/").at(-1) ?? text;

/** All texts of a value, however deep. */
export function allTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(allTexts);
}

/** Values of all members of this name, however deep. */
export function allNamed(value: unknown, name: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]: [string, unknown]): unknown[] =>
    key === name ? [one] : allNamed(one, name),
  );
}

/** As the services call the tags of a request. */
const TAGS = ["Tags", "tags", "TagSet"];

/** The tags that a request gives; undefined where it gives none. */
export function tagsOf(parameters: Parameters): Tags | undefined {
  const given: readonly unknown[] = [
    ...TAGS.flatMap((name) => parameters[name] ?? []),
    ...allNamed(parameters["TagSpecifications"], "Tags").flat(),
    ...allNamed(parameters["Tagging"], "TagSet").flat(),
  ];
  if (given.length === 0) return undefined;
  return Object.fromEntries(given.flatMap(entriesOf));
}

/** Of `{ Key, Value }`, `{ key, value }`, `{ TagKey, TagValue }`, or a map of tags. */
function entriesOf(given: unknown): [string, string][] {
  if (!isObject(given)) return [];
  const key = given["Key"] ?? given["key"] ?? given["TagKey"];
  if (typeof key !== "string") return Object.entries(given).flatMap(textEntry);
  return textEntry([key, given["Value"] ?? given["value"] ?? given["TagValue"] ?? ""]);
}

const textEntry = ([key, value]: [string, unknown]): [string, string][] =>
  typeof value === "string" ? [[key, value]] : [];

/** As the services call the keys of tags that a request takes away. */
const REMOVED = ["TagKeys", "tagKeys", "TagKeyList", "ResourceTagKeys"];

/** The keys of tags that a request takes away. */
export const removedTagsOf = (parameters: Parameters): string[] =>
  REMOVED.flatMap((name) => textsOf(parameters, name));
