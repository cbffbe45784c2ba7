import type { RoleAccess } from "#analysis";
import type { AccessDiff, RoleHead } from "./report";
import type { AccessInput } from "./report-input";
import { rowDiff } from "./row-diff";

/** How a role's access changes: nothing where it does not. */
export function accessDiff({ stack, address, before, after }: AccessInput): AccessDiff[] {
  const rows = rowDiff(before?.rows, after?.rows);
  const isSame = before?.arn === after?.arn && before?.isBounded === after?.isBounded;
  if (rows.length === 0 && isSame) return [];
  return [
    {
      stack,
      address,
      ...(before && { before: headOf(before) }),
      ...(after && { after: headOf(after) }),
      rows,
    },
  ];
}

export const headOf = ({ name, arn, isBounded }: RoleAccess): RoleHead => ({
  name,
  arn,
  isBounded,
});
