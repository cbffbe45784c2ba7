import type { AccessDiff, PlanReport } from "../../report";
import { accessAnchor } from "../anchor";
import { openIf } from "../change/change";
import type { Links } from "../links";
import { type Markup, markup, when } from "../markup";
import { lineTables } from "./line-table";
import type { Section } from "./section";

/** Lines that are read without a click. Who changes more has to choose a role. */
const MOST_OPEN = 40;

/** How the access of roles changes. */
export function accessSection({ access }: PlanReport, links: Links): Section[] {
  if (access.length === 0) return [];
  const lines = access.reduce((sum, role) => sum + role.lines.length, 0);
  return [
    {
      id: "access",
      title: "Who may do what",
      count: access.length,
      body: access.map((role) => roleDetails(role, links, lines <= MOST_OPEN)),
    },
  ];
}

/** How the table of what reaches what changes. */
export function trafficSection({ traffic }: PlanReport): Section[] {
  if (traffic.length === 0) return [];
  return [
    {
      id: "traffic",
      title: "What reaches what",
      body: markup`<details class="role"${openIf(traffic.length <= MOST_OPEN)}>
<summary><h3>Changes</h3> ${rowsOf(traffic)}</summary>
${lineTables(traffic, "Connections that change")}
</details>
`,
    },
  ];
}

function roleDetails(
  { stack, address, role, lines }: AccessDiff,
  links: Links,
  isOpen: boolean,
): Markup {
  return markup`<details class="role" id="${accessAnchor(stack, address)}"${openIf(isOpen)}>
<summary><h3>${role}</h3> ${rowsOf(lines)}</summary>
<p class="where">${links.stack(stack)} ${links.change(stack, address)}</p>
${lineTables(lines, `Access of ${role}`)}
</details>
`;
}

function rowsOf(lines: readonly string[]): Markup {
  const having = (sign: string) => lines.filter((line) => line.startsWith(sign)).length;
  const [added, removed] = [having("+"), having("-")];
  return markup`${when(added > 0, () => markup`<span class="added">+${added} new</span> `)}${when(
    removed > 0,
    () => markup`<span class="removed">−${removed} gone</span>`,
  )}`;
}
