import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { html } from "../html";
import type { PlanReport } from "../report";
import { changeOf, networkPlan, planOf, reportOf, stackOf } from "./fixtures";
import { accessOf, reachable } from "./rows";

const page = html(
  reportOf(
    [
      stackOf("dev-iam", planOf()),
      stackOf("dev-network", networkPlan(), { dependencies: ["dev-iam"] }),
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
          after: accessOf({ name: "web", may: ["Allow  a:b  *", "Allow  a:c  *"] }),
        },
      ],
      traffic: { before: [], after: reachable("web  api  tcp  9000"), problems: [] },
      findings: [
        {
          rule: "vpc-flow-logs",
          severity: "low",
          resource: "dev-network/vpc",
          why: "has none",
          remedy: "Add one.",
        },
      ],
    },
  ),
);

/** What somebody reads: without tags, one space between words. */
const read = (markup: string): string =>
  markup
    .replace(/^.*<body>/s, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll(/\s+/g, " ");
const text = read(page);

const only = (plan: unknown, more: Parameters<typeof stackOf>[2] = {}): string =>
  html(reportOf([stackOf("dev-iam", plan, more)]));

test("the dangerous comes first, and every stack in its order", () => {
  const parts = [
    "Plan of dev",
    "4 gates block Nothing may be applied",
    "Gates: 4 blocked, 1 allowed",
    "Findings that only the plan shows",
    "Who may do what",
    "What reaches what",
    "Stacks in order of deployment",
    "dev-iam unchanged",
    "dev-network changed",
    "dev-alb preview, not appliable",
  ];
  // The contents name them first.
  const places = parts.map((part) => text.lastIndexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("a gate says what is blocked and the option that allows it, or who allowed it", () => {
  expect(text).toContain(
    'blocked protected-resource dev-network aws_subnet.private["a"] is replaced, and with it everything that has an address in it (AWS refuses it as long as something has). Allow it with --allow \'dev-network:aws_subnet.private["a"]\' Copy',
  );
  expect(text).toContain("allowed protected-resource dev-network aws_nat_gateway.old is destroyed");
  expect(text).toContain("Allowed by reviewer");
  expect(page).toContain('href="#access-dev-iam_-aws__iam__role_x2e_web"');
});

test("a finding says what is wrong and what to do", () => {
  expect(text).toContain("low vpc-flow-logs dev-network/vpc has none. Remedy: Add one.");
});

test("a change has its sign, its word, its names, why it is, and what differs", () => {
  expect(text).toContain(
    '± replaced aws_subnet.private["a"] because of availability_zone address aws_subnet.private["a"] reason an attribute cannot be changed in place availability_zone forces replacement "us-east-1 a " "us-east-1 b " known after apply id',
  );
  expect(text).toContain(
    "aws_nat_gateway.kept what left over from a replacement that failed; the resource itself stays",
  );
  expect(text).toContain("→ moved aws_route_table.public");
  expect(text).toContain("moved from aws_route_table.main");
  expect(text).toContain("imported by vpc-1");
});

test("of many attributes, what forces the replacement comes first", () => {
  const change = changeOf({
    actions: ["create", "delete"],
    before: { a: 1, b: 1 },
    after: { a: 2, b: 2 },
    replacePaths: [["b"]],
  });
  expect(read(only(planOf(change)))).toContain("b forces replacement 1 2 a 1 2");
});

test("that a value is about to change is told of a change in place, and named of what is new", () => {
  const update = changeOf({ before: { a: 1 }, afterUnknown: { a: true, b: true } });
  expect(read(only(planOf(update)))).toContain("a 1 (known after apply) known after apply b");
  const replaced = changeOf({
    actions: ["create", "delete"],
    before: { a: 1 },
    afterUnknown: { a: true },
  });
  expect(read(only(planOf(replaced)))).toContain("aws_thing.thing known after apply a");
});

test("what is only tags or only read is folded up, what stays is counted", () => {
  expect(text).toContain("1 resource with new tags only # tags only aws_flow_log.flow");
  expect(text).toContain("1 resource only read ? read data.aws_prefix_list.s3");
  expect(text).toContain("1 unchanged; deployed after dev-iam");
});

test("outputs that change stand with their stack, and their readers say so", () => {
  expect(text).toContain("+ new natPublicIps (known after apply)");
  expect(text).toContain("token (sensitive)");
  expect(text).toContain(
    "Inputs change. It reads dev-network .natPublicIps , which its plan changes",
  );
});

test.each<[string, string, PlanReport]>([
  ["nothing", "Nothing to do", reportOf([stackOf("dev-iam", planOf())])],
  ["changes", "Changes", reportOf([stackOf("dev-iam", planOf(changeOf({ after: { a: 1 } })))])],
  [
    "changes",
    "Changes, some only as a preview",
    reportOf([stackOf("dev-iam", planOf(), { preview: true })]),
  ],
  [
    "blocked",
    "1 gate blocks",
    reportOf([stackOf("dev-iam", planOf(), { currentState: { lineage: "l", serial: 9 } })]),
  ],
  [
    "error",
    "Error",
    reportOf([stackOf("dev-iam", undefined, { error: "no" }), stackOf("dev-ecs")]),
  ],
  ["nothing", "No drift", reportOf([stackOf("dev-iam", planOf())], { kind: "drift" })],
])("it begins with what it comes to, in colour (%s) and words: %s", (tone, title, report) => {
  expect(html(report)).toContain(`<p class="verdict is-${tone}"><strong>${title}</strong>`);
});

test("an error stands as Terraform said it, without its colours", () => {
  const red = `${String.fromCodePoint(27)}[31mError: no${String.fromCodePoint(27)}[0m\n  on main`;
  const failed = only(undefined, { error: red });
  expect(failed).toContain(`<span>Error: no</span><span>  on main</span>`);
  expect(read(failed)).toContain("dev-iam failed what Terraform said");
});

test("drift is told as what changed in AWS, and nothing about applying it", () => {
  const drift = {
    ...planOf(),
    resource_drift: [
      changeOf({ before: { a: 1 }, after: { a: 2 } }),
      changeOf({ address: "aws_thing.gone", actions: ["delete"], before: { a: 1 } }),
      changeOf({ address: "aws_thing.tags", before: { tags: null }, after: { tags: { a: "b" } } }),
    ],
  };
  const told = read(html(reportOf([stackOf("dev-iam", drift)], { kind: "drift" })));
  expect(told).toContain("Drift of dev");
  expect(told).toContain("1 stack differs from what was applied last. Before (−) is what the");
  expect(told).toContain("dev-iam drifted");
  expect(told).toContain("− gone aws_thing.gone");
  expect(told).toContain("# tags only aws_thing.tags");
  expect(told).not.toMatch(/destroyed|appliable|unchanged;|0 unchanged|resource with new tags/);
});

test("a few edits are open, and of many none", () => {
  const edits = (count: number) =>
    planOf(
      ...Array.from({ length: count }, (_, index) =>
        changeOf({ address: `aws_thing.t${String(index)}`, before: { a: 1 }, after: { a: 2 } }),
      ),
    );
  const openOnes = (markup: string) => markup.match(/<details class="change [^>]* open>/g) ?? [];
  expect(openOnes(only(edits(3)))).toHaveLength(3);
  expect(openOnes(only(edits(31)))).toHaveLength(0);
});

test("two changes of one address have an id each", () => {
  const [left, own] = [
    { ...changeOf({ actions: ["delete"], before: { a: 1 } }), deposed: "1234" },
    changeOf({ before: { a: 1 }, after: { a: 2 } }),
  ];
  const ids = [...only(planOf(left, own)).matchAll(/data-kind="(\w+)"|id="(change-[^"]*)"/g)];
  expect(ids.map(([match]) => match)).toEqual([
    'id="change-dev-iam_-aws__thing_x2e_thing_n2"',
    'data-kind="delete"',
    'id="change-dev-iam_-aws__thing_x2e_thing"',
    'data-kind="update"',
  ]);
});

test("names and values are text, whatever stands in them", () => {
  const evil = `</script><script>alert(1)</script>"'><img src=x onerror=alert(2)>\u202e`;
  const plan = planOf(
    changeOf({ address: `aws_thing.${evil}`, before: { [evil]: "a" }, after: { [evil]: evil } }),
  );
  const report = reportOf([stackOf(evil, plan, { dependencies: [evil] })], {
    environment: evil,
    account: evil,
    region: evil,
    commit: evil,
    access: [
      {
        stack: evil,
        address: evil,
        after: accessOf({ name: evil, may: [`Allow  ${evil}  ${evil}`] }),
      },
    ],
    traffic: {
      before: [],
      after: reachable(`${evil}  ${evil}  tcp  80  ${evil}`),
      problems: [evil],
    },
    findings: [{ rule: evil, severity: "low", resource: evil, why: evil, remedy: evil }],
  });
  const hostile = html(report);
  expect(hostile.match(/<\/?script/g)).toEqual(["<script", "</script"]);
  expect(hostile).not.toContain("<img");
  expect(hostile).not.toContain("\u202e");
  expect(hostile.split("alert(1)").length).toBeGreaterThan(20);
});

test("it may run its own script and style, and nothing else", () => {
  const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const hash = (tag: string) => {
    const [, content = ""] = new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(page) ?? [];
    return `sha256-${createHash("sha256").update(content).digest("base64")}`;
  };
  expect(policy.replaceAll("&#39;", "'").split("; ")).toEqual([
    "default-src 'none'",
    `script-src '${hash("script")}'`,
    `style-src '${hash("style")}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page).not.toMatch(/ (src|on\w+|style|action)=|https?:\/\/(?!www\.w3\.org)/);
});
