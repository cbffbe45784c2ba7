import {
  type AccountLocation,
  accountLocationOf,
  parseReference,
  type Reference,
  replaceReferences,
  splitTemplate,
  stateOf,
  type SynthesizedApp,
  type SynthesizedStack,
} from "#terraform";
import { placeholderFor } from "./placeholders";

type Json = Readonly<Record<string, unknown>>;

const REMOTE_STATE = "data.terraform_remote_state.";
const PARAMETER = "data.aws_ssm_parameter.";
/** Data sources that a preview does not ask: what they would say is filled in. */
const REPLACED = ["terraform_remote_state", "aws_ssm_parameter"];

/**
 * The configuration of a stack whose upstream is not there yet, so that Terraform can plan it all the
 * same: other stacks' outputs and parameters are what the code says they will be, or placeholders
 * where AWS will choose. It has no backend and adopts nothing, so that no apply of it could do harm.
 *
 * @param app the environment's stacks, references resolved
 */
export function previewConfiguration(
  configuration: Json,
  stackId: string,
  app: SynthesizedApp,
): Json {
  const stack = app.stacks.find(({ id }) => id === stackId);
  const place = stack && accountLocationOf(stack);
  if (!stack || !place) throw new Error(`stack ${stackId} says neither account nor region`);
  const values = new PreviewValues(app, stack, place);

  const rest = without(configuration, "import");
  const data = referredTo(without(rest["data"] as Json | undefined, ...REPLACED), rest);
  return {
    ...(values.fill(without(rest, "data")) as Json),
    // Terraform refuses an empty block.
    ...(Object.keys(data).length > 0 && { data: values.fill(data) }),
    terraform: without(configuration["terraform"] as Json | undefined, "backend"),
  };
}

/** Without the data sources that only an import referred to: what they look for is not there yet. */
function referredTo(data: Json, configuration: Json): Json {
  const text = JSON.stringify(configuration);
  const kept = Object.entries(data).map(([type, sources]) => {
    const named = Object.entries(sources as Json);
    return [type, named.filter(([name]) => text.includes(`data.${type}.${name}`))] as const;
  });
  return Object.fromEntries(
    kept
      .filter(([, sources]) => sources.length > 0)
      .map(([type, sources]) => [type, Object.fromEntries(sources)]),
  );
}

function without(record: Json = {}, ...keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

class PreviewValues {
  constructor(
    private readonly app: SynthesizedApp,
    private readonly stack: SynthesizedStack,
    private readonly place: AccountLocation,
  ) {}

  fill(value: unknown): unknown {
    if (typeof value === "string") return this.fillText(value);
    if (Array.isArray(value)) return value.map((item) => this.fill(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.fill(item)]));
  }

  private fillText(text: string): unknown {
    if (!text.includes("${")) return text;
    const parts = splitTemplate(text).map((part) =>
      "text" in part ? part.text : this.fillExpression(part.expression),
    );
    const [only] = parts;
    if (parts.length === 1) return only;
    return parts.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join("");
  }

  private fillExpression(expression: string): unknown {
    const reference = parseReference(expression);
    if (reference) return this.valueOf(reference) ?? `\${${expression}}`;
    const filled = replaceReferences(expression, (within, text) => {
      const value = this.valueOf(within);
      return value === undefined ? text : JSON.stringify(value);
    });
    return `\${${filled}}`;
  }

  /** @returns nothing for what is of the stack itself: Terraform knows it, or says that it will */
  private valueOf({ address, path }: Reference): unknown {
    if (address.startsWith(REMOTE_STATE)) return this.outputOf(address, path.slice(1));
    if (address.startsWith(PARAMETER)) return this.parameterOf(address);
    return undefined;
  }

  private outputOf(address: string, [output, ...path]: readonly string[]): unknown {
    const state = stateOf(this.attributesOf(address)["config"]);
    const producer = this.app.stacks.find(({ backend }) => stateOf(backend?.settings) === state);
    const published = producer?.outputs[output ?? ""]?.value;
    const value = path.reduce<unknown>(
      (from, step) => (from as Json | undefined)?.[step],
      published,
    );
    return value === undefined ? "preview" : this.withPlaceholders(value);
  }

  /** A parameter that this environment makes has the value that it is made with. */
  private parameterOf(address: string): unknown {
    const name = this.attributesOf(address)["name"];
    const parameter = this.app.stacks
      .flatMap(({ resources }) => resources)
      .find(({ type, attributes }) => type === "aws_ssm_parameter" && attributes["name"] === name);
    return parameter?.attributes["value"] ?? parameter?.attributes["insecure_value"] ?? "preview";
  }

  private attributesOf(address: string): Json {
    return this.stack.dataSources.find((source) => source.address === address)?.attributes ?? {};
  }

  private withPlaceholders(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.withPlaceholders(item));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, this.withPlaceholders(item)]),
      );
    }
    if (typeof value !== "string" || !value.includes("${")) return value;
    return splitTemplate(value)
      .map((part) => ("text" in part ? part.text : this.placeholderOf(part.expression)))
      .join("");
  }

  private placeholderOf(canonical: string): string {
    const owner = this.app.stacks.find(({ id }) => canonical.startsWith(`${id}.`));
    const reference = owner && parseReference(canonical.slice(owner.id.length + 1));
    if (!reference) return "preview";
    const [type = ""] = reference.address.split(".");
    return placeholderFor(type, reference.path.at(-1) ?? "", this.place);
  }
}
