import { expect, test } from "@jest/globals";
import { markdown } from "../../markdown";
import { changeOf, planOf, reportOf, stackOf } from "../fixtures";
import { accessOf, reachable } from "../rows";
import { outsideCode } from "./page";

/** Ends what it stands in, and then says something else. */
const EVIL =
  "``````\n\n</details></summary><script>x()</script> | a | b | @everyone see #12 " +
  "[click](https://evil.example) **bold** _it_ ~~no~~ <!-- `x` \u202e\u200b\u0007";

const page = markdown(
  reportOf(
    [
      stackOf("dev-web", {
        ...planOf(
          changeOf({
            address: `aws_thing.a["${EVIL}"]`,
            before: { value: EVIL, [EVIL]: 1, old: `${EVIL}x` },
            after: { value: `${EVIL}!`, [EVIL]: 2 },
          }),
          changeOf({
            address: `aws_vpc.a["${EVIL}"]`,
            actions: ["delete"],
            before: { id: EVIL },
          }),
          { ...changeOf({ actions: ["no-op"] }), previous_address: `aws_thing.${EVIL}` },
        ),
        output_changes: {
          [EVIL]: { actions: ["create"], before: null, after: EVIL, after_unknown: false },
        },
      }),
      stackOf(`dev-${EVIL}`, undefined, { error: `Error: ${EVIL}\n\`\`\`\nout-of-the-block` }),
      stackOf("dev-alb", planOf(), { reads: [{ stack: "dev-web", output: EVIL }] }),
    ],
    {
      environment: EVIL,
      account: EVIL,
      region: EVIL,
      commit: EVIL,
      findings: [
        { rule: EVIL, severity: "high", resource: `dev-web/${EVIL}`, why: EVIL, remedy: EVIL },
      ],
      access: [
        {
          stack: "dev-web",
          address: EVIL,
          after: accessOf({ name: EVIL, may: [`Allow  ${EVIL}  ${EVIL}`] }),
        },
      ],
      traffic: {
        before: [],
        after: reachable(`internet  web ${EVIL}  tcp  80  ${EVIL}`),
        problems: [EVIL],
      },
      allows: [`dev-web:aws_vpc.a["${EVIL}"]`],
      allowedBy: EVIL,
    },
  ),
);
/** The mark on the first line has its own test. */
const outside = outsideCode(page.slice(page.indexOf("\n")));

test("no value becomes markup", () => {
  expect(page).toContain("evil.example");
  expect(outside).not.toContain("<script");
  expect(outside.replaceAll("\\", "")).not.toContain("**bold**");
  expect(outside).not.toContain("[click]");
  expect(outside).not.toContain("~~no~~");
  expect(outside).not.toContain("_it_");
});

test("the only tags are those of the page", () => {
  const tags = [...outside.matchAll(/<[^>]*>?/g)].map(([tag]) => tag);
  expect([...new Set(tags)].toSorted()).toEqual([
    "</details>",
    "</summary>",
    "<br>",
    "<details>",
    "<summary>",
  ]);
  const count = (tag: string) => tags.filter((found) => found === tag).length;
  expect(count("<details>")).toBe(count("</details>"));
});

test("nobody is mentioned, no issue is referred to, nothing is a link", () => {
  // A mention is one in what is shown, whatever stands in the source.
  const read = outside.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  expect(read).toContain("everyone");
  expect(read).not.toMatch(/@\w|#\d|:\/\//);
});

test("no value ends a block of code, or adds a column to a table", () => {
  expect(outside).not.toContain("```");
  expect(outside).not.toContain("out-of-the-block");
  // A block that ends early makes the rest of the page one.
  expect(outside).toContain("### Inputs that change");
  const rows = outside.split("\n").filter((line) => line.startsWith("|"));
  expect(new Set(rows.map((row) => row.split("|").length))).toEqual(new Set([10]));
});

test("the mark on the first line stays one comment", () => {
  expect(page.split("\n")[0]).toMatch(/^<!-- terraform-plan: [\w.-]+ -->$/);
});

test("what cannot be seen, or turns the direction of the text, is written out", () => {
  for (const hidden of ["\u202e", "\u200b", "\u0007"]) expect(page).not.toContain(hidden);
  expect(page).toContain(String.raw`\u202e`);
});
