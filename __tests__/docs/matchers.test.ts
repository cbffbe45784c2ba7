import { describe, expect, test } from "@jest/globals";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import {
  type App,
  DataTerraformRemoteStateS3,
  S3Backend,
  TerraformOutput,
  TerraformStack,
} from "cdktf";
import { absent, declareAttributes, json, policyWith, testApp } from "#testing";

class ShopStack extends TerraformStack {
  constructor(scope: App, id: string) {
    super(scope, id);
    new S3Backend(this, { bucket: "shop-states", key: id, region: "eu-west-1", encrypt: true });
    new AwsProvider(this, "aws", {
      region: "eu-west-1",
      defaultTags: [{ tags: { TeamName: "shop" } }],
    });
  }
}

class NetworkStack extends ShopStack {
  readonly vpc: Vpc;

  constructor(scope: App, id: string) {
    super(scope, id);
    this.vpc = new Vpc(this, "vpc", { cidrBlock: "10.0.0.0/16", tags: { Name: "shop" } });
    for (const [index, zone] of ["a", "b"].entries()) {
      new Subnet(this, zone, {
        vpcId: this.vpc.id,
        availabilityZone: `eu-west-1${zone}`,
        cidrBlock: `10.0.${index}.0/24`,
      });
    }
    new SecurityGroup(this, "web", {
      vpcId: this.vpc.id,
      ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
    });
    new TerraformOutput(this, "vpcId", { value: this.vpc.id, staticId: true });
  }
}

class OrdersStack extends ShopStack {
  constructor(scope: App, id: string) {
    super(scope, id);
    const state = { bucket: "shop-states", key: "network", region: "eu-west-1" };
    const network = new DataTerraformRemoteStateS3(this, "network", state);
    new SecurityGroup(this, "orders", { vpcId: network.getString("vpcId") });
    const role = new IamRole(this, "role", { assumeRolePolicy: "{}" });
    const statement = {
      Effect: "Allow",
      Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage"],
      Resource: "arn:aws:sqs:eu-west-1:111111111111:orders",
    };
    new IamRolePolicy(this, "policy", {
      role: role.name,
      policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
    });
    new EcsTaskDefinition(this, "task", {
      family: "orders",
      containerDefinitions: JSON.stringify([
        { name: "orders", image: "orders:1", essential: true },
      ]),
    });
  }
}

const app = testApp();
const network = new NetworkStack(app, "network");
const orders = new OrdersStack(app, "orders");
orders.addDependency(network);

describe("docs/testing/matchers.md", () => {
  test("a stack of one's own", () => {
    const stack = new NetworkStack(testApp(), "network");

    expect(stack).toHaveResource("aws_vpc", { cidr_block: "10.0.0.0/16", tags: { Name: "shop" } });
  });

  test("resources", () => {
    expect(network).toHaveResourceCount("aws_subnet", 2);
    expect(network).toHaveResourceCount("aws_subnet", 1, { availability_zone: "eu-west-1a" });
    expect(network).toHaveEveryResource("aws_subnet", { vpc_id: network.vpc.id });
    expect(network).not.toHaveResource("aws_subnet", { map_public_ip_on_launch: true });
  });

  test("blocks and asymmetric matchers", () => {
    expect(network).toHaveResource("aws_security_group", {
      ingress: [{ from_port: 443, cidr_blocks: expect.arrayContaining(["0.0.0.0/0"]) }],
    });
  });

  test("absent", () => {
    expect(network).toHaveEveryResource("aws_security_group", {
      name: absent,
      ingress: [{ ipv6_cidr_blocks: absent }],
    });
  });

  test("JSON", () => {
    expect(orders).toHaveResource("aws_ecs_task_definition", {
      container_definitions: json([{ name: "orders", essential: true }]),
    });
  });

  test("policies", () => {
    expect(orders).toHaveResource("aws_iam_role_policy", {
      policy: policyWith({
        Effect: "Allow",
        Action: expect.arrayContaining(["sqs:ReceiveMessage"]),
      }),
    });
    expect(orders).not.toHaveResource("aws_iam_role_policy", {
      policy: policyWith({ Action: expect.arrayContaining([expect.stringMatching(/\*/)]) }),
    });
  });

  test("outputs", () => {
    expect(network).toHaveOutput("vpcId", network.vpc.id);
    expect(network).toHaveOutputReadBy("vpcId", [orders]);
  });

  test("stacks", () => {
    expect(orders).toDependOn(network);
    expect(orders).toHaveBackend("s3", { key: "orders", encrypt: true, dynamodb_table: absent });
    expect(app).toTagEverything({ TeamName: "shop" });
  });

  test("declared attributes", () => {
    declareAttributes("aws_vpc", ["regional_default"], "the provider has it from 7.0 on");
    expect(network).toHaveResource("aws_vpc", { regional_default: absent });
  });
});
