import { expect, test } from "@jest/globals";
import { z } from "zod";
import { formatPath } from "../../config/errors";
import { environmentSchema } from "../../config/schema/environment";
import { minimal, problemsOf } from "./support";

/** A setting, and an environment in which just that one has the given value. */
interface Setting {
  readonly path: readonly PropertyKey[];
  readonly having: (value: unknown) => unknown;
}

const ENVIRONMENT: Setting = { path: [], having: (value) => value };

/** A setting inside another; `beside` is what has to be there for it to be looked at. */
function inside(parent: Setting, key: PropertyKey, beside: object = {}): Setting {
  return {
    path: [...parent.path, key],
    having: (value) =>
      parent.having(typeof key === "number" ? [value] : { ...beside, [key]: value }),
  };
}

function settings(schema: z.core.$ZodType, at: Setting, beside: object = {}): readonly Setting[] {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional
  ) {
    return settings(schema.unwrap(), at, beside);
  }
  return [at, ...children(schema, at, beside)];
}

function children(schema: z.core.$ZodType, at: Setting, beside: object): readonly Setting[] {
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    return schema.options.flatMap((option) => {
      const [value] = option._zod.propValues?.[discriminator] ?? [];
      return children(option, at, { [discriminator]: value });
    });
  }
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    return Object.entries(shape).flatMap(([key, child]) =>
      settings(child, inside(at, key, beside)),
    );
  }
  if (schema instanceof z.ZodRecord) return settings(schema.valueType, inside(at, "entry"));
  if (schema instanceof z.ZodArray) return settings(schema.element, inside(at, 0));
  return [];
}

const ALL = settings(environmentSchema, ENVIRONMENT).slice(1);

test("finds the settings in lists and in every kind of service", () => {
  const paths = ALL.map(({ path }) => formatPath(path));
  expect(paths).toEqual(
    expect.arrayContaining([
      "services.entry.statements[0].actions[0]",
      "services.entry.route.hosts[0]",
      "services.entry.taskCount",
      "alb.certificate.hostedZoneId",
      "build.source.repositoryUrl",
    ]),
  );
});

/** What every setting is given: nothing takes a function. */
const MISTAKE = () => 0;

test.each(ALL.map((setting) => [formatPath(setting.path), setting] as const))(
  "%s: a wrong type gives one problem with a remedy",
  (path, { having }) => {
    const dev = Object.assign({}, minimal, having(MISTAKE));
    // A setting stands alone here, without those that have to be there: they have messages of their own.
    const problems = problemsOf({ dev }).filter(({ message }) =>
      /^is (a function, )?not .+: (use|start|name) /.test(message),
    );
    expect(problems.map((problem) => problem.path)).toEqual([`dev.${path}`]);
  },
);
