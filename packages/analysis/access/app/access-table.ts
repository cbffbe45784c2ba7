import { accessCells, type AccessSection, roleAccess } from "./role-access";
import type { Role } from "./subject";
import { alignColumns } from "./align-columns";

/** Titles of the sections of a role's table, and of their columns. */
export const ACCESS_SECTIONS: Readonly<
  Record<AccessSection, { readonly title: string; readonly columns: readonly string[] }>
> = {
  trust: { title: "may be assumed", columns: ["effect", "by", "action", "conditions"] },
  identity: { title: "may", columns: ["effect", "action", "resource", "conditions"] },
  boundary: { title: "but no more than", columns: ["effect", "action", "resource", "conditions"] },
};

export const UNBOUNDED = "without a permissions boundary";

/** Access of a role as a text, to review and to compare with the one before. */
export function accessTable(role: Role): string {
  const { name, arn, isBounded, rows } = roleAccess(role);
  const section = (of: AccessSection): string[] => {
    const { title, columns } = ACCESS_SECTIONS[of];
    const cells = rows.filter((row) => row.section === of).map(accessCells);
    return [title, ...alignColumns([columns, ...cells])];
  };
  return [
    `role ${name}`,
    `arn  ${arn}`,
    "",
    ...section("trust"),
    "",
    ...section("identity"),
    "",
    ...(isBounded ? section("boundary") : [UNBOUNDED]),
    "",
  ].join("\n");
}
