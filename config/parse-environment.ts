import type { Problem } from "./errors";
import { formatPath } from "./errors";
import { explainIssue } from "./explain-issue";
import { RULES } from "./rules";
import type { Finding, Sections } from "./rules/rule";
import { environmentSchema } from "./schema/environment";
import { kebabCase } from "./schema/primitives";
import { soundSections } from "./sound-sections";

/** What is known about one environment after its file was read. */
export interface ParsedEnvironment {
  readonly name: string;
  /** The sections that are well formed, defaults filled in. */
  readonly sections: Partial<Sections>;
  readonly problems: readonly Problem[];
}

/** It is part of every stack's id and of the state's key. */
const environmentName = kebabCase(20);

/** Checks one environment: its name, every setting for itself, then the settings together. */
export function parseEnvironment(name: string, input: unknown): ParsedEnvironment {
  const { findings, sections } = parseSections(name, input);
  const all = [
    ...nameFindings(name),
    ...firstPerPath([...findings, ...RULES.flatMap((rule) => rule(sections))]),
  ];
  return { name, sections, problems: all.map((finding) => toProblem([name], finding)) };
}

export function toProblem(prefix: readonly PropertyKey[], finding: Finding): Problem {
  return { ...finding, path: formatPath([...prefix, ...finding.path]) };
}

/**
 * A setting is reported once, by the first check that refuses it: the others would say the same
 * mistake in other words. Checks are ordered from cause to consequence.
 */
export function firstPerPath(findings: readonly Finding[]): readonly Finding[] {
  const byPath = new Map<string, Finding>();
  for (const finding of findings) {
    const path = formatPath(finding.path);
    if (!byPath.has(path)) byPath.set(path, finding);
  }
  return [...byPath.values()];
}

function nameFindings(name: string): readonly Finding[] {
  const [issue] = environmentName.safeParse(name).error?.issues ?? [];
  if (!issue) return [];
  return [
    { path: [], message: `is not the name of an environment: ${issue.message} as file name` },
  ];
}

function parseSections(
  name: string,
  input: unknown,
): { readonly findings: readonly Finding[]; readonly sections: Partial<Sections> } {
  if (input === undefined) {
    const remedy = `add "export default defineEnvironment({ ... })" to environments/${name}.ts`;
    return { findings: [{ path: [], message: `has no default export: ${remedy}` }], sections: {} };
  }
  // Where the schema has no message of its own, explainIssue finds the words.
  const { error } = environmentSchema.safeParse(input, { error: () => "" });
  const issues = error?.issues ?? [];
  return {
    findings: issues.flatMap((issue) => explainIssue(environmentSchema, input, issue)),
    // Each section has its own schema's type, which TypeScript cannot follow through the shape.
    sections: soundSections(environmentSchema.shape, input),
  };
}
