import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isObject } from "#terraform";

interface Configuration {
  readonly resource?: ByType;
  readonly data?: ByType;
  readonly provider?: Readonly<Record<string, unknown>>;
}
type ByType = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Types, and attributes at every depth, that the stacks of a synthesis set: `aws_lb`, `aws_lb.name`,
 * `data.aws_ami.filter.name`; `aws_provider` for the provider's own settings.
 */
export function usedAttributes(outdir: string): ReadonlySet<string> {
  const stacks = path.join(outdir, "stacks");
  return new Set(
    readdirSync(stacks).flatMap((id) => {
      const text = readFileSync(path.join(stacks, id, "cdk.tf.json"), "utf8");
      const { resource = {}, data = {}, provider = {} } = JSON.parse(text) as Configuration;
      return [
        ...Object.entries(resource).flatMap(([type, named]) => below(type, Object.values(named))),
        ...Object.entries(data).flatMap(([type, named]) =>
          below(`data.${type}`, Object.values(named)),
        ),
        ...Object.entries(provider).flatMap(([name, blocks]) => below(`${name}_provider`, blocks)),
      ];
    }),
  );
}

function below(place: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return [place, ...value.flatMap((item) => below(place, item))];
  if (!isObject(value)) return [place];
  return [place, ...Object.entries(value).flatMap(([key, item]) => below(`${place}.${key}`, item))];
}
