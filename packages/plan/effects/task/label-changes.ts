import { isObject, type Json, textOf } from "#terraform";

/**
 * Labels of a container that stand for what its tasks learn when they start, so that a new value makes a
 * new revision: a configuration value, a secret's version, where a callee answers.
 */
const WORDS: Readonly<
  Record<string, (key: string, value: string | undefined, isNew: boolean) => string>
> = {
  config: (key, value, isNew) =>
    `config ${key} ${value === undefined ? "is no longer read" : isNew ? "is read" : "changed"}`,
  secret: (key, value) =>
    `secret ${key} ${value === undefined ? "is no longer read" : `is ${value}`}`,
  endpoint: (key, value) => {
    if (value === undefined) return `${key} is no longer called`;
    return value === "none" ? `${key} answers nowhere` : `${key} now answers at ${value}`;
  },
};

export function labelChanges(before: Json, after: Json): string[] {
  const [was = {}, will = {}] = [before, after].map(labelsOf);
  return [...new Set([...Object.keys(was), ...Object.keys(will)])]
    .filter((label) => was[label] !== will[label])
    .map((label) => {
      const [kind = "", ...rest] = label.split("/");
      const words = rest.length > 0 ? WORDS[kind] : undefined;
      return words
        ? words(rest.join("/"), will[label], was[label] === undefined)
        : `label ${label} changed`;
    });
}

const labelsOf = ({ dockerLabels: labels }: Json): Readonly<Record<string, string | undefined>> =>
  isObject(labels)
    ? Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, textOf(value)]))
    : {};
