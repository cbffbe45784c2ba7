import { describe, expect, test } from "@jest/globals";
import { emulatorBackend, emulatorProvider } from "../../stacks/emulator-settings";
import { TerraformStack } from "cdktf";
import { configurationOf } from "../../testing/synthesized-stack";
import { testStacks } from "../fixtures";

const ENDPOINT = "http://127.0.0.1:4566";

/** The AWS service behind a resource, by the beginning of its type. */
const SERVICE_OF = {
  aws_acm: "acm",
  aws_appautoscaling: "appautoscaling",
  aws_cloudwatch_dashboard: "cloudwatch",
  aws_cloudwatch_log: "logs",
  aws_cloudwatch_metric_alarm: "cloudwatch",
  aws_codebuild: "codebuild",
  aws_default: "ec2",
  aws_ecr: "ecr",
  aws_ecs: "ecs",
  aws_egress_only_internet_gateway: "ec2",
  aws_eip: "ec2",
  aws_flow_log: "ec2",
  aws_iam: "iam",
  aws_internet_gateway: "ec2",
  aws_kms: "kms",
  aws_lb: "elbv2",
  aws_nat_gateway: "ec2",
  aws_network_acl: "ec2",
  aws_route: "ec2",
  aws_route53: "route53",
  aws_s3: "s3",
  aws_scheduler: "scheduler",
  aws_secretsmanager: "secretsmanager",
  aws_security_group: "ec2",
  aws_service_discovery: "servicediscovery",
  aws_sns: "sns",
  aws_ssm: "ssm",
  aws_subnet: "ec2",
  aws_vpc: "ec2",
  aws_wafv2: "wafv2",
};

function serviceOf(type: string): string {
  const known = Object.entries(SERVICE_OF).filter(([prefix]) =>
    `${type}_`.startsWith(`${prefix}_`),
  );
  const [service] = known.map(([, name]) => name);
  if (service === undefined) throw new Error(`add the service of ${type} to SERVICE_OF`);
  return service;
}

/** Every stack, with every kind of resource that the configuration can switch on. */
const stacks = allStacks(
  testStacks({
    emulatorEndpoint: ENDPOINT,
    alb: {
      ingressCidrs: ["0.0.0.0/0"],
      certificate: {
        type: "issued",
        domainName: "app.example.com",
        hostedZoneId: "Z0123456789ABC",
      },
      webAclArn: "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/guard/0123",
    },
    iam: { artifactBucket: "learner-source" },
    build: { source: { type: "s3", key: "source.zip" } },
    services: {
      web: {
        kind: "public",
        port: 8080,
        route: { priority: 10, paths: ["/*"] },
        scaling: { minTasks: 1, maxTasks: 2, cpuPercent: 60 },
      },
      report: { kind: "scheduled", schedule: "cron(0 3 * * ? *)" },
    },
    network: {
      ipv6: true,
      nat: "per-az",
      interfaceEndpoints: "fargate",
      additionalTiers: { data: { cidr: "10.0.192.0/20" } },
    },
    ssm: { config: { level: "info" }, secrets: { token: {} } },
  }),
);
/** The stacks of services too, which belong to the same app. */
function allStacks({ iam }: ReturnType<typeof testStacks>): TerraformStack[] {
  return iam.node.scope?.node.children.filter((child) => TerraformStack.isStack(child)) ?? [];
}

const configurations = stacks.map((stack) => configurationOf(stack));

describe("provider", () => {
  const providers = configurations.map(({ provider }) => provider["aws"]?.[0]);

  test("sends the calls of every resource of every stack to the emulator, and no others", () => {
    const types = configurations.flatMap(({ resource, data, ephemeral }) =>
      [resource, data, ephemeral].flatMap((kind) => Object.keys(kind ?? {})),
    );
    const services = new Set(types.filter((type) => type.startsWith("aws_")).map(serviceOf));
    // The provider itself asks who it is.
    services.add("sts");
    // As Terraform gets them: cdktf drops a service that it does not know.
    for (const provider of providers) {
      expect(provider?.["endpoints"]).toEqual([
        Object.fromEntries([...services].toSorted().map((service) => [service, ENDPOINT])),
      ]);
    }
  });

  test("has credentials that are nobody's, and looks for no others", () => {
    for (const provider of [emulatorProvider(ENDPOINT), ...providers]) {
      expect(JSON.stringify(provider)).toMatch(/"access_?[kK]ey":"emulator"/);
    }
    for (const provider of providers) {
      expect(provider).toMatchObject({
        access_key: "emulator",
        secret_key: "emulator",
        s3_use_path_style: true,
        skip_metadata_api_check: "true",
      });
    }
  });
});

describe("backend", () => {
  test("calls the emulator for the state, its lock and who it is", () => {
    expect(emulatorBackend(ENDPOINT)).toEqual({
      accessKey: "emulator",
      secretKey: "emulator",
      endpoints: { iam: ENDPOINT, s3: ENDPOINT, sts: ENDPOINT },
      usePathStyle: true,
      skipMetadataApiCheck: true,
    });
  });

  test("so do all stacks, for their own state and for every state they read", () => {
    const expected = {
      access_key: "emulator",
      secret_key: "emulator",
      endpoints: { iam: ENDPOINT, s3: ENDPOINT, sts: ENDPOINT },
      use_path_style: true,
      skip_metadata_api_check: true,
    };
    const remotes = configurations.flatMap(({ data }) =>
      Object.values(data?.["terraform_remote_state"] ?? {}),
    );
    expect(remotes.length).toBeGreaterThan(0);
    for (const { config } of remotes) expect(config).toMatchObject(expected);
    for (const { terraform } of configurations) {
      expect(terraform["backend"]).toMatchObject({ s3: expected });
    }
  });
});

test("the endpoint is whatever the environment names", () => {
  const other = "http://emulator.test:1";
  expect(new Set(Object.values(emulatorProvider(other).endpoints[0] ?? {}))).toEqual(
    new Set([other]),
  );
  expect(new Set(Object.values(emulatorBackend(other).endpoints))).toEqual(new Set([other]));
});
