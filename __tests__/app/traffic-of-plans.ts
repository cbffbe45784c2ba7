import { describe, expect, test } from "@jest/globals";
import { readApp, resolveReferences } from "#terraform";
import type { EnvironmentInput } from "../../config/schema/environment";
import { trafficInput } from "#plan";
import { plansOf } from "../../packages/plan/__tests__/deployed";
import { testEnvironment } from "../test-environment";
import { changes } from "../../packages/plan/__tests__/traffic-app";
import { synthesizeApp, wholeAppRead } from "./synthesized-app";

const app = resolveReferences(wholeAppRead("local"));

describe("what a plan says of traffic", () => {
  test("is nothing where nothing changes", () => {
    const { before, after } = trafficInput(plansOf(app, app), app);
    expect(before).toEqual(after);
    expect(after).toContainEqual(
      expect.objectContaining({ from: "web", to: "api", ports: [{ first: 9000, last: 9000 }] }),
    );
  });

  test("is nothing where subnets of a drained zone go, whose tier is there as before", () => {
    const plain = { alb: { ingressCidrs: ["0.0.0.0/0"], plainHttp: true } };
    const zones = (network: EnvironmentInput["network"]) =>
      resolveReferences(readApp(synthesizeApp([testEnvironment({ ...plain, network })]).outdir));
    const drained = zones({ zones: ["a", "b", "c"], drainedZones: ["c"] });
    const without = zones({ zones: ["a", "b"] });
    const planned = plansOf(drained, without).filter(({ stack }) => stack.id === "test-network");
    const { before, after } = trafficInput(planned, without);
    expect(before).toEqual(after);
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
