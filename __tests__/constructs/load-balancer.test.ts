import { describe, expect, test } from "@jest/globals";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { LoadBalancer, type LoadBalancerProps } from "../../constructs/load-balancer";
import { resourcesOf } from "#testing";
import { awsStack } from "./support";

const certificateArn = "arn:aws:acm:us-east-1:111111111111:certificate/0123";
const https = { certificateArn, tlsPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" };

const build = (props: Partial<LoadBalancerProps> = {}) => {
  const stack = awsStack();
  const loadBalancer = new LoadBalancer(stack, "load-balancer", {
    name: "learner-alb",
    internal: false,
    vpcId: "vpc-1",
    subnetIds: ["subnet-1", "subnet-2"],
    ingressCidrs: ["0.0.0.0/0"],
    https,
    idleTimeoutSeconds: 60,
    accessLogBucket: "learner-logs",
    deletionProtection: false,
    ...props,
  });
  new TerraformOutput(stack, "listener", { value: loadBalancer.listenerArn, staticId: true });
  return stack;
};
const withHttps = build();
const plain = build({ https: undefined });

const listener = (port: number, stack = withHttps) =>
  resourcesOf(stack, "aws_lb_listener").find(({ attributes }) => attributes["port"] === port);

const ingress = (stack: TerraformStack) =>
  resourcesOf(stack, "aws_vpc_security_group_ingress_rule")
    .map(({ attributes }) => attributes)
    .map(({ cidr_ipv4: cidr, from_port: from, to_port: to }) => [cidr, from, to].join(" "));

const NOT_FOUND = [
  {
    type: "fixed-response",
    fixed_response: { content_type: "text/plain", message_body: "Not found", status_code: "404" },
  },
];

test("drops invalid headers, defends against desync and logs what it was asked", () => {
  expect(withHttps).toHaveResource("aws_lb", {
    name: "learner-alb",
    load_balancer_type: "application",
    internal: false,
    subnets: ["subnet-1", "subnet-2"],
    drop_invalid_header_fields: true,
    desync_mitigation_mode: "defensive",
    idle_timeout: 60,
    access_logs: { enabled: true, bucket: "learner-logs" },
  });
});

test("is protected from deletion in AWS and in plans, where it is meant to be", () => {
  for (const deletionProtection of [true, false]) {
    expect(build({ deletionProtection })).toHaveResource("aws_lb", {
      enable_deletion_protection: deletionProtection,
      lifecycle: { prevent_destroy: deletionProtection },
    });
  }
});

describe("with a certificate", () => {
  test("services add their rules to HTTPS, which answers 404 to everything else", () => {
    expect(listener(443)?.attributes).toMatchObject({
      protocol: "HTTPS",
      certificate_arn: certificateArn,
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      default_action: NOT_FOUND,
    });
    expect(withHttps).toHaveOutput(
      "listener",
      `\${aws_lb_listener.${listener(443)?.name ?? ""}.arn}`,
    );
  });

  test("HTTP does nothing but redirect there, for good", () => {
    expect(listener(80)?.attributes).toMatchObject({
      protocol: "HTTP",
      default_action: [
        { type: "redirect", redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" } },
      ],
    });
  });
});

describe("without a certificate", () => {
  test("services add their rules to HTTP, and nothing listens on 443", () => {
    expect(plain).toHaveResourceCount("aws_lb_listener", 1);
    expect(listener(80, plain)?.attributes).toMatchObject({ default_action: NOT_FOUND });
    expect(plain).toHaveOutput(
      "listener",
      `\${aws_lb_listener.${listener(80, plain)?.name ?? ""}.arn}`,
    );
  });

  test("the listener on port 80 stays itself when a certificate comes", () => {
    expect(listener(80, plain)?.name).toBe(listener(80)?.name);
  });
});

describe("its security group", () => {
  test("admits 443, and 80 for the redirect, from each block", () => {
    expect(ingress(build({ ingressCidrs: ["10.0.0.0/8", "192.0.2.0/24"] })).toSorted()).toEqual([
      "10.0.0.0/8 443 443",
      "10.0.0.0/8 80 80",
      "192.0.2.0/24 443 443",
      "192.0.2.0/24 80 80",
    ]);
    expect(ingress(plain)).toEqual(["0.0.0.0/0 80 80"]);
  });

  test("describes itself and every rule, and guards the load balancer", () => {
    const [group] = resourcesOf(withHttps, "aws_security_group");
    expect(group?.attributes).toMatchObject({
      description: "Guards the load balancer",
      vpc_id: "vpc-1",
    });
    expect(group?.attributes).not.toHaveProperty("ingress");
    expect(group?.attributes).not.toHaveProperty("egress");
    expect(withHttps).toHaveEveryResource("aws_vpc_security_group_ingress_rule", {
      description: expect.stringMatching(/^HTTPS?.* from 0\.0\.0\.0\/0$/),
      ip_protocol: "tcp",
    });
    expect(withHttps).toHaveResource("aws_lb", {
      security_groups: [`\${aws_security_group.${group?.name ?? ""}.id}`],
    });
  });

  test("lets nothing out: each service adds the way to itself", () => {
    expect(withHttps).toHaveResourceCount("aws_vpc_security_group_egress_rule", 0);
  });
});

test("a WAF web ACL guards it where there is one", () => {
  const webAclArn = "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/main/0123";
  expect(build({ webAclArn })).toHaveResource("aws_wafv2_web_acl_association", {
    web_acl_arn: webAclArn,
    resource_arn: expect.stringMatching(/^\$\{aws_lb\..*\.arn\}$/),
  });
  expect(withHttps).toHaveResourceCount("aws_wafv2_web_acl_association", 0);
});
