import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { describe, expect, test } from "@jest/globals";
import { TerraformOutput } from "cdktf";
import { awsStack } from "../constructs/support";
import { emptyStack } from "../fixtures";
import { failureOf } from "./failure-of";

const stack = awsStack();
const vpc = new Vpc(stack, "vpc", {
  cidrBlock: "10.0.0.0/16",
  tags: { Name: "shop", Team: "web" },
});
for (const [id, port] of [
  ["http", 80],
  ["https", 443],
] as const) {
  new VpcSecurityGroupIngressRule(stack, id, {
    securityGroupId: "sg-1",
    ipProtocol: "tcp",
    fromPort: port,
    toPort: port,
  });
}
new SecurityGroup(stack, "group", {
  name: "web",
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["10.0.0.0/8", "::/0"] }],
});
new TerraformOutput(stack, "vpcId", { value: vpc.id, staticId: true });
new TerraformOutput(stack, "ports", { value: { http: 80, https: 443 }, staticId: true });

const RULE = "aws_vpc_security_group_ingress_rule";

describe("toHaveResource", () => {
  test("passes on a type, and on some attributes of one resource of it", () => {
    expect(stack).toHaveResource("aws_vpc");
    expect(stack).toHaveResource(RULE, { from_port: 443, to_port: 443 });
    expect(stack).not.toHaveResource("aws_subnet");
  });

  test("objects may name just the attributes that matter", () => {
    expect(stack).toHaveResource("aws_vpc", { tags: { Name: "shop" } });
  });

  test("lists are compared whole", () => {
    const ingress = (...cidrs: string[]) => ({
      ingress: [{ protocol: "tcp", cidr_blocks: cidrs }],
    });
    expect(stack).toHaveResource("aws_security_group", ingress("10.0.0.0/8", "::/0"));
    expect(
      failureOf(() => {
        expect(stack).toHaveResource("aws_security_group", ingress("::/0"));
      }),
    ).toMatch(/ingress: expected .*"::\/0"/);
    expect(
      failureOf(() => {
        expect(stack).toHaveResource("aws_security_group", { ingress: [] });
      }),
    ).toMatch(/ingress: expected \[\], got \[\{/);
  });

  test("takes Jest's asymmetric matchers", () => {
    expect(stack).toHaveResource("aws_security_group", {
      vpc_id: expect.stringMatching(/^\$\{aws_vpc\..*\.id\}$/),
    });
  });

  test("all attributes are those of one and the same resource", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveResource(RULE, { from_port: 80, to_port: 443 });
      }),
    ).toBe(
      [
        `expected a ${RULE} with {"from_port": 80, "to_port": 443}, but there are`,
        `  ${RULE}.http`,
        "    to_port: expected 443, got 80",
        `  ${RULE}.https`,
        "    from_port: expected 80, got 443",
      ].join("\n"),
    );
  });

  test("says what an attribute is instead, also when it is not there", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveResource("aws_vpc", {
          cidr_block: "10.1.0.0/16",
          enable_dns_support: true,
          tags: { Name: "shop" },
        });
      }),
    ).toBe(
      [
        'expected a aws_vpc with {"cidr_block": "10.1.0.0/16", "enable_dns_support": true, "tags": {"Name": "shop"}}, but there are',
        "  aws_vpc.vpc",
        '    cidr_block: expected "10.1.0.0/16", got "10.0.0.0/16"',
        "    enable_dns_support: expected true, got undefined",
      ].join("\n"),
    );
  });

  test("says which types there are when the type is not among them", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveResource("aws_subnet");
      }),
    ).toBe(
      `expected a aws_subnet with {}, but there is none; the stack has aws_security_group, aws_vpc, ${RULE}`,
    );
  });

  test("not: says what there is", () => {
    expect(
      failureOf(() => {
        expect(stack).not.toHaveResource("aws_vpc");
      }),
    ).toMatch(/^expected no aws_vpc, but there are\n {2}aws_vpc\.vpc$/);
  });

  test("not with attributes would pass on a misspelt one, and is refused", () => {
    const remedy = "use toHaveEveryResource";
    expect(
      failureOf(() => {
        expect(stack).not.toHaveResource("aws_vpc", { cidr_blok: "10.0.0.0/16" });
      }),
    ).toMatch(remedy);
    expect(
      failureOf(() => {
        expect(stack).not.toHaveResource("aws_subnet", { vpc_id: "vpc-1" });
      }),
    ).toMatch(remedy);
  });
});

describe("toHaveResourceCount", () => {
  test("passes on the very number", () => {
    expect(stack).toHaveResourceCount(RULE, 2);
    expect(stack).toHaveResourceCount("aws_subnet", 0);
    expect(stack).not.toHaveResourceCount(RULE, 1);
  });

  test("says how many there are, and which", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveResourceCount(RULE, 3);
      }),
    ).toBe(`expected 3 of ${RULE}, got 2: http, https`);
    expect(
      failureOf(() => {
        expect(stack).toHaveResourceCount("aws_subnet", 1);
      }),
    ).toBe("expected 1 of aws_subnet, got 0: none");
  });
});

describe("toHaveEveryResource", () => {
  test("passes when all have the attributes", () => {
    expect(stack).toHaveEveryResource(RULE, { ip_protocol: "tcp" });
    expect(stack).not.toHaveEveryResource(RULE, { from_port: 80 });
  });

  test("names those that have not, and only those", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveEveryResource(RULE, { from_port: 80 });
      }),
    ).toBe(
      [
        `expected every ${RULE} to match, but not so`,
        `  ${RULE}.https`,
        "    from_port: expected 80, got 443",
      ].join("\n"),
    );
  });

  test("fails when there is none: nothing was checked", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveEveryResource("aws_subnet", {});
      }),
    ).toBe("expected every aws_subnet to match, but there is none");
  });
});

describe("toHaveOutput", () => {
  test("passes on a name, and on a name with its value", () => {
    expect(stack).toHaveOutput("vpcId");
    expect(stack).toHaveOutput("vpcId", "${aws_vpc.vpc.id}");
    expect(stack).toHaveOutput("ports", { https: 443 });
    expect(stack).not.toHaveOutput("vpcCidr");
  });

  test("says what the value is instead", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveOutput("vpcId", "vpc-1");
      }),
    ).toBe('output vpcId: expected "vpc-1", got "${aws_vpc.vpc.id}"');
  });

  test("undefined is a value, too, which no output has", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveOutput("vpcId", undefined);
      }),
    ).toMatch(/^output vpcId: expected undefined, got /);
  });

  test("says which outputs there are", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveOutput("vpcID");
      }),
    ).toBe("expected output vpcID, but the stack has ports, vpcId");
  });

  test("what every object inherits is no output", () => {
    expect(stack).not.toHaveOutput("toString");
  });
});

describe("whatever is no stack", () => {
  test.each([
    ["nothing", undefined],
    ["its configuration", {}],
    ["its text", "{}"],
  ])("%s is refused", (_what, received) => {
    const refusal = "expect() takes a TerraformStack here";
    expect(
      failureOf(() => {
        expect(received).toHaveResource("aws_vpc");
      }),
    ).toBe(refusal);
    expect(
      failureOf(() => {
        expect(received).toHaveResourceCount("aws_vpc", 0);
      }),
    ).toBe(refusal);
    expect(
      failureOf(() => {
        expect(received).toHaveEveryResource("aws_vpc", {});
      }),
    ).toBe(refusal);
    expect(
      failureOf(() => {
        expect(received).toHaveOutput("vpcId");
      }),
    ).toBe(refusal);
    expect(
      failureOf(() => {
        expect(received).not.toHaveOutput("vpcId");
      }),
    ).toBe(refusal);
  });
});

test("an empty stack has nothing, and matchers say so", () => {
  const empty = emptyStack();
  expect(empty).toHaveResourceCount("aws_vpc", 0);
  expect(
    failureOf(() => {
      expect(empty).toHaveResource("aws_vpc");
    }),
  ).toContain("there is none");
  expect(
    failureOf(() => {
      expect(empty).toHaveOutput("vpcId");
    }),
  ).toContain("expected output vpcId");
});
