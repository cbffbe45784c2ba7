import { describe, expect, test } from "@jest/globals";
import { trafficCells } from "#analysis";
import type { OwnedResource } from "../../drift/owned";
import { plansOf } from "../deployed";
import { reportOf, stackOf } from "../fixtures";
import { app } from "../traffic-app";

type Json = Readonly<Record<string, unknown>>;

interface Resource {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly change: { readonly before: Json };
}

/** A look at AWS, which finds other attributes of some resources than their states have. */
function looked(found: Readonly<Record<string, Json>>) {
  const stacks = plansOf(app, app).map(({ stack, plan }) => {
    const { resource_changes: changes, prior_state: prior } = plan as unknown as {
      readonly resource_changes: readonly Resource[];
      readonly prior_state: { values: { root_module: { resources: readonly Json[] } } };
    };
    const inAws = ({ address, change: { before } }: Resource) => ({ ...before, ...found[address] });
    const resources = changes.map((one) => ({ ...one, change: undefined, values: inAws(one) }));
    const root = { resources: [...prior.values.root_module.resources, ...resources] };
    const drifted = changes
      .filter(({ address }) => found[address])
      .map((one) => ({
        ...one,
        change: { ...one.change, actions: ["update"], after: inAws(one) },
      }));
    const owned = changes.map(({ type, change: { before } }): OwnedResource => {
      return { stack: stack.id, type, values: before };
    });
    const refreshed = {
      format_version: "1.2",
      resource_drift: drifted,
      configuration: {},
      prior_state: { values: { root_module: root } },
    };
    return { stack: stackOf(stack.id, refreshed), owned };
  });
  return reportOf(
    stacks.map(({ stack }) => stack),
    { kind: "drift", app, owned: stacks.flatMap(({ owned }) => owned) },
  );
}

const RULE = "aws_vpc_security_group_ingress_rule.front-in";
const GROUP = "aws_security_group.front";
const changed = (report: ReturnType<typeof looked>) =>
  report.traffic.rows.map(
    ({ change, row }) => `${change} ${trafficCells(row).slice(0, 4).join(" ")}`,
  );

test("what is as it was applied is drawn as the code says, and reaches what it did", () => {
  const report = looked({});
  expect(report.stacks.flatMap(({ changes }) => changes)).toEqual([]);
  expect(report.traffic).toEqual({ rows: [], problems: [] });
  expect(report.picture?.arrows.every(({ status }) => status === "unchanged")).toBe(true);
});

describe("a rule that somebody changed", () => {
  const report = looked({ [RULE]: { from_port: 22, to_port: 22, cidr_ipv4: "0.0.0.0/0" } });

  test("is drawn with AWS's port, not the code's", () => {
    const arrow = report.picture?.arrows.find(({ from }) => from === "internet");
    expect(arrow).toMatchObject({ label: "22", status: "update" });
  });

  test("is compared with its state", () => {
    expect(changed(report)).toContain("added internet alb tcp 22");
    expect(changed(report)).toContain("removed internet alb tcp 443 (from 203.0.113.0/24)");
  });
});

test("a rule that somebody added is drawn, and what it opens is told", () => {
  const ssh = { protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["0.0.0.0/0"] };
  const report = looked({ [GROUP]: { ingress: [ssh] } });
  expect(changed(report)).toContain("added internet alb tcp 22; 443 (from 203.0.113.0/24)");
  const arrow = report.picture?.arrows.find(({ from }) => from === "internet");
  expect(arrow?.label).toContain("22");
});
