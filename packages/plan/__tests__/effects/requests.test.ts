import { describe, expect, test } from "@jest/globals";
import { changeOf } from "../fixtures";
import {
  effectsOf,
  gone,
  GROUP_ARN,
  kept,
  LISTENER_ARN,
  replaced,
  running,
  SERVICE,
  service,
  targetGroup,
  task,
  TASK,
  updated,
  webOf,
} from "./plans";

type Json = Readonly<Record<string, unknown>>;

const API_ARN = "arn:targetgroup/api";
const RULE = "aws_lb_listener_rule.web";
const LISTENER = "aws_lb_listener.https";

const listener = (more: Json = {}): Json => ({
  id: LISTENER_ARN,
  arn: LISTENER_ARN,
  load_balancer_arn: "arn:loadbalancer/dev",
  port: 443,
  protocol: "HTTPS",
  certificate_arn: "arn:certificate/1",
  default_action: [{ type: "fixed-response" }],
  ...more,
});
const rule = (priority: number, hosts: string[], paths: string[], group = GROUP_ARN): Json => ({
  id: `arn:rule/${String(priority)}`,
  listener_arn: LISTENER_ARN,
  priority,
  action: [{ type: "forward", target_group_arn: group }],
  condition: [
    ...(hosts.length > 0 ? [{ host_header: [{ values: hosts }] }] : []),
    ...(paths.length > 0 ? [{ path_pattern: [{ values: paths }] }] : []),
  ],
});
const changed = (address: string, before: Json, after: Json) =>
  changeOf({ address, before, after });

const group = kept("aws_lb_target_group.web", targetGroup());
const api = kept("aws_lb_target_group.api", { id: API_ARN, arn: API_ARN, name: "dev-api" });
const alb = [kept(LISTENER, listener()), kept("aws_lb.dev", { arn: "arn:loadbalancer/dev" })];

/** What becomes of web where these are its rules, and others'. */
const withRules = (...rules: object[]) =>
  webOf({ "dev-alb": alb, "dev-web": [...running(), group, api, ...rules] });

describe("requests that it gets today", () => {
  const own = rule(200, ["a.example.com"], ["/*"]);

  test("stay, whatever else changes of the rule", () => {
    expect(withRules(kept(RULE, own))).toEqual(["untouched"]);
    expect(withRules(updated(RULE, own, { tags: { a: "b" } }))).toEqual(["untouched"]);
    const wider = rule(100, ["*.example.com"], []);
    expect(withRules(changed(RULE, own, wider))).toEqual(["untouched"]);
  });

  test("have no rule any more", () => {
    const lost = "no rule sends it requests for a.example.com/* any more";
    expect(withRules(gone(RULE, own))).toEqual(["interrupted", lost]);
    expect(withRules(changed(RULE, own, rule(200, ["b.example.com"], ["/*"])))).toEqual([
      "interrupted",
      lost,
    ]);
    expect(withRules(changed(RULE, own, rule(200, ["a.example.com"], ["/shop/*"])))[0]).toBe(
      "interrupted",
    );
    const limited = { ...own, condition: [{ source_ip: [{ values: ["10.0.0.0/8"] }] }] };
    expect(withRules(changed(RULE, own, limited))).toEqual(["interrupted", lost]);
  });

  test("are those of each host and path", () => {
    const two = rule(200, ["a.example.com", "b.example.com"], []);
    expect(withRules(changed(RULE, two, rule(200, ["a.example.com"], [])))).toEqual([
      "interrupted",
      "no rule sends it requests for b.example.com any more",
    ]);
  });

  test("go to another target group", () => {
    expect(withRules(changed(RULE, own, rule(200, ["a.example.com"], ["/*"], API_ARN)))).toEqual([
      "interrupted",
      "requests for a.example.com/* go to target group dev-api from then on",
    ]);
  });

  test("are taken by a rule that is asked first", () => {
    const other = rule(300, [], [], API_ARN);
    expect(withRules(kept(RULE, own), kept("aws_lb_listener_rule.api", other))).toEqual([
      "untouched",
    ]);
    const first = changed("aws_lb_listener_rule.api", other, { ...other, priority: 100 });
    expect(withRules(kept(RULE, own), first)).toEqual([
      "interrupted",
      "requests for a.example.com/* go to target group dev-api from then on",
    ]);
  });

  test("are taken in part, which is a warning", () => {
    const part = changeOf({
      address: "aws_lb_listener_rule.api",
      actions: ["create"],
      after: rule(100, [], ["/api/*"], API_ARN),
    });
    expect(withRules(kept(RULE, own), part)).toEqual([
      "untouched",
      "warning: requests for /api/* go to target group dev-api from then on",
    ]);
    const known = kept("aws_lb_listener_rule.api", rule(100, [], ["/api/*"], API_ARN));
    expect(withRules(kept(RULE, own), known)).toEqual(["untouched"]);
  });

  test("that another rule took already are none", () => {
    const first = kept("aws_lb_listener_rule.api", rule(100, [], [], API_ARN));
    expect(withRules(gone(RULE, own), first)).toEqual(["untouched"]);
  });

  test("fall to the listener's default action, and may come from there", () => {
    const forward = { default_action: [{ type: "forward", target_group_arn: GROUP_ARN }] };
    const byDefault = (change: object) =>
      webOf({ "dev-alb": [change], "dev-web": [...running(), group, api] });
    expect(byDefault(kept(LISTENER, listener(forward)))).toEqual(["untouched"]);
    expect(
      byDefault(updated(LISTENER, listener(forward), { default_action: [{ type: "redirect" }] })),
    ).toEqual(["interrupted", "no rule sends it requests for everything any more"]);
  });

  test("have a share of a weighted group", () => {
    const weighted = (weight: number) => ({
      ...own,
      action: [
        {
          type: "forward",
          forward: [
            {
              target_group: [
                { arn: GROUP_ARN, weight },
                { arn: API_ARN, weight: 1 },
              ],
            },
          ],
        },
      ],
    });
    expect(withRules(changed(RULE, own, weighted(1)))).toEqual(["untouched"]);
    expect(withRules(changed(RULE, weighted(1), weighted(0)))[0]).toBe("interrupted");
  });

  test("go to a group of it that is still empty", () => {
    const next = changeOf({
      address: "aws_lb_target_group.next",
      actions: ["create"],
      after: { name: "dev-next" },
      afterUnknown: { id: true, arn: true },
    });
    const moved = updated(SERVICE, service(), {
      load_balancer: [{ target_group_arn: API_ARN, container_name: "web", container_port: 8080 }],
    });
    const after = rule(200, ["a.example.com"], ["/*"], API_ARN);
    const stacks = [kept(TASK, task()), moved, group, api, next, changed(RULE, own, after)];
    expect(webOf({ "dev-alb": alb, "dev-web": stacks })).toEqual([
      "interrupted",
      "requests for a.example.com/* go to a target group that is empty until new tasks are healthy",
      "rolled-out: another target group",
    ]);
  });

  test("stop while the rule is made again", () => {
    const stacks = { "dev-alb": alb, "dev-web": [...running(), group, replaced(RULE, own)] };
    const [web] = effectsOf(stacks);
    expect(web).toMatchObject({
      effect: "interrupted",
      seconds: 10,
      reasons: [{ why: "its listener's rule is replaced, the old one goes first" }],
    });
  });

  test("that only the apply tells are a warning", () => {
    const unknown = changeOf({
      address: RULE,
      before: own,
      after: { ...own, condition: undefined },
      afterUnknown: { condition: true },
    });
    expect(withRules(unknown)).toEqual([
      "untouched",
      "warning: which requests it gets is known only after the apply",
    ]);
  });
});

describe("its listener", () => {
  const rules = [group, kept(RULE, rule(200, [], ["/*"]))];
  const withListener = (...changes: object[]) =>
    webOf({ "dev-alb": changes, "dev-web": [...running(), ...rules] });
  const balancer = kept("aws_lb.dev", { arn: "arn:loadbalancer/dev" });

  test.each<[string, object]>([
    ["its listener is replaced", replaced(LISTENER, listener())],
    ["its listener is destroyed", gone(LISTENER, listener())],
    ["its listener's port changes from 443 to 8443", updated(LISTENER, listener(), { port: 8443 })],
    [
      "its listener's protocol changes from HTTPS to HTTP",
      updated(LISTENER, listener(), { protocol: "HTTP", certificate_arn: null }),
    ],
  ])("%s", (why, change) => {
    expect(withListener(change, balancer)[0]).toBe("interrupted");
    expect(withListener(change, balancer)).toContain(why);
  });

  test("shows another certificate", () => {
    expect(withListener(updated(LISTENER, listener(), { certificate_arn: "arn:2" }))).toEqual([
      "untouched",
      "warning: its listener shows another certificate",
    ]);
  });

  test("loses one of several certificates", () => {
    const certificate = { id: "x", listener_arn: LISTENER_ARN, certificate_arn: "arn:2" };
    const lost = gone("aws_lb_listener_certificate.b", certificate);
    const here = kept(LISTENER, listener());
    expect(withListener(here, lost)).toEqual([
      "interrupted",
      "a certificate goes from its listener, and with it the names that only it covers",
    ]);
    const other = changeOf({
      address: "aws_lb_listener_certificate.c",
      actions: ["create"],
      after: { listener_arn: LISTENER_ARN },
    });
    expect(withListener(here, lost, other)).toEqual([
      "untouched",
      "warning: its listener shows other certificates",
    ]);
  });

  test("has a load balancer that is made again, or goes", () => {
    const here = kept(LISTENER, listener());
    const values = { id: "arn:loadbalancer/dev", arn: "arn:loadbalancer/dev" };
    expect(withListener(here, replaced("aws_lb.dev", values))).toEqual([
      "interrupted",
      "its load balancer is replaced, and gets another DNS name",
    ]);
    expect(withListener(here, gone("aws_alb.dev", values))).toEqual([
      "interrupted",
      "its load balancer is destroyed",
    ]);
  });
});
