import { expect, test } from "@jest/globals";
import { markdown, markerOf } from "../markdown";
import { changeOf, networkPlan, planOf, reportOf, stackOf } from "./fixtures";
import { accessOf, reachable } from "./rows";

const page = markdown(
  reportOf(
    [
      stackOf("dev-iam", planOf()),
      stackOf("dev-network", networkPlan()),
      stackOf("dev-alb", planOf(changeOf({ actions: ["create"], after: { a: 1 } })), {
        preview: true,
        reads: [{ stack: "dev-network", output: "natPublicIps" }],
      }),
    ],
    {
      allows: ["dev-network:aws_nat_gateway.old"],
      access: [
        {
          stack: "dev-iam",
          address: "aws_iam_role.web",
          before: accessOf({ name: "web", may: ["Allow  a:b  *"] }),
          after: accessOf({ name: "web" }),
        },
      ],
      traffic: { before: [], after: reachable("web  api  tcp  9000"), problems: [] },
      findings: [
        {
          rule: "vpc-flow-logs",
          severity: "low",
          resource: "dev-network/vpc",
          why: "has none",
          remedy: "add one",
        },
      ],
    },
  ),
);
const at = (part: string) => {
  expect(page).toContain(part);
  return page.indexOf(part);
};

test("its first line is the mark by which CI finds its comment again", () => {
  expect(page.split("\n")[0]).toBe("<!-- terraform-plan: dev -->");
  expect(markerOf("dev")).toBe("<!-- terraform-plan: dev -->");
  expect(markerOf("a--> b")).toBe("<!-- terraform-plan: a-b -->");
});

test("what matters comes first, and the rest is folded up", () => {
  const parts = [
    "## Plan of dev: 2 to create",
    "**3 gates block.** Nothing may be applied before somebody allows each by name.",
    "| stack | plan |",
    "### 3 blocking gates",
    "### 1 allowed gate",
    "### Findings that only the plan shows",
    "### Replaced, destroyed, dropped",
    "### Access of `web` (`dev-iam`)",
    "### What reaches what",
    "### Inputs that change",
    "<details><summary><code>dev-network</code>",
    "<details><summary><code>dev-alb</code>",
  ].map(at);
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
});

test("stacks stand in their order with what becomes of them", () => {
  expect(page).toContain(
    [
      "| `dev-iam` | unchanged |  |  |  |  |  |  |",
      "| `dev-network` | changed | 1 | 2 | 1 | 2 | 6 | 1 |",
      "| `dev-alb` | preview, not appliable | 1 |  |  |  |  |  |",
    ].join("\n"),
  );
});

test("a gate says what is blocked and what allows it, or who allowed it", () => {
  expect(page).toContain(
    '- **protected-resource** `dev-network` `aws_subnet.private["a"]` is replaced, and with it everything that has an address in it (AWS refuses it as long as something has). Allow it with `--allow \'dev-network:aws_subnet.private["a"]\'`',
  );
  expect(page).toContain(
    "- **protected-resource** `dev-network` `aws_nat_gateway.old` is destroyed, and with it the way to the internet. Allowed by `reviewer`",
  );
});

test("replaced, destroyed and dropped resources are open, with what forces it first", () => {
  const open = page.slice(at("### Replaced"), at("### Access"));
  expect(open).toContain(
    [
      "```diff",
      "# dev-network",
      '! aws_subnet.private["a"] is replaced',
      '-   availability_zone: "us-east-1a" (forces replacement)',
      '+   availability_zone: "us-east-1b" (forces replacement)',
      "    known only after the apply: id",
      "- aws_nat_gateway.old is destroyed",
      "- aws_nat_gateway.kept is destroyed as it was before a replacement that failed",
      "- aws_cloudwatch_log_group.flow is dropped from the state",
      "```",
    ].join("\n"),
  );
  expect(page.slice(at("<details>"))).not.toContain("aws_nat_gateway.old");
});

test("of many attributes, what forces the replacement comes first", () => {
  const change = changeOf({
    actions: ["create", "delete"],
    before: { a: 1, b: 1 },
    after: { a: 2, b: 2 },
    replacePaths: [["b"]],
  });
  const replaced = markdown(reportOf([stackOf("dev-iam", planOf(change))]));
  expect(replaced).toContain("is replaced\n-   b: 1 (forces replacement)\n");
});

test("the rest of a stack is folded up, what is only tags, read or as it was is counted", () => {
  expect(page.slice(at("<details>"), at("<details><summary><code>dev-alb"))).toBe(
    [
      "<details><summary><code>dev-network</code>: 1 to create, 1 to change, 1 to replace, 2 to destroy, 1 to drop from the state, 1 to import, 1 to move, 1 with new tags only; 3 outputs, 1 to read, 1 as they are</summary>",
      "",
      "```diff",
      "+ aws_eip.nat_b is created",
      '! aws_vpc.vpc is imported by "vpc-1"',
      "! aws_route_table.public is moved from aws_route_table.main",
      "! aws_vpc_endpoint.s3 is changed from aws_vpc_endpoint.storage",
      "-   auto_accept: false",
      "+   auto_accept: true",
      "! output privateSubnetIds",
      '-   ["subnet-1","subnet-2"]',
      '+   [null,"subnet-2"] (parts are known only after the apply)',
      "! output natPublicIps",
      "+   (known only after the apply)",
      "! output token",
      "-   (sensitive)",
      "```",
      "",
      "</details>",
      "",
      "",
    ].join("\n"),
  );
  expect(page).not.toMatch(/aws_flow_log|aws_internet_gateway|aws_prefix_list/);
});

test("access and traffic are diffs", () => {
  expect(page).toContain(
    "```diff\n  may\n    effect  action  resource  conditions\n-   Allow  a:b  *\n```",
  );
  expect(page).toContain(
    "```diff\n  connections\n    from  to  protocol  ports  through\n+   web  api  tcp  9000\n```",
  );
});

test("consumers of what changes are named", () => {
  expect(page).toContain("- `dev-alb` reads `dev-network.natPublicIps`");
});

test.each<[string, Parameters<typeof reportOf>[0]]>([
  ["**Nothing to do.** AWS is as the configuration says.", [stackOf("dev-iam", planOf())]],
  [
    "**Changes.** There are changes to apply.",
    [stackOf("dev-iam", planOf(changeOf({ after: { a: 1 } })))],
  ],
  [
    "**Changes, some only as a preview.** 1 stack is planned with placeholders: apply the others first, then plan again.",
    [stackOf("dev-iam", planOf(), { preview: true })],
  ],
  [
    "**1 gate blocks.** Nothing may be applied before somebody allows each by name.",
    [stackOf("dev-iam", planOf(), { currentState: { lineage: "l", serial: 9 } })],
  ],
  [
    "**Error.** The plan is not whole: 1 stack failed, 1 skipped.",
    [stackOf("dev-iam", undefined, { error: "Error: no" }), stackOf("dev-ecs")],
  ],
])("it begins with what it comes to: %s", (verdict, stacks) => {
  expect(markdown(reportOf(stacks)).split("\n")[3]).toBe(verdict);
});

test("an error stands whole, without colours", () => {
  const red = `${String.fromCodePoint(27)}[31mError: no${String.fromCodePoint(27)}[0m\n  on main`;
  const error = markdown(reportOf([stackOf("dev-iam", undefined, { error: red })]));
  expect(error).toContain("### `dev-iam` failed\n\n```text\nError: no\n  on main\n```");
});

test("long values and long lists of attributes show their beginning", () => {
  const many = Object.fromEntries(Array.from({ length: 45 }, (_, n) => [`a${String(n)}`, n]));
  const long = markdown(
    reportOf([
      stackOf("dev-iam", planOf(changeOf({ before: {}, after: { x: "y".repeat(500), ...many } }))),
    ]),
  );
  expect(long).toContain(`"${"y".repeat(199)}... (302 more characters)`);
  expect(long).toContain("    16 more attributes");
});

test("a plan that is changed and not whole is not said to be appliable", () => {
  const plan = { ...planOf(changeOf({ after: { a: 1 } })), complete: false };
  expect(markdown(reportOf([stackOf("dev-iam", plan)]))).toContain("| changed, not appliable |");
});
