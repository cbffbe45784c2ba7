import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { checkGuardrails } from "#guardrails";
import { resourcesOfPlan } from "../../plan/resources-of-plan";
import { type Resources, stackOf } from "../../../guardrails/__tests__/fixtures";

/** What `terraform show -json` prints of a plan, cut down to a few resources. */
const PLAN = JSON.parse(readFileSync(path.join(__dirname, "plan.json"), "utf8")) as {
  resource_changes: { type: string; change: { after: Record<string, unknown> } }[];
};

const synthesized = stackOf(
  { aws_s3_bucket: { logs: { bucket: "shop-logs", lifecycle: { prevent_destroy: true } } } },
  { id: "dev-alb" },
);
const stack = resourcesOfPlan(synthesized, PLAN);
const attributesOf = (type: string) => stack.resources.find((r) => r.type === type)?.attributes;

/** The plan with some attributes of one type changed. */
function planWith(type: string, change: object): unknown {
  const plan = structuredClone(PLAN);
  for (const resource of plan.resource_changes.filter((found) => found.type === type)) {
    Object.assign(resource.change.after, change);
  }
  return plan;
}

const rulesFound = (plan: unknown) =>
  checkGuardrails(
    { stacks: [resourcesOfPlan(synthesized, plan)] },
    { partial: true, production: true },
  ).map(({ rule, resource }) => `${rule} ${resource}`);

test("what is created, changed and kept is there; what is destroyed or only read is not", () => {
  expect(stack.resources.map(({ address }) => address)).toEqual([
    "aws_lb.balancer",
    "aws_lb_listener.http",
    "aws_s3_bucket.logs",
    "aws_security_group.balancer",
    'aws_vpc_security_group_ingress_rule.http["office"]',
  ]);
});

test("paths and lifecycles come from the synthesized stack, which knows them", () => {
  expect(stack.resources.map((resource) => resource.path)).toEqual(["", "", "logs", "", ""]);
  expect(attributesOf("aws_s3_bucket")?.["lifecycle"]).toEqual({ prevent_destroy: true });
  expect(stack.backend).toBe(synthesized.backend);
});

test("what is known only after the apply is what the configuration refers to", () => {
  expect(attributesOf("aws_lb")).toMatchObject({
    security_groups: ["${dev-alb.aws_security_group.balancer.id}"],
    access_logs: [{ bucket: "shop-logs", enabled: true }],
    // One for each member as far as the configuration says, then the first again.
    subnets: [
      "${dev-alb.aws_subnet.a.id}",
      "${dev-alb.aws_subnet.b[0].id}",
      "${dev-alb.aws_subnet.a.id}",
    ],
    subnet_mapping: [{ subnet_id: "subnet-1", allocation_id: "${dev-alb.aws_eip.address.id}" }],
  });
  expect(attributesOf("aws_lb_listener")?.["load_balancer_arn"]).toBe(
    "${dev-alb.aws_lb.balancer.arn}",
  );
});

test("what the provider computes and the configuration does not mention stays out", () => {
  expect(attributesOf("aws_lb")).not.toHaveProperty("dns_name");
  expect(attributesOf("aws_security_group")).not.toHaveProperty("egress");
});

test("the same rules find the same in a plan as in what was synthesized", () => {
  const [balancer, group] = ["dev-alb/aws_lb.balancer", "dev-alb/aws_security_group.balancer"];
  // What belongs to the bucket was left out of the plan.
  expect(rulesFound(PLAN).filter((found) => !found.startsWith("bucket-"))).toEqual([
    `load-balancer-web-acl ${balancer}`,
  ]);
  expect(rulesFound(planWith("aws_lb", { drop_invalid_header_fields: false }))).toContain(
    `load-balancer-drop-headers ${balancer}`,
  );
  expect(
    rulesFound(planWith("aws_security_group", { description: "Managed by Terraform" })),
  ).toContain(`security-group-descriptions ${group}`);
  const ssh = planWith("aws_vpc_security_group_ingress_rule", { from_port: 22, to_port: 22 });
  expect(rulesFound(ssh)).toContain(
    'security-group-open-to-world dev-alb/aws_vpc_security_group_ingress_rule.http["office"]',
  );
});

test("a block is read alike in a plan, where it is a list, and in configuration", () => {
  const resources = (logs: unknown): Resources => ({ aws_lb: { balancer: { access_logs: logs } } });
  const logs = { bucket: "shop-logs", enabled: false };
  const found = (value: unknown) =>
    checkGuardrails({ stacks: [stackOf(resources(value))] })
      .map(({ rule }) => rule)
      .filter((rule) => rule === "load-balancer-access-logs");
  expect([found(logs), found([logs])]).toEqual([
    ["load-balancer-access-logs"],
    ["load-balancer-access-logs"],
  ]);
});

test("what is no plan is refused", () => {
  expect(() => resourcesOfPlan(synthesized, {})).toThrow("dev-alb: not a plan");
});

test("a plan in which no resource changes makes none", () => {
  expect(resourcesOfPlan(synthesized, { format_version: "1.2" }).resources).toEqual([]);
});

describe("a service that is there only under a condition", () => {
  const service = { name: "web", count: "${data.image.there ? 1 : 0}" };
  const withService = stackOf(
    { aws_ecs_service: { web: service }, aws_ecs_cluster: { off: { count: 0 } } },
    { id: "dev-alb" },
  );
  const planned = (plan: unknown) =>
    resourcesOfPlan(withService, plan)
      .resources.filter(({ type }) => type.startsWith("aws_ecs_"))
      .map(({ address, attributes }) => [address, attributes["name"]]);

  test("counts as there while it is off, and nothing else does", () => {
    expect(planned(PLAN)).toEqual([["aws_ecs_service.web", "web"]]);
  });

  test("is what the plan makes of it once it is on", () => {
    const change = { actions: ["create"], before: null, after: { name: "on" }, after_unknown: {} };
    const made = { mode: "managed", type: "aws_ecs_service", name: "web", index: 0, change };
    const on = { ...made, address: "aws_ecs_service.web[0]" };
    const plan = { ...PLAN, resource_changes: [...PLAN.resource_changes, on] };
    expect(planned(plan)).toEqual([["aws_ecs_service.web[0]", "on"]]);
  });

  test("is gone with its stack", () => {
    expect(planned({ ...PLAN, resource_changes: [] })).toEqual([]);
  });
});
