import { listOf } from "../model/attributes";
import { isObject, type Json } from "../model/json";
import { PlanError } from "./plan-error";

/** What is used of `terraform show -json <plan file>`, format 1.x, in the words of this code. */
export interface TerraformPlan {
  readonly changes: readonly PlannedChange[];
  /** What is not as Terraform left it. */
  readonly drift: readonly PlannedChange[];
  readonly outputs: readonly (Values & { readonly name: string })[];
  /** After its apply, nothing is left to plan. */
  readonly complete: boolean;
  /** What the configuration says of each resource's attributes, constants and references, by address. */
  readonly configuration: ReadonlyMap<string, Json>;
  /** What was in the state, and the data sources that the plan has read. */
  readonly priorState: readonly PriorResource[];
  readonly variables: readonly PlanVariable[];
}

export interface PriorResource {
  /** `aws_vpc.vpc`, `data.terraform_remote_state.network` */
  readonly address: string;
  readonly type: string;
  readonly isData: boolean;
  readonly values: Json;
  readonly sensitive: unknown;
  /** Addresses of what it was made with, and is now: Terraform keeps to both when it destroys one. */
  readonly dependsOn: readonly string[];
}

export interface PlanVariable {
  readonly name: string;
  readonly value: unknown;
  readonly sensitive: boolean;
}

/** Before and after, with what Terraform says of them beside it. */
export interface Values {
  readonly actions: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly afterUnknown: unknown;
  readonly beforeSensitive: unknown;
  readonly afterSensitive: unknown;
}

export interface PlannedChange extends Values {
  readonly address: string;
  readonly type: string;
  /** The part of the address after the type, without the key of one of several. */
  readonly name: string;
  readonly isData: boolean;
  readonly previousAddress: string | undefined;
  readonly reason: string | undefined;
  readonly deposed: boolean;
  readonly replacePaths: readonly (readonly unknown[])[];
  readonly isImported: boolean;
  readonly importId: string | undefined;
}

/**
 * @param stack its id, for messages
 * @param plan what `terraform show -json <plan file>` prints, parsed
 * @throws PlanError when it is no plan, or of a format that this code does not know
 */
export function parsePlan(stack: string, plan: unknown): TerraformPlan {
  if (!isObject(plan) || typeof plan["format_version"] !== "string") {
    throw new PlanError(
      `${stack}: not a plan, it has no format_version: use what terraform show -json prints of a plan file`,
    );
  }
  const { format_version: version } = plan;
  if (!version.startsWith("1.")) {
    throw new PlanError(
      `${stack}: format_version "${version}" of its plan is not known: use a Terraform whose plans have 1.x`,
    );
  }
  if (plan["values"] !== undefined) {
    throw new PlanError(
      `${stack}: not a plan, but a state: use what terraform show -json prints of a plan file`,
    );
  }
  return {
    changes: objects(plan["resource_changes"]).map(parseChange),
    drift: objects(plan["resource_drift"]).map(parseChange),
    outputs: entries(plan["output_changes"]).map(([name, change]) => ({
      name,
      ...parseValues(change),
    })),
    complete: plan["complete"] !== false && plan["errored"] !== true,
    configuration: new Map(
      objects(rootModule(plan["configuration"])["resources"]).map((resource) => [
        String(resource["address"]),
        objectOf(resource["expressions"]),
      ]),
    ),
    priorState: objects(rootModule(objectOf(plan["prior_state"])["values"])["resources"]).map(
      parsePrior,
    ),
    variables: parseVariables(plan),
  };
}

const rootModule = (of: unknown): Json => objectOf(objectOf(of)["root_module"]);

function parsePrior(resource: Json): PriorResource {
  return {
    address: String(resource["address"]),
    type: String(resource["type"]),
    isData: resource["mode"] === "data",
    values: objectOf(resource["values"]),
    sensitive: resource["sensitive_values"],
    dependsOn: listOf(resource["depends_on"]).map(String),
  };
}

/** Values as they were given; whether one is a secret, the configuration says. */
function parseVariables({ configuration, variables }: Json): PlanVariable[] {
  const declared = objectOf(rootModule(configuration)["variables"]);
  return entries(variables).map(([name, value]) => ({
    name,
    value,
    sensitive: objectOf(declared[name])["sensitive"] === true,
  }));
}

/** The address of what is configured, which may be one of several: `aws_subnet.private["a"]`. */
export const withoutKey = (address: string): string => address.replace(/\[[^[]*\]$/, "");

function parseChange(resource: Json): PlannedChange {
  const change = isObject(resource["change"]) ? resource["change"] : {};
  const { importing, replace_paths: paths } = change;
  return {
    ...parseValues(change),
    address: String(resource["address"]),
    type: String(resource["type"]),
    name: String(resource["name"]),
    isData: resource["mode"] === "data",
    previousAddress: textOf(resource["previous_address"]),
    reason: textOf(resource["action_reason"]),
    deposed: resource["deposed"] !== undefined,
    replacePaths: Array.isArray(paths) ? paths.filter((path) => Array.isArray(path)) : [],
    isImported: isObject(importing),
    importId: isObject(importing) ? textOf(importing["id"]) : undefined,
  };
}

function parseValues(change: unknown): Values {
  const fields = isObject(change) ? change : {};
  const { actions } = fields;
  return {
    actions: Array.isArray(actions) ? actions.map(String) : [],
    before: fields["before"],
    after: fields["after"],
    afterUnknown: fields["after_unknown"],
    beforeSensitive: fields["before_sensitive"],
    afterSensitive: fields["after_sensitive"],
  };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;

const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

const entries = (value: unknown): [string, unknown][] =>
  isObject(value) ? Object.entries(value) : [];
