import { isObject, type Json } from "../model/json";
import { listOf } from "../model/attributes";

/** Version of the format of states; Terraform has written no other since 0.12. */
const STATE_VERSION = 4;

export interface PlanVariableValue {
  readonly value: unknown;
  readonly sensitive: boolean;
}

/**
 * The plan that changes nothing, of the state that it was made from: what `terraform show -json` prints of
 * one whose `-detailed-exitcode` is 0, but for expressions of the configuration.
 * @param state as Terraform refreshed it for the plan, parsed
 * @param variables the configuration's, by name
 * @returns nothing where the state has something that such a plan would change, or is of another format
 */
export function planOfState(
  state: unknown,
  variables: Readonly<Record<string, PlanVariableValue>> = {},
): Json | undefined {
  if (!isObject(state) || state["version"] !== STATE_VERSION) return undefined;
  const resources = listOf(state["resources"]).filter(isObject);
  const instances = resources.flatMap((resource) =>
    listOf(resource["instances"])
      .filter(isObject)
      .map((instance) => ({ resource, instance })),
  );
  if (instances.some(({ resource, instance }) => isUnfinished(resource, instance))) {
    return undefined;
  }
  const all = instances.map(({ resource, instance }) => resourceOf(resource, instance));
  const { outputs } = state;
  return {
    format_version: "1.2",
    complete: true,
    resource_changes: all.filter(({ mode }) => mode === "managed").map(unchangedResource),
    output_changes: mapped(isObject(outputs) ? outputs : {}, unchangedOutput),
    prior_state: { values: { root_module: { resources: all } } },
    configuration: {
      root_module: { variables: mapped(variables, ({ sensitive }) => ({ sensitive })) },
    },
    variables: mapped(variables, ({ value }) => ({ value })),
  };
}

/** Resources of this provider have attributes of any type, which a state keeps beside the value. */
const BUILT_IN = "terraform.io/builtin/terraform";

function withoutType(attribute: unknown): unknown {
  const isTyped = isObject(attribute) && Object.keys(attribute).toSorted().join() === "type,value";
  return isTyped ? attribute["value"] : attribute;
}

/** In a module, left over from a replacement, or tainted: no stack here has the first, and the others change. */
const isUnfinished = (resource: Json, instance: Json): boolean =>
  resource["module"] !== undefined ||
  instance["deposed"] !== undefined ||
  instance["status"] !== undefined ||
  !isObject(instance["attributes"]);

function resourceOf({ mode, type, name, provider }: Json, instance: Json) {
  const { index_key: key, attributes, sensitive_attributes: paths, dependencies } = instance;
  const values = isObject(attributes) ? attributes : {};
  const place = `${mode === "data" ? "data." : ""}${String(type)}.${String(name)}`;
  return {
    address: key === undefined ? place : `${place}[${JSON.stringify(key)}]`,
    ...{ mode, type, name },
    values: String(provider).includes(BUILT_IN) ? mapped(values, withoutType) : values,
    sensitive_values: marksAt(listOf(paths)),
    ...(dependencies !== undefined && { depends_on: dependencies }),
  };
}

function unchangedResource(resource: ReturnType<typeof resourceOf>): Json {
  const { address, mode, type, name, values, sensitive_values: secret } = resource;
  return { address, mode, type, name, change: unchanged(values, secret) };
}

const unchangedOutput = (output: unknown): Json => {
  const { value, sensitive } = isObject(output) ? output : {};
  return unchanged(value, sensitive === true);
};

const unchanged = (value: unknown, sensitive: unknown): Json => ({
  ...{ actions: ["no-op"], before: value, after: value, after_unknown: {} },
  ...{ before_sensitive: sensitive, after_sensitive: sensitive },
});

/** Paths to secrets as the shape of marks that a plan has beside its values. */
function marksAt(paths: readonly unknown[]): unknown {
  const steps = paths.map((path) => listOf(path).filter(isObject).map(keyOf));
  return marks(steps);
}

function marks(paths: readonly (readonly (string | number)[])[]): unknown {
  if (paths.some((path) => path.length === 0)) return true;
  const keys = [...new Set(paths.map(([key]) => key))];
  const below = (key: string | number | undefined) =>
    marks(paths.filter(([first]) => first === key).map(([, ...rest]) => rest));
  if (!keys.some((key) => typeof key === "number")) {
    return Object.fromEntries(keys.map((key) => [key, below(key)]));
  }
  return Array.from({ length: Math.max(...keys.map(Number)) + 1 }, (_, index) =>
    keys.includes(index) ? below(index) : false,
  );
}

/** `{ "type": "get_attr", "value": "x" }`, or an index, whose value has a type beside it. */
function keyOf({ value }: Json): string | number {
  const key = isObject(value) ? value["value"] : value;
  return typeof key === "number" ? key : String(key);
}

const mapped = <T>(record: Readonly<Record<string, T>>, map: (value: T) => unknown): Json =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
