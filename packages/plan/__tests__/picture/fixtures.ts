import type { Action, SynthesizedApp, SynthesizedResource, SynthesizedStack } from "#terraform";
import { countsOf } from "../../counts";
import type { ResourceChange, StackReport } from "../../report";

/** What a test says of a resource: type, construct's path, attributes. */
export type Given = readonly [type: string, path: string, attributes?: Record<string, unknown>];

/** CDKTF's address of a construct, with a hash that is always the same. */
export const addressOf = (type: string, path: string): string =>
  `${type}.${path.replaceAll("/", "_")}_0A1B2C3D`;

/** How another resource refers to it once references are resolved. */
export const refTo = (stack: string, type: string, path: string, attribute = "id"): string =>
  `\${${stack}.${addressOf(type, path)}.${attribute}}`;

export function stackWith(
  id: string,
  given: readonly Given[],
  dependencies: readonly string[] = [],
): SynthesizedStack {
  const resources = given.map(([type, path, attributes = {}]): SynthesizedResource => {
    const address = addressOf(type, path);
    const name = address.slice(type.length + 1);
    return { stackId: id, type, name, address, path, attributes };
  });
  return {
    id,
    resources,
    dataSources: [],
    outputs: {},
    variables: {},
    providers: {},
    backend: undefined,
    dependencies,
  };
}

export const changed = (
  address: string,
  action: Action,
  more: Partial<ResourceChange> = {},
): ResourceChange => ({
  address,
  type: address.split(".")[0] ?? "",
  name: address,
  action,
  tagsOnly: false,
  attributes: [],
  ...more,
});

/** Attributes of what is destroyed, as its plan has them. */
export const before = (values: Record<string, unknown>): ResourceChange["attributes"] =>
  Object.entries(values).map(([path, value]) => ({
    path,
    before: value,
    sensitive: false,
    unknown: false,
    forcesReplacement: false,
  }));

export const reportWith = (
  id: string,
  changes: readonly ResourceChange[] = [],
  more: Partial<StackReport> = {},
): StackReport => ({
  id,
  dependencies: [],
  status: changes.length === 0 ? "unchanged" : "changed",
  appliable: changes.length > 0,
  changes,
  outputs: [],
  inputsChange: [],
  counts: countsOf({ changes, unchanged: 0 }, 0),
  ...more,
});

/** Reports of all stacks, in which nothing happens but for what is given. */
export const reportsOf = (
  { stacks }: SynthesizedApp,
  changes: Readonly<Record<string, readonly ResourceChange[]>> = {},
): StackReport[] =>
  stacks.map(({ id, dependencies }) => reportWith(id, changes[id] ?? [], { dependencies }));

/** A VPC with a public and a private subnet in each of two zones, a load balancer and services. */
export function shop(services: readonly string[] = ["web", "api"]): SynthesizedApp {
  const vpc = refTo("net", "aws_vpc", "vpc/vpc");
  const subnet = (tier: string, zone: string) =>
    refTo("net", "aws_subnet", `${tier}/${zone}/subnet`);
  const subnets = ["public", "private"].flatMap((tier) =>
    ["a", "b"].flatMap((zone): Given[] => [
      [
        "aws_subnet",
        `${tier}/${zone}/subnet`,
        {
          vpc_id: vpc,
          availability_zone: `eu-west-1${zone}`,
          tags: { Name: `shop-${tier}-${zone}` },
        },
      ],
      ["aws_route_table", `${tier}/${zone}/table`, { vpc_id: vpc }],
      [
        "aws_route_table_association",
        `${tier}/${zone}/association`,
        {
          subnet_id: subnet(tier, zone),
          route_table_id: refTo("net", "aws_route_table", `${tier}/${zone}/table`),
        },
      ],
    ]),
  );
  const network = stackWith("net", [
    ["aws_vpc", "vpc/vpc", { cidr_block: "10.0.0.0/16", tags: { Name: "shop" } }],
    ["aws_internet_gateway", "vpc/gateway", { vpc_id: vpc }],
    ...subnets,
    [
      "aws_route",
      "out-a",
      {
        route_table_id: refTo("net", "aws_route_table", "public/a/table"),
        gateway_id: refTo("net", "aws_internet_gateway", "vpc/gateway"),
      },
    ],
    ["aws_network_acl", "private/acl", { vpc_id: vpc }],
    ["aws_nat_gateway", "nat/gateway", { subnet_id: subnet("public", "a") }],
    ["aws_iam_openid_connect_provider", "elsewhere/provider", {}],
  ]);
  const group = (stack: string) => refTo(stack, "aws_security_group", "group");
  const alb = stackWith(
    "alb",
    [
      [
        "aws_lb",
        "balancer/lb",
        {
          name: "shop-alb",
          internal: false,
          subnets: [subnet("public", "a"), subnet("public", "b")],
          security_groups: [group("alb")],
        },
      ],
      [
        "aws_lb_listener",
        "balancer/https",
        {
          load_balancer_arn: refTo("alb", "aws_lb", "balancer/lb", "arn"),
          port: 443,
          protocol: "HTTPS",
        },
      ],
      ["aws_security_group", "group"],
      [
        "aws_vpc_security_group_ingress_rule",
        "from-everywhere",
        { security_group_id: group("alb"), cidr_ipv4: "0.0.0.0/0", from_port: 443, to_port: 443 },
      ],
    ],
    ["net"],
  );
  const cluster = stackWith(
    "ecs",
    [["aws_ecs_cluster", "cluster", { name: "shop-cluster" }]],
    ["net"],
  );
  const ofService = (name: string, index: number): SynthesizedStack =>
    stackWith(
      `service-${name}`,
      [
        [
          "aws_ecs_service",
          "service",
          {
            name: `shop-${name}`,
            cluster: "shop-cluster",
            desired_count: 2,
            task_definition: refTo(`service-${name}`, "aws_ecs_task_definition", "task", "arn"),
            network_configuration: {
              subnets: [subnet("private", "a"), subnet("private", "b")],
              security_groups: [group(`service-${name}`)],
            },
          },
        ],
        [
          "aws_ecs_task_definition",
          "task",
          { container_definitions: '[{"portMappings":[{"containerPort":9000}]}]' },
        ],
        ["aws_security_group", "group"],
        [
          "aws_vpc_security_group_ingress_rule",
          "from-before",
          {
            security_group_id: group(`service-${name}`),
            referenced_security_group_id: group(
              index === 0 ? "alb" : `service-${services[index - 1] ?? ""}`,
            ),
            from_port: 9000,
            to_port: 9000,
          },
        ],
        ["aws_cloudwatch_metric_alarm", "alarms/cpu", { alarm_name: `shop-${name}-cpu` }],
      ],
      ["net", "ecs", "alb"],
    );
  return { stacks: [network, alb, cluster, ...services.map(ofService)] };
}
