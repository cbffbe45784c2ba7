import { blocksOf, type Json, numberOf, typeName } from "#terraform";
import type { Holder } from "./owned";

/** Whether what AWS has is what somebody else may have made of it. */
type Keeper = (after: unknown, holder: Holder) => boolean;

/** The name by which scaling knows a service: `service/<cluster>/<name>`. */
const scaledName = ({ cluster, name }: Json): string =>
  `service/${String(cluster).split("/").at(-1) ?? ""}/${String(name)}`;

interface Bounds {
  readonly least: readonly number[];
  readonly most: readonly number[];
}

/** Bounds that a scalable target has, or that a scheduled action gives it at its time. */
function boundsOf(resource: unknown, { owned }: Holder): Bounds {
  const blocks = [
    ...owned.values("aws_appautoscaling_target"),
    ...owned.values("aws_appautoscaling_scheduled_action").flatMap((action) =>
      blocksOf(action, "scalable_target_action").map((block) => ({
        ...block,
        resource_id: action["resource_id"],
      })),
    ),
  ].filter((block: Json) => block["resource_id"] === resource);
  const numbers = (name: string) => blocks.flatMap((block: Json) => numberOf(block[name]) ?? []);
  return { least: numbers("min_capacity"), most: numbers("max_capacity") };
}

const isWithin: Keeper = (after, holder) => {
  const count = numberOf(after);
  const { least, most } = boundsOf(scaledName(holder.values), holder);
  if (count === undefined || least.length === 0 || most.length === 0) return false;
  return count >= Math.min(...least) && count <= Math.max(...most);
};

const isBound =
  (which: keyof Bounds): Keeper =>
  (after, holder) =>
    boundsOf(holder.values["resource_id"], holder)[which].includes(Number(after));

/** Whoever builds images records them: what runs changes with an apply alone, whose plan shows it. */
const byBuilds: Keeper = () => true;

/**
 * Attributes that something else than Terraform keeps, and how far. It counts where the configuration
 * leaves the attribute alone (`ignore_changes`); every other that is left alone is told.
 */
const KEPT: Readonly<Record<string, Readonly<Record<string, Keeper>>>> = {
  aws_appautoscaling_target: { max_capacity: isBound("most"), min_capacity: isBound("least") },
  aws_ecs_service: { desired_count: isWithin },
  aws_ssm_parameter: { value: byBuilds },
};

/** What changes along with an attribute, without being one that anybody sets. */
const ALONG: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_ssm_parameter: { insecure_value: "value", version: "value" },
};

/**
 * Whether an attribute is as its keeper may have left it.
 * @param ignored attributes of the resource that the configuration leaves alone
 */
export function isKept(
  { type, attribute, after }: { type: string; attribute: string; after: unknown },
  ignored: readonly string[],
  holder: Holder,
): boolean {
  const by = ALONG[typeName(type)]?.[attribute] ?? attribute;
  return ignored.includes(by) && KEPT[typeName(type)]?.[by]?.(after, holder) === true;
}
