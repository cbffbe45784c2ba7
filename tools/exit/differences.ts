import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isObject } from "#terraform";

/** What another framework, or another provider, is known to write otherwise: a file's name, and a key in it. */
const KNOWN_KEYS: readonly string[] = [
  // The framework's version, in comments.
  "manifest.json version",
  "cdk.tf.json //.metadata.version",
  // Which provider; `aws` and `hashicorp/aws` are the same address.
  "cdk.tf.json terraform.required_providers.aws.version",
  "cdk.tf.json terraform.required_providers.aws.source",
];

interface Difference {
  readonly file: string;
  /** `resource.aws_vpc.vpc.cidr_block`; empty where it is the file as a whole. */
  readonly key: string;
  /** Both values, for people. */
  readonly values: string;
}

/**
 * What two syntheses do not have in common, by value: the layout of a file counts for nothing.
 * @param known what may differ
 * @returns a line for each difference, for people
 */
export function differencesOf(
  before: string,
  after: string,
  known = KNOWN_KEYS,
): readonly string[] {
  const files = new Set([before, after].flatMap(filesIn));
  return [...files]
    .toSorted()
    .flatMap((file) => within(file, "", contentOf(before, file), contentOf(after, file)))
    .filter(({ file, key }) => !known.includes(`${path.basename(file)} ${key}`))
    .map(({ file, key, values }) => `${file}: ${key} ${values}`);
}

function filesIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)));
}

function contentOf(directory: string, file: string): unknown {
  try {
    const text = readFileSync(path.join(directory, file), "utf8");
    return file.endsWith(".json") ? JSON.parse(text) : text;
  } catch {
    return undefined; // The other one has it, or this would not be asked.
  }
}

function within(file: string, key: string, a: unknown, b: unknown): readonly Difference[] {
  if (isBranch(a) && isBranch(b) && Array.isArray(a) === Array.isArray(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    const below = (name: string) => (key === "" ? name : `${key}.${name}`);
    return [...names].flatMap((name) => within(file, below(name), a[name], b[name]));
  }
  if (Object.is(a, b)) return [];
  return [{ file, key, values: `${shown(a)} is ${shown(b)}` }];
}

const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Array.isArray(value) || isObject(value);

const shown = (value: unknown) =>
  value === undefined ? "(nothing)" : JSON.stringify(value).slice(0, 200);
