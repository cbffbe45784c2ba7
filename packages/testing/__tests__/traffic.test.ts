import { describe, expect, test } from "@jest/globals";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { TerraformStack } from "cdktf";
import { testApp } from "../app";
import { BALANCED, smallApp } from "../../analysis/__tests__/network/small-app";
import { failureOf } from "./failure-of";

/** Two services of a CDKTF app that is none of this project's; `shop` calls `stock` on 5000. */
function shopApp(inPort = 5000) {
  const app = testApp();
  const stack = new TerraformStack(app, "shop-prod");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  const vpc = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });
  const subnet = new Subnet(stack, "subnet", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
  const [shop, stock] = ["shop", "stock"].map((name) => {
    const group = new SecurityGroup(stack, `${name}-group`, { name, vpcId: vpc.id });
    new EcsService(stack, name, {
      name: `acme-${name}`,
      networkConfiguration: { subnets: [subnet.id], securityGroups: [group.id] },
    });
    return group;
  }) as [SecurityGroup, SecurityGroup];
  const rule = (port: number) => ({ ipProtocol: "tcp", fromPort: port, toPort: port });
  new VpcSecurityGroupEgressRule(stack, "out", {
    ...rule(5000),
    securityGroupId: shop.id,
    referencedSecurityGroupId: stock.id,
  });
  new VpcSecurityGroupIngressRule(stack, "in", {
    ...rule(inPort),
    securityGroupId: stock.id,
    referencedSecurityGroupId: shop.id,
  });
  return app;
}

describe("toAllowTraffic", () => {
  test("takes an app of cdktf's, whoever made it", () => {
    const app = shopApp();
    expect(app).toAllowTraffic({ from: "shop", to: "stock", port: 5000 });
    expect(app).not.toAllowTraffic({ from: "stock", to: "shop" });
  });

  test("says hop by hop what stops traffic", () => {
    const failure = failureOf(() => {
      expect(shopApp(6000)).toAllowTraffic({ from: "shop", to: "stock", port: 5000 });
    });
    expect(failure).toBe(
      [
        "expected that shop reaches stock on tcp 5000, but it cannot:",
        "  acme-shop -> acme-stock, tcp 5000",
        "    from 10.0.0.0/24 to 10.0.0.0/24",
        "    ok  security group shop lets out: tcp 5000 to security group stock (shop-prod/out)",
        "    NO  security group stock does not let in tcp 5000 from security group shop at 10.0.0.0/24; it lets in tcp 6000 from security group shop (shop-prod/in)",
      ].join("\n"),
    );
  });

  test("says hop by hop what lets traffic through", () => {
    const failure = failureOf(() => {
      expect(smallApp(BALANCED)).not.toAllowTraffic({ from: "internet", to: "shop", port: 443 });
    });
    expect(failure).toBe(
      [
        "expected that internet cannot reach shop on tcp 443, but it can:",
        "  internet -> alb, tcp 443",
        "    from the internet to 10.0.0.0/24",
        "    ok  10.0.0.0/24 has a public address",
        "    ok  the way back: route table app/aws_route_table.outside leads 0.0.0.0/0 to internet gateway app/aws_internet_gateway.gateway",
        "    ok  network ACL app/aws_vpc.vpc's default, in from the internet: rule 100 allows any protocol any port for 0.0.0.0/0",
        "    ok  network ACL app/aws_vpc.vpc's default, answers out to the internet, ports 1024-65535: all pass",
        "    ok  security group front lets in: tcp 443 from 0.0.0.0/0 (app/aws_vpc_security_group_ingress_rule.front-in)",
        "  alb -> shop, tcp 8080",
        "    from 10.0.0.0/24 to 10.0.1.0/24",
        "    ok  security group front lets out: tcp 8080 to security group shop (app/aws_vpc_security_group_egress_rule.front-out)",
        "    ok  route table app/aws_route_table.outside leads 10.0.0.0/16 to the VPC itself",
        "    ok  route table app/aws_route_table.inside leads 10.0.0.0/16 to the VPC itself",
        "    ok  network ACL app/aws_vpc.vpc's default, out to 10.0.1.0/24: rule 100 allows any protocol any port for 0.0.0.0/0",
        "    ok  network ACL app/aws_vpc.vpc's default, in from 10.0.0.0/24: rule 100 allows any protocol any port for 0.0.0.0/0",
        "    ok  network ACL app/aws_vpc.vpc's default, answers out to 10.0.0.0/24, ports 1024-65535: all pass",
        "    ok  network ACL app/aws_vpc.vpc's default, answers in from 10.0.1.0/24, ports 1024-65535: all pass",
        "    ok  security group shop lets in: tcp 8080 from security group front (app/aws_vpc_security_group_ingress_rule.shop-in)",
      ].join("\n"),
    );
  });

  test("says which ports a load balancer passes on where another is asked for", () => {
    const failure = failureOf(() => {
      expect(smallApp(BALANCED)).toAllowTraffic({ from: "internet", to: "shop", port: 80 });
    });
    expect(failure).toContain("alb passes nothing on to shop from port 80, only from 443");
  });

  test("says which ports are left at each step where any will do", () => {
    const failure = failureOf(() => {
      expect(shopApp(6000)).toAllowTraffic({ from: "shop", to: "stock" });
    });
    expect(failure).toContain("(shop-prod/out) [5000]");
    expect(failure).toMatch(/NO {2}security group stock lets in: tcp 6000 .* \[no port\]$/);
  });
});
