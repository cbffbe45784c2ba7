import { describe, expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../config/schema/environment";
import { AlbStack } from "../../stacks/alb-stack";
import type { MonitoringOutputs } from "../../stacks/monitoring-outputs";
import { outputsOf, resourcesOf, testApp } from "#testing";
import { testEnvironment } from "../test-environment";
import { plainMonitoring } from "./plain-monitoring";
import { plainNetwork as network } from "./plain-network";
import { wholeOf } from "./whole";

type AlbInput = NonNullable<EnvironmentInput["alb"]>;

const certificateArn = "arn:aws:acm:us-east-1:111111111111:certificate/0123";
const HTTPS: AlbInput = {
  certificate: { type: "given", arn: certificateArn },
  ingressCidrs: ["0.0.0.0/0"],
};

const albStack = (
  alb: AlbInput = HTTPS,
  input: Partial<EnvironmentInput> = {},
  monitoring?: MonitoringOutputs,
) =>
  new AlbStack(testApp(), {
    network,
    monitoring,
    environment: testEnvironment({
      services: { web: { kind: "public", port: 8080, route: { priority: 10, paths: ["/*"] } } },
      alb,
      ...input,
    }),
  });

const stack = albStack();

test("faces the internet from the public subnets", () => {
  expect(stack).toHaveResource("aws_lb", {
    name: "learner-alb",
    internal: false,
    subnets: ["subnet-public-a", "subnet-public-b"],
  });
});

test("or stays inside the VPC, in the private subnets", () => {
  expect(albStack({ ...HTTPS, scheme: "internal" })).toHaveResource("aws_lb", {
    internal: true,
    subnets: ["subnet-private-a", "subnet-private-b"],
  });
});

test("what it answers itself is told where alarms go, if there are services", () => {
  expect(stack).toHaveResourceCount("aws_cloudwatch_metric_alarm", 0);
  const watched = albStack(HTTPS, {}, plainMonitoring);
  expect(watched).toHaveResourceCount("aws_cloudwatch_metric_alarm", 3);
  expect(watched).toHaveEveryResource("aws_cloudwatch_metric_alarm", {
    alarm_actions: ["arn:aws:sns:us-east-1:111111111111:learner-alarms"],
  });
});

describe("certificate", () => {
  test("is the given one", () => {
    expect(stack).toHaveResource("aws_lb_listener", {
      port: 443,
      certificate_arn: certificateArn,
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    });
    expect(stack).toHaveResourceCount("aws_acm_certificate", 0);
  });

  test("or is issued, and in use once it is valid", () => {
    const issued = albStack({
      certificate: {
        type: "issued",
        domainName: "app.example.com",
        hostedZoneId: "Z0123456789ABCDEFGHIJ",
      },
      ingressCidrs: ["0.0.0.0/0"],
      tlsPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
    });
    expect(issued).toHaveResource("aws_acm_certificate", { domain_name: "app.example.com" });
    expect(issued).toHaveResource("aws_lb_listener", {
      port: 443,
      ssl_policy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
      certificate_arn: expect.stringMatching(/^\$\{aws_acm_certificate_validation\./),
    });
  });

  test("is missing only where the environment allows plain HTTP", () => {
    const plain = albStack({ plainHttp: true, ingressCidrs: ["10.0.0.0/8"] });
    expect(plain).toHaveResourceCount("aws_lb_listener", 1);
    expect(plain).toHaveResource("aws_lb_listener", { port: 80, protocol: "HTTP" });
    expect(plain).toHaveEveryResource("aws_vpc_security_group_ingress_rule", {
      from_port: 80,
      to_port: 80,
      cidr_ipv4: "10.0.0.0/8",
    });
  });
});

test("access logs are kept in a bucket of the environment, as long as it says", () => {
  const bucket = "learner-alb-logs-111111111111-us-east-1";
  expect(stack).toHaveResource("aws_s3_bucket", { bucket });
  expect(stack).toHaveResource("aws_lb", {
    access_logs: {
      enabled: true,
      bucket: expect.stringMatching(/^\$\{aws_s3_bucket_policy\..*\.bucket\}$/),
    },
  });
  expect(albStack({ ...HTTPS, accessLogRetentionDays: 365 })).toHaveResource(
    "aws_s3_bucket_lifecycle_configuration",
    { rule: [expect.objectContaining({ expiration: [{ days: 365 }] })] },
  );
});

describe("deletion protection", () => {
  const guarded = (from: AlbStack) => {
    const attribute = (type: string, name: string) => resourcesOf(from, type)[0]?.attributes[name];
    return {
      loadBalancer: attribute("aws_lb", "enable_deletion_protection"),
      logs: attribute("aws_s3_bucket", "lifecycle"),
    };
  };
  const ON = { loadBalancer: true, logs: { prevent_destroy: true } };
  const OFF = { loadBalancer: false, logs: { prevent_destroy: false } };

  test("is the environment's", () => {
    expect(guarded(stack)).toEqual(OFF);
    expect(guarded(albStack(HTTPS, { deletionProtection: true }))).toEqual(ON);
  });

  test("unless the load balancer has its own", () => {
    expect(guarded(albStack({ ...HTTPS, deletionProtection: true }))).toEqual(ON);
    const off = { ...HTTPS, deletionProtection: false };
    expect(guarded(albStack(off, { deletionProtection: true }))).toEqual(OFF);
  });
});

test("settings reach the load balancer", () => {
  const webAclArn = "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/main/0123";
  const changed = albStack({ ...HTTPS, idleTimeoutSeconds: 120, webAclArn });
  expect(changed).toHaveResource("aws_lb", { idle_timeout: 120 });
  expect(changed).toHaveResource("aws_wafv2_web_acl_association", { web_acl_arn: webAclArn });
});

test("publishes what services and DNS need", () => {
  expect(Object.keys(outputsOf(stack))).toEqual([
    "dnsName",
    "hostedZoneId",
    "listenerArn",
    "loadBalancerArn",
    "loadBalancerArnSuffix",
    "securityGroupId",
  ]);
  const https = resourcesOf(stack, "aws_lb_listener").find((r) => r.attributes["port"] === 443);
  expect(stack).toHaveOutput("listenerArn", `\${aws_lb_listener.${https?.name ?? ""}.arn}`);
});

test("is not made for an environment without a load balancer", () => {
  const environment = testEnvironment();
  expect(() => new AlbStack(testApp(), { network, environment })).toThrow("test.alb is missing");
});

test("matches its snapshot", () => {
  expect(wholeOf(stack)).toMatchSnapshot();
});
