import {
  accessTables,
  type ChangedTable,
  isMove,
  roleName,
  trafficTables,
} from "../../changed-tables";
import type { AccessDiff, PlanReport, RoleMove } from "../../report";
import { accessAnchor } from "../anchor";
import { openIf } from "../change/change";
import type { Links } from "../links";
import { type Markup, markup, when } from "../markup";
import { changedTables } from "./changed-table";
import type { Section } from "./section";

/** Lines that are read without a click. Who changes more has to choose a role. */
const MOST_OPEN = 40;

/** How the access of roles changes. */
export function accessSection({ access, roleMoves }: PlanReport, links: Links): Section[] {
  const moves = roleMoves.filter(isMove);
  if (access.length + moves.length === 0) return [];
  const lines = access.reduce((sum, role) => sum + role.rows.length, 0);
  return [
    {
      id: "access",
      title: "Who may do what",
      count: access.length + moves.length,
      body: [
        ...moves.map((move) => moveDetails(move, links)),
        ...access.map((role) => roleDetails(role, links, lines <= MOST_OPEN)),
      ],
    },
  ];
}

/** How it changes what reaches what. */
export function trafficSection({ traffic }: PlanReport): Section[] {
  const tables = trafficTables(traffic);
  if (tables.length === 0) return [];
  return [
    {
      id: "traffic",
      title: "What reaches what",
      body: markup`<details class="role"${openIf(rowsIn(tables).length <= MOST_OPEN)}>
<summary><h3>Changes</h3> ${rowCounts(tables)}</summary>
${changedTables(tables, "Connections that change")}
</details>
`,
    },
  ];
}

/** What tasks can do with the role that they get, and could not with the one that they had. */
function moveDetails(move: RoleMove, links: Links): Markup {
  const { workload, stack, address } = move;
  const tables = accessTables(move);
  return markup`<details class="role" open>
<summary><h3>Tasks of ${workload}</h3> ${rowCounts(tables)}</summary>
<p class="where">${links.stack(stack)} ${links.change(stack, address)}</p>
${changedTables(tables, `Access of the tasks of ${workload}`)}
</details>
`;
}

function roleDetails(diff: AccessDiff, links: Links, isOpen: boolean): Markup {
  const { stack, address } = diff;
  const tables = accessTables(diff);
  const role = roleName(diff);
  return markup`<details class="role" id="${accessAnchor(stack, address)}"${openIf(isOpen)}>
<summary><h3>${role}</h3> ${rowCounts(tables)}</summary>
<p class="where">${links.stack(stack)} ${links.change(stack, address)}</p>
${changedTables(tables, `Access of ${role}`)}
</details>
`;
}

const rowsIn = (tables: readonly ChangedTable[]) => tables.flatMap(({ rows }) => rows);

function rowCounts(tables: readonly ChangedTable[]): Markup {
  const having = (wanted: string) =>
    rowsIn(tables).filter(({ change }) => change === wanted).length;
  const [added, removed] = [having("added"), having("removed")];
  return markup`${when(added > 0, () => markup`<span class="added">+${added} new</span> `)}${when(
    removed > 0,
    () => markup`<span class="removed">−${removed} gone</span>`,
  )}`;
}
