import { describe, expect, test } from "@jest/globals";
import { resolveReferences } from "#terraform";
import { trafficTables } from "../../tools/plan/traffic-tables";
import { plansOf } from "../tools/plan/deployed";
import { changes } from "../tools/plan/traffic-app";
import { wholeAppRead } from "./synthesized-app";

const app = resolveReferences(wholeAppRead("local"));

describe("what a plan says of traffic", () => {
  test("is nothing where nothing changes", () => {
    const { before, after } = trafficTables(plansOf(app, app), app);
    expect(before).toBe(after);
    expect(after).toMatch(/\n {2}web +api +tcp +9000\n/);
  });

  test("has the rows of a rule that goes, and no others, where its stack alone is planned", () => {
    const closed = {
      stacks: app.stacks.map((stack) => ({
        ...stack,
        resources: stack.resources.filter(
          ({ stackId, type }) =>
            stackId !== "local-alb" || type !== "aws_vpc_security_group_ingress_rule",
        ),
      })),
    };
    const rows = changes(app, closed, "local-alb");
    expect(rows).toContain("- internet  alb  tcp  80  internet gateway");
    expect(rows.every((row) => /^- \S+ {2}(alb|web) {2}tcp {2}80/.test(row))).toBe(true);
  });
});
