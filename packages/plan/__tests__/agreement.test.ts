import { describe, expect, test } from "@jest/globals";
import { isWorld } from "#aws";
import { reachableSet } from "#analysis";
import { checkGuardrails } from "#guardrails";
import { parseStack, resolveReferences } from "#terraform";
import { pictureOf } from "../picture/picture-of";
import { changeOf, planOf, reportOf, stackOf } from "./fixtures";

/**
 * Picture, gates, guardrails and the analysis of traffic are asked about the same rules: whoever says
 * that the internet comes in, all of them say it.
 */

type Json = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const PORT = 8443;
const ref = (address: string, attribute = "id") => `\${${address}.${attribute}}`;
const ofVpc = { vpc_id: ref("aws_vpc.vpc") };

/** A load balancer of both families of addresses in a public subnet, by either name of its type. */
const network = (alb: "lb" | "alb"): Resources => ({
  aws_vpc: { vpc: { cidr_block: "10.0.0.0/16", assign_generated_ipv6_cidr_block: true } },
  aws_internet_gateway: { gateway: ofVpc },
  aws_subnet: {
    outside: {
      ...ofVpc,
      cidr_block: "10.0.0.0/24",
      ipv6_cidr_block: "${cidrsubnet(aws_vpc.vpc.ipv6_cidr_block, 8, 1)}",
    },
  },
  aws_route_table: { outside: ofVpc },
  aws_route_table_association: {
    outside: {
      subnet_id: ref("aws_subnet.outside"),
      route_table_id: ref("aws_route_table.outside"),
    },
  },
  aws_route: {
    v4: { ...toInternet, destination_cidr_block: "0.0.0.0/0" },
    v6: { ...toInternet, destination_ipv6_cidr_block: "::/0" },
  },
  aws_security_group: { front: { ...ofVpc, name: "front" } },
  [`aws_${alb}`]: {
    front: {
      name: "front",
      internal: false,
      ip_address_type: "dualstack",
      subnets: [ref("aws_subnet.outside")],
      security_groups: [GROUP],
    },
  },
  [`aws_${alb}_listener`]: {
    front: { load_balancer_arn: ref(`aws_${alb}.front`, "arn"), port: PORT },
  },
});
const toInternet = {
  route_table_id: ref("aws_route_table.outside"),
  gateway_id: ref("aws_internet_gateway.gateway"),
};
const GROUP = ref("aws_security_group.front");

const ports = { from_port: PORT, to_port: PORT };
const LIST = ref("aws_ec2_managed_prefix_list.all");
const family = (block: string) => (block.includes(":") ? "v6" : "v4");
const inLists = (block: string) => ({
  [family(block) === "v6" ? "ipv6_cidr_blocks" : "cidr_blocks"]: [block],
});
const inOne = (block: string) => ({ [`cidr_ip${family(block)}`]: block });
const inline = (peer: Json): Resources => ({
  aws_security_group: {
    front: { ...ofVpc, name: "front", ingress: [{ ...ports, protocol: "tcp", ...peer }] },
  },
});
const classic = (peer: Json): Resources => ({
  aws_security_group_rule: {
    in: { ...ports, type: "ingress", protocol: "6", security_group_id: GROUP, ...peer },
  },
});
const modern = (peer: Json): Resources => ({
  aws_vpc_security_group_ingress_rule: {
    in: { ...ports, ip_protocol: "tcp", security_group_id: GROUP, ...peer },
  },
});
const listOf = (block: string, rest: Resources): Resources => ({
  ...rest,
  aws_ec2_managed_prefix_list: { all: { name: "all", entry: [{ cidr: block }] } },
});
const entryOf = (block: string, rest: Resources): Resources => ({
  ...rest,
  aws_ec2_managed_prefix_list: { all: { name: "all" } },
  aws_ec2_managed_prefix_list_entry: { one: { cidr: block, prefix_list_id: LIST } },
});

const FORMS: Readonly<Record<string, (block: string) => Resources>> = {
  "a block in the group": (block) => inline(inLists(block)),
  aws_security_group_rule: (block) => classic(inLists(block)),
  aws_vpc_security_group_ingress_rule: (block) => modern(inOne(block)),
  "a prefix list, in the group": (block) => listOf(block, inline({ prefix_list_ids: [LIST] })),
  "a prefix list, aws_security_group_rule": (block) =>
    listOf(block, classic({ prefix_list_ids: [LIST] })),
  "a prefix list, aws_vpc_security_group_ingress_rule": (block) =>
    listOf(block, modern({ prefix_list_id: LIST })),
  "an entry of a prefix list": (block) => entryOf(block, modern({ prefix_list_id: LIST })),
};

const BLOCKS: Readonly<Record<string, boolean>> = {
  "0.0.0.0/0": true,
  "0.0.0.0/1": true,
  "128.0.0.0/1": true,
  "::/0": true,
  "::/1": true,
  "2000::/3": true,
  "10.0.0.0/8": false,
  "fc00::/7": false,
  "224.0.0.0/3": false,
};

const allSay = (open: boolean) => ({
  picture: open,
  gate: open,
  guardrail: open,
  analysis: open,
});

function verdicts(alb: "lb" | "alb", rule: Resources): Record<string, boolean> {
  const app = { stacks: [parseStack("dev", { resource: { ...network(alb), ...rule } })] };
  const resolved = resolveReferences(app);
  return {
    picture: pictureOf(resolved, []).arrows.some(({ from }) => from === "internet"),
    gate: isGateClosed(rule),
    guardrail: checkGuardrails(resolved, { partial: true }).some(
      (finding) => finding.rule === "security-group-open-to-world",
    ),
    analysis: reachableSet(app).some(({ from, to }) => from === "internet" && to === "alb"),
  };
}

/** The rule as a plan has it: ids in place of references, and null in place of what is not set. */
function isGateClosed(rule: Resources): boolean {
  const withIds = (value: unknown) =>
    JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
      typeof member === "string" ? member.replace(/^\$\{(.+)\.id\}$/, "id-of-$1") : member,
    ) as Json;
  const changes = Object.entries(rule).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, attributes]) =>
      changeOf({
        address: `${type}.${name}`,
        actions: ["create"],
        after: { cidr_ipv6: null, self: null, ...withIds(attributes), id: `id-of-${type}.${name}` },
      }),
    ),
  );
  const { gates } = reportOf([stackOf("dev-alb", planOf(...changes))]);
  return gates.some(({ gate }) => gate === "public-ingress");
}

describe.each(Object.entries(FORMS))("by %s", (_, formOf) => {
  test.each(Object.entries(BLOCKS))("%s: everybody says %p", (block, isOpen) => {
    expect(isWorld(block)).toBe(isOpen);
    expect(verdicts("lb", formOf(block))).toEqual(allSay(isOpen));
  });
});

test("aws_alb is aws_lb", () => {
  expect(verdicts("alb", modern(inOne("0.0.0.0/0")))).toEqual(allSay(true));
});

const task = (name: string) => ({
  network_configuration: {
    subnets: [ref("aws_subnet.outside")],
    security_groups: [ref(`aws_security_group.${name}`)],
    assign_public_ip: true,
  },
});
const STARTERS: Readonly<Record<string, readonly [type: string, Resources]>> = {
  aws_ecs_service: [
    "aws_ecs_service",
    { aws_ecs_service: { job: { name: "job", ...task("job") } } },
  ],
  aws_ecs_task_set: [
    "aws_ecs_service",
    {
      aws_ecs_service: { job: { name: "job" } },
      aws_ecs_task_set: { job: { service: ref("aws_ecs_service.job"), ...task("job") } },
    },
  ],
  aws_scheduler_schedule: [
    "aws_scheduler_schedule",
    { aws_scheduler_schedule: { job: { name: "job", target: { ecs_parameters: task("job") } } } },
  ],
  aws_cloudwatch_event_target: [
    "aws_cloudwatch_event_rule",
    {
      aws_cloudwatch_event_rule: { job: { name: "job" } },
      aws_cloudwatch_event_target: {
        job: { rule: ref("aws_cloudwatch_event_rule.job", "name"), ecs_target: task("job") },
      },
    },
  ],
};

test.each(Object.entries(STARTERS))("%s runs tasks, everybody says", (type, [shown, resources]) => {
  const { aws_ecs_service: services, ...others } = resources;
  const resource: Resources = {
    ...network("lb"),
    ...others,
    ...modern({ referenced_security_group_id: ref("aws_security_group.job") }),
    aws_ecs_service: { ...services },
    aws_security_group: { front: { ...ofVpc, name: "front" }, job: { ...ofVpc, name: "job" } },
    aws_vpc_security_group_egress_rule: {
      out: {
        ...ports,
        ip_protocol: "tcp",
        security_group_id: ref("aws_security_group.job"),
        referenced_security_group_id: GROUP,
      },
    },
  };
  const app = { stacks: [parseStack("dev", { resource })] };
  const resolved = resolveReferences(app);
  expect(pictureOf(resolved, []).arrows).toMatchObject([
    { from: `dev:${shown}.job`, to: "dev:aws_lb.front", label: String(PORT) },
  ]);
  const calls = reachableSet(app).filter(({ from, to }) => from !== "internet" && to === "alb");
  expect(calls.map(({ from }) => from).filter((from) => !from.startsWith("subnet:"))).toHaveLength(
    1,
  );
  const found = checkGuardrails(resolved, { partial: true }).filter(
    ({ rule }) => rule === "task-no-public-ip",
  );
  expect(found.map(({ resource: owner }) => owner)).toEqual([`dev/${type}.job`]);
});
