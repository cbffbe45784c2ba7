import { type Json, isObject, type TerraformPlan, withoutKey } from "#terraform";
import { type PlannedResource, plannedResources } from "./planned-resource";

export interface PlanOfStack {
  readonly id: string;
  readonly plan: Pick<TerraformPlan, "changes" | "configuration" | "priorState">;
}

/** What a value may mean a resource by. */
const IDENTITIES = ["id", "arn", "arn_without_revision", "name", "key_id"];

/**
 * The resources of all plans, and what means which. Stacks know each other's resources by what AWS
 * calls them (IDs, ARNs, names), so these decide and not where a resource stands in the code.
 */
export class World {
  readonly resources: readonly PlannedResource[];
  private readonly configurations: ReadonlyMap<string, TerraformPlan["configuration"]>;
  private readonly dependencies: ReadonlyMap<string, readonly string[]>;
  private readonly byType = new Map<string, PlannedResource[]>();
  private readonly known = new Map<string, PlannedResource>();

  constructor(plans: readonly PlanOfStack[]) {
    this.resources = plans.flatMap(({ id, plan }) => plannedResources(id, plan.changes));
    this.configurations = new Map(plans.map(({ id, plan }) => [id, plan.configuration]));
    this.dependencies = new Map(
      plans.flatMap(({ id, plan }) =>
        plan.priorState.map(({ address, dependsOn }) => [`${id}\n${address}`, dependsOn]),
      ),
    );
    for (const resource of this.resources) {
      const others = this.byType.get(resource.type);
      if (others) others.push(resource);
      else this.byType.set(resource.type, [resource]);
    }
    // What is deployed keeps its names: what comes only adds to them.
    for (const side of ["before", "after"] as const) {
      for (const resource of this.resources) this.learn(resource, resource[side]);
    }
  }

  ofType(...types: readonly string[]): PlannedResource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** The resource of a type that a value means. */
  named(value: unknown, ...types: readonly string[]): PlannedResource | undefined {
    if (typeof value !== "string") return undefined;
    for (const type of types) {
      const found = this.known.get(`${type}\n${value}`);
      if (found) return found;
    }
    return undefined;
  }

  /**
   * The resource that an attribute will mean: by its value, or by what the configuration refers to
   * where only the apply tells the value.
   * @param path to the attribute, through blocks: `["load_balancer", 0, "target_group_arn"]`
   */
  willMean(
    owner: PlannedResource,
    path: readonly (string | number)[],
    ...types: readonly string[]
  ): PlannedResource | undefined {
    const value = valueAt(owner.after, path);
    if (value !== undefined && value !== null) return this.named(value, ...types);
    return this.referredTo(owner, path, types);
  }

  /** Whether the state says of one that it depends on another of its stack. */
  dependsOn({ stack, address }: PlannedResource, other: PlannedResource): boolean {
    const dependencies = this.dependencies.get(`${stack}\n${address}`) ?? [];
    return other.stack === stack && dependencies.includes(withoutKey(other.address));
  }

  private referredTo(
    { stack, address }: PlannedResource,
    path: readonly (string | number)[],
    types: readonly string[],
  ): PlannedResource | undefined {
    const expressions = this.configurations.get(stack)?.get(withoutKey(address));
    const expression = valueAt(expressions, path);
    const references = isObject(expression) ? expression["references"] : undefined;
    if (!Array.isArray(references)) return undefined;
    return this.resources.find(
      (resource) =>
        resource.stack === stack &&
        types.includes(resource.type) &&
        references.some((reference) =>
          String(reference).startsWith(`${withoutKey(resource.address)}.`),
        ),
    );
  }

  private learn(resource: PlannedResource, values: Json | undefined): void {
    if (!values) return;
    for (const identity of IDENTITIES) {
      const value = values[identity];
      const key = `${resource.type}\n${String(value)}`;
      if (typeof value === "string" && !this.known.has(key)) this.known.set(key, resource);
    }
  }
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return (inner as readonly unknown[])[Number(key)];
    return isObject(inner) ? inner[key] : undefined;
  }, value);
}
