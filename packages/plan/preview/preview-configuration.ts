import {
  type AccountLocation,
  accountLocationOf,
  isObject,
  parseReference,
  type Reference,
  replaceReferences,
  splitTemplate,
  type SynthesizedApp,
  type SynthesizedStack,
} from "#terraform";
import { producerOf, valueOf } from "../reads";
import { placeholderFor } from "./placeholders";

type Json = Readonly<Record<string, unknown>>;

const REMOTE_STATE = "data.terraform_remote_state.";
const PARAMETER = "data.aws_ssm_parameter.";

/** What of the environment is there already. */
export interface Deployed {
  /** What each stack that has a state publishes, by the stack's id. */
  readonly outputs: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  /** Names of the parameters that states manage. */
  readonly parameters: ReadonlySet<string>;
}

const NOTHING: Deployed = { outputs: new Map(), parameters: new Set() };

/**
 * The configuration of a stack that reads what is not there yet, so that Terraform can plan it all the
 * same: those outputs and parameters are what the code says they will be, or placeholders where AWS will
 * choose. What is there is read. A stack that is deployed is planned against its own state; another has no
 * backend and adopts nothing, so that no apply of it could do harm.
 *
 * @param app the environment's stacks, references resolved
 */
export function previewConfiguration(
  configuration: Json,
  stackId: string,
  app: SynthesizedApp,
  deployed: Deployed = NOTHING,
): Json {
  const stack = app.stacks.find(({ id }) => id === stackId);
  const place = stack && accountLocationOf(stack);
  if (!stack || !place) throw new Error(`stack ${stackId} says neither account nor region`);
  const values = new PreviewValues(app, stack, place, deployed);

  const isThere = deployed.outputs.has(stackId);
  const { data = {}, ...rest } = isThere ? configuration : withoutState(configuration);
  const filled = withoutIdleConditions(values.fill(rest) as Json);
  const read = referredTo(values.fill(data) as Json, filled);
  // Terraform refuses an empty block.
  return { ...filled, ...(Object.keys(read).length > 0 && { data: read }) };
}

/** Preconditions of which every value was filled in: they check nothing, and Terraform refuses them. */
function withoutIdleConditions(configuration: Json): Json {
  const { resource } = configuration;
  if (!isObject(resource)) return configuration;
  const each = (record: unknown, change: (value: unknown) => unknown): Json =>
    Object.fromEntries(Object.entries(record as Json).map(([key, one]) => [key, change(one)]));
  return { ...configuration, resource: each(resource, (named) => each(named, withoutIdle)) };
}

function withoutIdle(resource: unknown): unknown {
  if (!isObject(resource) || !isObject(resource["lifecycle"])) return resource;
  const { precondition, ...lifecycle } = resource["lifecycle"];
  if (!Array.isArray(precondition)) return resource;
  const kept = precondition.filter((one) => refersToSomething((one as Json)["condition"]));
  return {
    ...resource,
    lifecycle: { ...lifecycle, ...(kept.length > 0 && { precondition: kept }) },
  };
}

/** What is left of an expression without its texts names something: `local.image`. */
const refersToSomething = (condition: unknown): boolean =>
  /[A-Za-z_]\w*\.[A-Za-z_]/.test(String(condition).replaceAll(/"(?:\\.|[^"\\])*"/g, ""));

const withoutState = (configuration: Json): Json => ({
  ...without(configuration, "import"),
  terraform: without(configuration["terraform"] as Json | undefined, "backend"),
});

/**
 * The data sources that something refers to: what those look for that an import alone named, or that are
 * filled in, is not there yet.
 */
function referredTo(data: Json, configuration: Json): Json {
  const all = Object.entries(data).flatMap(([type, sources]) =>
    Object.entries(sources as Json).map(([name, source]) => ({ type, name, source })),
  );
  const texts = [JSON.stringify(configuration)];
  const kept = new Set<(typeof all)[number]>();
  // One may be what another looks for.
  for (let before = -1; before !== kept.size;) {
    before = kept.size;
    for (const one of all) {
      const address = `data.${one.type}.${one.name}`;
      if (kept.has(one) || !texts.some((text) => text.includes(address))) continue;
      kept.add(one);
      texts.push(JSON.stringify(one.source));
    }
  }
  const types = [...new Set([...kept].map(({ type }) => type))];
  return Object.fromEntries(
    types.map((type) => [
      type,
      Object.fromEntries(
        all
          .filter((one) => one.type === type && kept.has(one))
          .map(({ name, source }) => [name, source]),
      ),
    ]),
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
    private readonly deployed: Deployed,
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

  /** @returns nothing for what Terraform knows, or says that it will */
  private valueOf({ address, path }: Reference): unknown {
    if (address.startsWith(REMOTE_STATE)) return this.outputOf(address, path.slice(1));
    if (address.startsWith(PARAMETER)) return this.parameterOf(address);
    return undefined;
  }

  private outputOf(address: string, [output = "", ...path]: readonly string[]): unknown {
    const id = producerOf(address, this.stack, this.app);
    const published = this.deployed.outputs.get(id ?? "");
    if (valueOf({ stack: id ?? "", output, path }, published) !== undefined) return undefined;
    const said = this.app.stacks.find((stack) => stack.id === id)?.outputs[output]?.value;
    const value = path.reduce<unknown>((from, step) => (from as Json | undefined)?.[step], said);
    return value === undefined ? "preview" : this.withPlaceholders(value);
  }

  /** A parameter that this environment makes has the value that it is made with. */
  private parameterOf(address: string): unknown {
    const name = this.attributesOf(address)["name"];
    if (this.deployed.parameters.has(String(name))) return undefined;
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
