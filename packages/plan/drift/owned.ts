import type { Json } from "#terraform";

/** A resource that some state of the environment manages. */
export interface OwnedResource {
  /** Id of the stack whose state has it: `dev-service-web`. */
  readonly stack: string;
  readonly type: string;
  readonly values: Json;
}

/** A resource that shows others, and where to look for them. */
export interface Holder {
  readonly stack: string;
  /** As AWS has it. */
  readonly values: Json;
  /** What the states of all stacks manage, by type. */
  readonly owned: Owned;
}

export class Owned {
  private readonly byType = new Map<string, OwnedResource[]>();

  constructor(resources: readonly OwnedResource[]) {
    for (const resource of resources) {
      const known = this.byType.get(resource.type);
      if (known) known.push(resource);
      else this.byType.set(resource.type, [resource]);
    }
  }

  /** Of these types, in any state. */
  of(...types: readonly string[]): readonly OwnedResource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** Attributes of these types, in any state. */
  values(...types: readonly string[]): readonly Json[] {
    return this.of(...types).map(({ values }) => values);
  }
}

/** What of an attribute's value no state owns; nothing where all of it is owned. */
export type Unowned = (shown: unknown, holder: Holder) => unknown;

/** The members of a list that no state owns. */
export const members =
  (isOwned: (member: unknown, holder: Holder) => boolean): Unowned =>
  (shown, holder) => {
    const rest = (Array.isArray(shown) ? shown : []).filter((member) => !isOwned(member, holder));
    return rest.length === 0 ? undefined : rest;
  };

/** One value, where the holder as a whole is somebody's. */
export const whole =
  (isOwned: (holder: Holder) => boolean): Unowned =>
  (shown, holder) =>
    isEmpty(shown) || isOwned(holder) ? undefined : shown;

/** Nothing is there, or all of it is off: a bucket shows versioning that nobody ever turned on. */
function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === "" || value === false || value === 0;
}
