import { describe, expect, test } from "@jest/globals";
import { changeOf } from "../fixtures";
import { accessOf, reachable } from "../rows";
import {
  container,
  depending,
  effectsOf,
  gone,
  GROUP_ARN,
  kept,
  replaced,
  revision,
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

const traffic = (before: string[], after: string[], problems: string[] = []) => ({
  traffic: { before: reachable(...before), after: reachable(...after), problems },
});
const web = { "dev-service-web": running() };

describe("ways that it has", () => {
  const all = [
    "internet  web  tcp  443",
    "alb  web  tcp  8080",
    "web  aws:logs  tcp  443",
    "web  internet  tcp  443; 22 (to 203.0.113.0/24)",
    "subnet:private  web  tcp  22",
  ];

  test("stay", () => {
    expect(webOf(web, traffic(all, all))).toEqual(["untouched"]);
    expect(webOf(web, traffic(all, [...all, "web  api  tcp  9000"]))).toEqual(["untouched"]);
  });

  test.each([
    [0, "internet can no longer connect to it on 443"],
    [1, "alb can no longer connect to it on 8080"],
    [2, "it can no longer connect to aws:logs on 443"],
    [3, "it can no longer connect to internet on 22, 443"],
  ])("go: %#", (lost, why) => {
    const after = all.filter((_, index) => index !== lost);
    expect(webOf(web, traffic(all, after))).toEqual(["interrupted", why]);
  });

  test("go in part, or become a doubt", () => {
    const of = (before: string, after: string) => webOf(web, traffic([before], [after]))[0];
    expect(of("web  internet  tcp  80, 443", "web  internet  tcp  443")).toBe("interrupted");
    expect(of("web  internet  tcp  443", "web  internet  tcp  443 (to 10.0.0.0/8)")).toBe(
      "interrupted",
    );
    expect(of("web  internet  tcp  443 (to 10.0.0.0/8)", "web  internet  tcp  443")).toBe(
      "untouched",
    );
  });

  test("that only the apply tells are a warning", () => {
    const after = "web  internet  tcp  443 undecided: a list";
    expect(webOf(web, traffic(["web  internet  tcp  443"], [after]))).toEqual([
      "untouched",
      "warning: whether it can still connect to internet on 443 is known only after the apply",
    ]);
  });

  test("that nobody named one by one are a warning", () => {
    expect(webOf(web, traffic(["web  internet  tcp  any port"], []))).toEqual([
      "untouched",
      "warning: it can no longer connect to internet on any port",
    ]);
  });

  test("of subnets and over UDP are nobody's here", () => {
    expect(
      webOf(web, traffic(["subnet:private  web  tcp  22", "web  internet  udp  53"], [])),
    ).toEqual(["untouched"]);
  });

  test("of a load balancer to a port that gets no requests are a warning", () => {
    expect(webOf(web, traffic(["alb  web  tcp  22"], []))).toEqual([
      "untouched",
      "warning: alb can no longer connect to it on 22",
    ]);
  });

  test("that nobody can tell are a warning where a plan changes some", () => {
    const problems = traffic([], [], ["a network load balancer"]);
    expect(webOf(web, problems)).toEqual(["untouched"]);
    const changed = changeOf({ address: "aws_vpc_security_group_egress_rule.x", after: { a: 1 } });
    expect(webOf({ ...web, "dev-network": [changed] }, problems)).toEqual([
      "untouched",
      "warning: whether it keeps its ways cannot be told: a network load balancer",
    ]);
  });

  test("of a service that is destroyed are its own affair", () => {
    const stacks = { "dev-service-web": [gone(SERVICE, service())] };
    expect(webOf(stacks, traffic(all, []))).toEqual(["stopped", "it is destroyed"]);
  });
});

describe("a port that moves", () => {
  const after = task([container({ portMappings: [{ name: "web", containerPort: 9090 }] })]);
  const [definition = {}] = revision(after);
  const moved = changeOf({
    address: SERVICE,
    before: service(),
    after: {
      ...service(),
      task_definition: undefined,
      load_balancer: [{ target_group_arn: GROUP_ARN, container_name: "web", container_port: 9090 }],
    },
    afterUnknown: { task_definition: true },
  });
  const rule = {
    id: "sgr-1",
    security_group_id: "sg-web",
    referenced_security_group_id: "sg-alb",
    ip_protocol: "tcp",
    from_port: 8080,
    to_port: 8080,
  };
  const RULE = "aws_vpc_security_group_ingress_rule.alb";
  const withRule = (change: object, of: object = moved) =>
    webOf(
      {
        "dev-service-web": [definition, of, change, kept("aws_lb_target_group.web", targetGroup())],
      },
      traffic(["alb  web  tcp  8080"], ["alb  web  tcp  9090"]),
    );
  const early = "alb can no longer connect to tasks on 8080 before new ones listen on 9090";
  const rolledOut = ["port 8080 -> 9090", "the load balancer's port 8080 -> 9090"];

  test("is no interruption while rules for both stand side by side", () => {
    const side = replaced(RULE, rule, { from_port: 9090, to_port: 9090 }, ["create", "delete"]);
    expect(withRule(side)).toEqual(["rolled-out", ...rolledOut]);
  });

  test("is none either where the service depends on the rule, which goes after it", () => {
    const service = depending(moved, "aws_lb_target_group.web", RULE);
    expect(withRule(gone(RULE, rule), service)).toEqual(["rolled-out", ...rolledOut]);
    const [kind, why] = withRule(gone(RULE, rule), depending(moved, "aws_lb_target_group.web"));
    expect([kind, why]).toEqual(["interrupted", early]);
  });

  test("is one where the rule changes before its tasks do", () => {
    const told = ["interrupted", early, ...rolledOut.map((one) => `rolled-out: ${one}`)];
    expect(withRule(updated(RULE, rule, { from_port: 9090, to_port: 9090 }))).toEqual(told);
    expect(withRule(gone(RULE, rule))).toEqual(told);
  });
});

describe("what opens ways and is made again, the old one first", () => {
  const of = (address: string, values: Json, ...others: object[]) => {
    const [found] = effectsOf({
      "dev-network": [replaced(address, values), ...others],
      "dev-service-web": running(),
    });
    return [found?.effect, found?.seconds, ...(found?.reasons ?? []).map(({ why }) => why)];
  };
  const shut = (address: string, seconds: number) => [
    "interrupted",
    seconds,
    `${address}, which opens ways of it, is replaced, the old one first`,
  ];
  const rule = "aws_vpc_security_group_egress_rule.x";
  const association = kept("aws_route_table_association.a", {
    subnet_id: "subnet-a",
    route_table_id: "rtb-1",
  });
  const route = { route_table_id: "rtb-1", nat_gateway_id: "nat-1" };

  test("is a rule of its group, or one that names it", () => {
    expect(of(rule, { security_group_id: "sg-web" })).toEqual(shut(rule, 10));
    const named = { security_group_id: "sg-alb", referenced_security_group_id: "sg-web" };
    expect(of(rule, named)).toEqual(shut(rule, 10));
    expect(of(rule, { security_group_id: "sg-other" })).toEqual(["untouched", undefined]);
  });

  test("is a route of its subnets, or the gateway that it leads to", () => {
    expect(of("aws_route.out", route, association)).toEqual(shut("aws_route.out", 10));
    expect(
      of("aws_nat_gateway.a", { id: "nat-1" }, association, kept("aws_route.out", route)),
    ).toEqual(shut("aws_nat_gateway.a", 180));
    expect(of("aws_nat_gateway.b", { id: "nat-2" }, association)).toEqual(["untouched", undefined]);
  });

  test("is an entry of its subnets' network ACL", () => {
    const acl = kept("aws_network_acl.a", { id: "acl-1", subnet_ids: ["subnet-b"] });
    const entry = "aws_network_acl_rule.in";
    expect(of(entry, { network_acl_id: "acl-1" }, acl)).toEqual(shut(entry, 10));
  });

  test("shuts nothing where the new one is there first", () => {
    const values = { security_group_id: "sg-web" };
    const first = replaced(rule, values, {}, ["create", "delete"]);
    expect(webOf({ "dev-service-web": [...running(), first] })).toEqual(["untouched"]);
  });
});

describe("a callee", () => {
  const served = (port: number, alias = port, name = "api") => ({
    service_connect_configuration: [
      {
        enabled: true,
        service: [
          {
            port_name: "api",
            discovery_name: name,
            client_alias: [{ dns_name: name, port: alias }],
          },
        ],
      },
    ],
  });
  const apiTask = (port: number) =>
    task([container({ name: "api", portMappings: [{ name: "api", containerPort: port }] })], {
      id: "dev-api",
      family: "dev-api",
      arn: "arn:task/api:1",
      arn_without_revision: "arn:task/api",
    });
  const api = (more: Json) =>
    service({
      id: "arn:api",
      name: "dev-api",
      task_definition: "arn:task/api:1",
      load_balancer: [],
      ...more,
    });
  const API = "aws_ecs_service.api";
  const API_TASK = "aws_ecs_task_definition.api";
  const calls = ["web  api  tcp  9000"];
  const withApi = (changes: object[], after: string[] = calls) =>
    webOf({ ...web, "dev-service-api": changes }, traffic(calls, after));

  test("that only gets other tasks interrupts nobody", () => {
    expect(withApi(revision(apiTask(9000), apiTask(9000), api(served(9000))))).toEqual([
      "untouched",
    ]);
  });

  test("that answers by another name is found when its callers are rolled out after it", () => {
    const renamed = updated(API, api(served(9000)), served(9000, 9000, "api2"));
    expect(withApi([kept(API_TASK, apiTask(9000)), renamed])).toEqual([
      "interrupted",
      "dev-api no longer answers at api:9000 (api2:9000 instead), which its tasks learn when it is rolled out after it",
    ]);
  });

  test("that answers at another port of the same name is reached at the one before until then", () => {
    const realised = updated(API, api(served(9000)), served(9000, 80));
    expect(withApi([kept(API_TASK, apiTask(9000)), realised])).toEqual(["untouched"]);
  });

  test("that listens on another port is out of reach until its callers' rules are applied", () => {
    const moved = [
      replaced(API_TASK, apiTask(9000), apiTask(9001)),
      kept(API, api(served(9000, 80))),
    ];
    expect(withApi(moved, ["web  api  tcp  9001"])).toEqual([
      "interrupted",
      "new tasks of dev-api listen on 9001 instead of 9000, and its way there opens after they start",
    ]);
    const both = ["web  api  tcp  9000, 9001"];
    expect(webOf({ ...web, "dev-service-api": moved }, traffic(both, both))).toEqual(["untouched"]);
  });

  test("that stops is a warning to its callers: its own gate closes", () => {
    expect(withApi([gone(API, api(served(9000)))], [])).toEqual([
      "untouched",
      "warning: dev-api, which it can call, stops",
    ]);
  });

  test("that it may no longer call", () => {
    expect(withApi([kept(API_TASK, apiTask(9000)), kept(API, api(served(9000)))], [])).toEqual([
      "interrupted",
      "it can no longer connect to api on 9000",
    ]);
  });
});

describe("what tasks need", () => {
  const PARAMETER = "arn:aws:ssm:us-east-1:111111111111:parameter/dev/token";
  const KEY = "arn:aws:kms:us-east-1:111111111111:key/1";
  const definition = task([
    container({
      secrets: [{ name: "TOKEN", valueFrom: PARAMETER }],
      logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/dev/web" } },
    }),
  ]);
  const parameter = { id: "/dev/token", arn: PARAMETER, name: "/dev/token", key_id: KEY };
  const withNeed = (...changes: object[]) =>
    webOf({
      "dev-iam": changes,
      "dev-service-web": [kept(TASK, definition), kept(SERVICE, service())],
    });

  test.each<[string, string, Json]>([
    [
      "its execution role",
      "aws_iam_role.execution",
      { arn: "arn:aws:iam::111111111111:role/execution" },
    ],
    ["what it reads at its start, /dev/token,", "aws_ssm_parameter.token", parameter],
    ["its log group", "aws_cloudwatch_log_group.web", { id: "/dev/web", name: "/dev/web" }],
  ])("to start: %s", (what, address, values) => {
    expect(withNeed(gone(address, values))).toEqual([
      "untouched",
      `warning: ${what} is destroyed: a task that starts then fails`,
    ]);
    expect(withNeed(updated(address, values, { tags: {} }))).toEqual(["untouched"]);
  });

  test("to start: the key of what it reads, also by its alias", () => {
    const lost =
      "warning: the key of what it reads and logs is destroyed: a task that starts then fails";
    const key = gone("aws_kms_key.key", { id: "1", key_id: "1", arn: KEY });
    expect(withNeed(kept("aws_ssm_parameter.token", parameter), key)).toEqual(["untouched", lost]);
    const named = { ...parameter, key_id: "alias/dev" };
    const alias = kept("aws_kms_alias.dev", { name: "alias/dev", target_key_id: "1" });
    expect(withNeed(kept("aws_ssm_parameter.token", named), alias, key)).toEqual([
      "untouched",
      lost,
    ]);
  });

  test("for their rights: the task role", () => {
    const role = { arn: "arn:aws:iam::111111111111:role/web", name: "web" };
    expect(withNeed(replaced("aws_iam_role.web", role))).toEqual([
      "interrupted",
      "its task role is replaced: what runs loses its rights",
    ]);
  });

  test("for their rights: a policy that is made again, the old one first", () => {
    const named = (name: string) =>
      kept(`aws_iam_role.${name}`, { arn: `arn:aws:iam::111111111111:role/${name}`, name });
    const policy = (role: string) => replaced("aws_iam_role_policy.policy", { name: "a", role });
    const lacks =
      "has no rights of a policy that is replaced, the old one first, until the new one is there";
    expect(withNeed(named("web"), policy("web"))).toEqual([
      "interrupted",
      `its task role ${lacks}`,
    ]);
    expect(withNeed(named("execution"), policy("execution"))).toEqual([
      "untouched",
      `warning: its execution role ${lacks}: a task that starts then fails`,
    ]);
    expect(withNeed(named("web"), policy("other"))).toEqual(["untouched"]);
  });

  test("for their rights: what the role may do", () => {
    const access = (before: string[], after: string[]) => [
      {
        stack: "dev-iam",
        address: "aws_iam_role.web",
        before: accessOf({ name: "web", may: before }),
        after: accessOf({ name: "web", may: after }),
      },
    ];
    const role = kept("aws_iam_role.web", { arn: "arn:aws:iam::111111111111:role/web" });
    const stacks = { "dev-iam": [role], "dev-service-web": running() };
    const of = (before: string[], after: string[]) =>
      webOf(stacks, { access: access(before, after) });
    expect(of(["Allow  s3:GetObject  arn:a/*", "Allow  s3:PutObject  *"], [])).toEqual([
      "untouched",
      "warning: its task role may no longer: s3:GetObject on arn:a/*, s3:PutObject on *",
    ]);
    expect(of(["Allow  s3:GetObject  arn:a/*"], ["Allow  s3:Get*  *"])).toEqual(["untouched"]);
    expect(of([], ["Allow  s3:Get*  *"])).toEqual(["untouched"]);
  });
});
