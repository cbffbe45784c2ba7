import { readFileSync } from "node:fs";
import path from "node:path";
import { type CollectionTag, parse, parseAllDocuments } from "yaml";
import { ROOT } from "./github";

type Value = Readonly<Record<string, unknown>>;

export interface GitlabJob {
  readonly extends?: string;
  readonly stage?: string;
  readonly needs?: readonly string[];
  readonly rules?: readonly Readonly<Record<string, unknown>>[];
  readonly script?: readonly string[];
  readonly before_script?: readonly unknown[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly environment?: { readonly name: string };
  readonly resource_group?: string;
  readonly timeout?: string;
  readonly id_tokens?: Readonly<Record<string, { readonly aud: string }>>;
  readonly artifacts?: { readonly paths: readonly string[]; readonly access?: string };
}

interface Include {
  readonly local: string;
  readonly inputs: { readonly environment: string; readonly after?: readonly string[] };
  readonly rules: readonly Value[];
}

interface Main {
  readonly stages: readonly string[];
  readonly include: readonly Include[];
  readonly variables: Value;
  readonly workflow: { readonly rules: readonly Value[] };
  readonly default: Value;
}

/** `!reference [job, key]`, as `{ reference: [job, key] }`. */
const reference: CollectionTag = {
  tag: "!reference",
  collection: "seq",
  resolve: (node) => node,
};

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
export const mainText = read(".gitlab-ci.yml");
export const main = parse(mainText, { customTags: [reference] }) as Main;

/** What stands at the top of .gitlab-ci.yml and is no job. */
export const TOP = ["stages", "include", "variables", "workflow", "default"];

/** The jobs that one include makes, its inputs filled in. */
function included({ local, inputs }: Include): Readonly<Record<string, GitlabJob>> {
  const [specification, content] = parseAllDocuments(read(local)).map((one) => one.toString());
  const { spec } = parse(specification ?? "") as {
    readonly spec: { readonly inputs: Readonly<Record<string, { readonly default?: unknown }>> };
  };
  const filled = (content ?? "").replaceAll(/\$\[\[ inputs\.(\w+) \]\]/g, (_, name: string) => {
    const { [name]: input } = spec.inputs;
    const value = (inputs as Value)[name] ?? input?.default;
    if (value === undefined) throw new Error(`${local}: no input ${name}`);
    return typeof value === "string" ? value : JSON.stringify(value);
  });
  return parse(filled) as Readonly<Record<string, GitlabJob>>;
}

const own = Object.entries(main as unknown as Readonly<Record<string, GitlabJob>>).filter(
  ([name]) => !TOP.includes(name),
);

/** All jobs and hidden ones, as GitLab has them after the includes, without what they extend. */
export const written: Readonly<Record<string, GitlabJob>> = Object.assign(
  Object.fromEntries(own),
  ...main.include.map(included),
) as Readonly<Record<string, GitlabJob>>;

/** A job with what it extends. */
export function extended(name: string): GitlabJob {
  const { [name]: job } = written;
  if (job === undefined) throw new Error(`no job ${name}`);
  if (job.extends === undefined) return job;
  const base = extended(job.extends);
  return { ...base, ...job, variables: { ...base.variables, ...job.variables } };
}

/** Names of what runs. */
export const jobNames = Object.keys(written).filter((name) => !name.startsWith("."));
