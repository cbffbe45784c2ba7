import { expect, test } from "@jest/globals";
import { z } from "zod";
import { formatProblem } from "../../config/errors";
import { environmentSchema } from "../../config/schema/environment";
import { minimal, problemsOf } from "./support";

/** A setting and what is wrong with every setting: nothing takes a function. */
function wrongAt(path: readonly string[], mistake: unknown): Record<string, unknown> {
  const [key = "", ...rest] = path;
  return { [key]: rest.length > 0 ? wrongAt(rest, mistake) : mistake };
}

function settings(schema: z.core.$ZodType, path: readonly string[] = []): (readonly string[])[] {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional
  ) {
    return settings(schema.unwrap(), path);
  }
  const children: Readonly<Record<string, z.core.$ZodType>> =
    schema instanceof z.ZodObject
      ? schema.shape
      : schema instanceof z.ZodRecord
        ? { entry: schema.valueType }
        : {};
  const inner = Object.entries(children).flatMap(([key, child]) => settings(child, [...path, key]));
  return path.length > 0 ? [path, ...inner] : inner;
}

test.each(settings(environmentSchema).map((path) => [path.join("."), path] as const))(
  "%s: a wrong type gives one problem with a remedy",
  (joined, path) => {
    const dev = { ...minimal, ...wrongAt(path, () => 0) };
    // A setting of a tier or an item stands alone here, without those that have to be there.
    const problems = problemsOf({ dev }).filter(({ message }) => !message.startsWith("is missing"));
    expect(problems.map((problem) => problem.path)).toEqual([`dev.${joined}`]);
    expect(problems.map(formatProblem).join()).toMatch(
      / is (a function, )?not .+: (use|start|name) /,
    );
  },
);
