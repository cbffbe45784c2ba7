import { describe, expect, test } from "@jest/globals";
import { parseStack, resolveReferences } from "#terraform";
import { RealNames } from "../../traffic/real-names";

const state = { bucket: "states", key: "network" };
const app = resolveReferences({
  stacks: [
    parseStack("dev-network", {
      terraform: { backend: { s3: state } },
      resource: {
        aws_vpc: { vpc: { assign_generated_ipv6_cidr_block: true } },
        aws_default_network_acl: {
          locked: { default_network_acl_id: "${aws_vpc.vpc.default_network_acl_id}" },
        },
        aws_subnet: { a: {}, b: {} },
      },
      output: { subnetIds: { value: ["${aws_subnet.a.id}", "${aws_subnet.b.id}"] } },
    }),
    parseStack("dev-web", {
      data: { terraform_remote_state: { network: { backend: "s3", config: state } } },
    }),
  ],
});
const [network, web] = app.stacks;
if (!network || !web) throw new Error("two stacks");

const there = (address: string, before: object) => {
  const [type, name] = address.split(".");
  return { address, mode: "managed", type, name, change: { before, after: before } };
};
const networkPlan = {
  format_version: "1.2",
  resource_changes: [
    there("aws_vpc.vpc", {
      id: "vpc-0a1b2c3d",
      default_network_acl_id: "acl-0a1b2c3d",
      ipv6_cidr_block: "2600:1f18:0:ab00::/56",
    }),
    there("aws_default_network_acl.locked", { id: "acl-0a1b2c3d" }),
    there("aws_subnet.a", { id: "default", arn: "123456789012" }),
  ],
};
const webPlan = (subnetIds: readonly string[]) => ({
  format_version: "1.2",
  prior_state: {
    values: {
      root_module: {
        resources: [
          {
            address: "data.terraform_remote_state.network",
            mode: "data",
            type: "terraform_remote_state",
            values: { outputs: { subnetIds } },
          },
        ],
      },
    },
  },
});

describe("a name of AWS's", () => {
  const names = new RealNames([{ stack: network, plan: networkPlan }], app);

  test("is what the code calls it", () => {
    expect(names.translate({ vpc_id: "vpc-0a1b2c3d", other: "vpc-9" })).toEqual({
      vpc_id: "${dev-network.aws_vpc.vpc.id}",
      other: "vpc-9",
    });
  });

  test("is left out of a list where nobody has it any more, and stays where it stands alone", () => {
    const ids = ["vpc-0a1b2c3d", "subnet-0123456789abcdef0", "us-east-1a", "subnet-of-somebody"];
    expect(names.translate({ ids, subnet_id: "subnet-0123456789abcdef0" })).toEqual({
      ids: ["${dev-network.aws_vpc.vpc.id}", "us-east-1a", "subnet-of-somebody"],
      subnet_id: "subnet-0123456789abcdef0",
    });
  });

  test("is what the code calls it there, where it has two", () => {
    expect(
      names.translate({ default_network_acl_id: "acl-0a1b2c3d", network_acl_id: "acl-0a1b2c3d" }),
    ).toEqual({
      default_network_acl_id: "${dev-network.aws_vpc.vpc.default_network_acl_id}",
      network_acl_id: "${dev-network.aws_default_network_acl.locked.id}",
    });
  });

  test("is none where it may be something else: short, or a number", () => {
    expect(names.translate(["default", "123456789012"])).toEqual(["default", "123456789012"]);
  });

  test("in a VPC's IPv6 block is cut from it, as in the code", () => {
    const vpc = "dev-network.aws_vpc.vpc.ipv6_cidr_block";
    expect(names.translate(["2600:1f18:0:ab03::/64", "2600:1f18:0:cd00::/64"])).toEqual([
      `\${cidrsubnet(${vpc}, 8, 3)}`,
      "2600:1f18:0:cd00::/64",
    ]);
  });
});

describe("of a stack that is not planned", () => {
  const of = (...ids: string[]) =>
    new RealNames([{ stack: web, plan: webPlan(ids) }], app).translate(ids);

  test("the outputs that others have read tell the names", () => {
    expect(of("subnet-000a", "subnet-000b")).toEqual([
      "${dev-network.aws_subnet.a.id}",
      "${dev-network.aws_subnet.b.id}",
    ]);
  });

  test("a list of another length tells none", () => {
    expect(of("subnet-000b")).toEqual(["subnet-000b"]);
  });
});

test("what is empty in a state is not set", () => {
  const names = new RealNames([], app);
  expect(names.translate({ a: null, b: "", c: [{ d: null, e: 0, f: false }] })).toEqual({
    c: [{ e: 0, f: false }],
  });
});
