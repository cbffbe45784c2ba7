import type { Names } from "../../lib/names";
import type { Sections } from "./rule";

/** The sections that names are made from. */
export const NAME_SECTIONS = ["namePrefix", "accountId", "region", "names", "state"] as const;

export type NameSections = Pick<Sections, (typeof NAME_SECTIONS)[number]>;

/** The setting that a name comes from: its own if there is one, or else the prefix. */
export function namePath(sections: NameSections, name: keyof Names): readonly string[] {
  if (!isOverridden(sections, name)) return ["namePrefix"];
  return name === "stateBucket" ? ["state", "bucket"] : ["names", name];
}

export function isOverridden({ names, state }: NameSections, name: keyof Names): boolean {
  if (name === "stateBucket") return state.bucket !== undefined;
  return Object.entries(names).some(([key, value]) => key === name && value !== undefined);
}
