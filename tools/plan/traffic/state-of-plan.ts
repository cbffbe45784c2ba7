import { isObject, type Json } from "#terraform";

/** A resource that is there, and what a plan makes of it. */
export interface ResourceOfPlan {
  /** Terraform's, without the key of one of several: `aws_subnet.private-a`. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** As it is in AWS. */
  readonly before: Json;
  readonly after: Json;
  /** Where the apply alone will tell what is after. */
  readonly unknown: Json;
}

/** A data source as the plan read it. */
export interface DataOfPlan {
  /** `data.terraform_remote_state.network` */
  readonly address: string;
  readonly type: string;
  readonly values: Json;
}

/** The resources that exist, of what `terraform show -json <plan file>` prints. */
export function resourcesThere(plan: unknown): ResourceOfPlan[] {
  return objects(objectOf(plan)["resource_changes"]).flatMap((resource) => {
    const { mode, type, name, deposed } = resource;
    const change = objectOf(resource["change"]);
    const { before } = change;
    // What a failed replacement left over stands beside the resource that took its place.
    if (mode !== "managed" || deposed !== undefined || !isObject(before)) return [];
    return [
      {
        address: `${String(type)}.${String(name)}`,
        type: String(type),
        name: String(name),
        before,
        after: objectOf(change["after"]),
        unknown: objectOf(change["after_unknown"]),
      },
    ];
  });
}

/** The data sources that the plan has read. */
export function dataRead(plan: unknown): DataOfPlan[] {
  const values = objectOf(objectOf(objectOf(plan)["prior_state"])["values"]);
  return objects(objectOf(values["root_module"])["resources"])
    .filter(({ mode }) => mode === "data")
    .map((source) => ({
      address: String(source["address"]),
      type: String(source["type"]),
      values: objectOf(source["values"]),
    }));
}

const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
