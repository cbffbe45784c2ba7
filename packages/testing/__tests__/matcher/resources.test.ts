import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { describe, expect, test } from "@jest/globals";
import { App } from "cdktf";
import { parseStack } from "#terraform";
import { absent } from "../../absent";
import { json } from "../../json";
import { policyWith } from "../../policy-with";
import { synthesizeApp, synthesizeStack } from "../../synthesize";
import { awsStack } from "../../../../__tests__/constructs/support";
import { emptyStack } from "../../../../__tests__/empty-stack";
import { failureOf } from "../failure-of";

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

const RULE = "aws_vpc_security_group_ingress_rule";
const GROUP = "aws_security_group";

describe("toHaveResource", () => {
  test("passes on a type, and on some attributes of one resource of it", () => {
    expect(stack).toHaveResource("aws_vpc");
    expect(stack).toHaveResource(RULE, { from_port: 443, to_port: 443 });
    expect(stack).not.toHaveResource("aws_subnet");
    expect(stack).not.toHaveResource(RULE, { from_port: 22 });
  });

  test("looks at whatever was synthesized: a stack, an app, one read from files", () => {
    const app = App.of(stack);
    const read = parseStack("read", { resource: { aws_vpc: { main: { cidr_block: "::/0" } } } });
    expect(synthesizeStack(stack)).toHaveResource("aws_vpc", { cidr_block: "10.0.0.0/16" });
    expect(app).toHaveResource("aws_vpc", { cidr_block: "10.0.0.0/16" });
    expect(synthesizeApp(app)).toHaveResource("aws_vpc", { cidr_block: "10.0.0.0/16" });
    expect({ stacks: [read] }).toHaveResource("aws_vpc", { cidr_block: "::/0" });
    expect(read).not.toHaveResource("aws_vpc", { cidr_block: "10.0.0.0/16" });
  });

  test("finds data sources by their type in references", () => {
    const read = parseStack("read", { data: { aws_vpc: { main: { default: true } } } });
    expect(read).toHaveResource("data.aws_vpc", { default: true });
    expect(read).not.toHaveResource("aws_vpc");
  });

  test("objects may name just the attributes that matter, lists are compared whole", () => {
    const ingress = (...cidrs: string[]) => ({
      ingress: [{ protocol: "tcp", cidr_blocks: cidrs }],
    });
    expect(stack).toHaveResource("aws_vpc", { tags: { Name: "shop" } });
    expect(stack).toHaveResource(GROUP, ingress("10.0.0.0/8", "::/0"));
    expect(stack).not.toHaveResource(GROUP, ingress("::/0"));
    expect(stack).not.toHaveResource(GROUP, { ingress: [] });
  });

  test("takes Jest's asymmetric matchers", () => {
    expect(stack).toHaveResource(GROUP, { vpc_id: expect.stringMatching(/^\$\{aws_vpc\./) });
    expect(stack).toHaveResource(GROUP, {
      ingress: expect.arrayContaining([expect.objectContaining({ from_port: 80 })]),
    });
  });

  test("a key that is not there fits no matcher but absent", () => {
    expect(stack).toHaveResource("aws_vpc", { instance_tenancy: absent });
    expect(stack).not.toHaveResource("aws_vpc", { cidr_block: absent });
    expect(stack).not.toHaveResource("aws_vpc", {
      instance_tenancy: expect.not.stringContaining("dedicated"),
    });
    // cdktf writes null for what is not set in this block.
    expect(stack).toHaveResource(GROUP, { ingress: [{ prefix_list_ids: absent }] });
  });

  test("takes what a construct hands out for its reference", () => {
    expect(stack).toHaveResource(GROUP, { vpc_id: vpc.id });
    expect(stack).not.toHaveResource(GROUP, { vpc_id: vpc.arn });
    expect(
      failureOf(() => {
        expect(synthesizeStack(stack)).not.toHaveResource(GROUP, { vpc_id: vpc.arn });
      }),
    ).toBe(
      "an expected value holds a token of cdktf: give expect() the stack itself, or write the reference",
    );
  });

  test("shows the resource that differs least, and where it does", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveResource(RULE, { ip_protocol: "tcp", from_port: 22, to_port: 443 });
      }),
    ).toBe(
      [
        `expected ${RULE} with {"from_port": 22, "ip_protocol": "tcp", "to_port": 443}; of 2 the nearest is`,
        `  test: ${RULE}.https (https)`,
        "    from_port: expected 22, received 443",
      ].join("\n"),
    );
  });

  test("a path leads to the difference; what is not there is absent", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveResource(GROUP, {
          description: "Web",
          ingress: [{ from_port: 80, to_port: 443 }],
        });
      }),
    ).toBe(
      [
        `expected ${GROUP} with {"description": "Web", "ingress": [{"from_port": 80, "to_port": 443}]}; of 1 the nearest is`,
        `  test: ${GROUP}.group (group)`,
        '    description: expected "Web", received absent',
        "    ingress[0].to_port: expected 443, received 80",
      ].join("\n"),
    );
  });

  test("says which types there are when the type is not among them", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveResource("aws_subnet");
      }),
    ).toBe(
      `expected aws_subnet, but there is none of the type; there are ${GROUP}, aws_vpc, ${RULE}`,
    );
    expect(
      failureOf(() => {
        expect(emptyStack()).toHaveResource("aws_vpc");
      }),
    ).toBe("expected aws_vpc, but there is none of the type; there are no resources");
  });

  test("not: says what there is", () => {
    expect(
      failureOf(() => {
        expect(stack).not.toHaveResource(RULE, { from_port: 80 });
      }),
    ).toBe(`expected no ${RULE} with {"from_port": 80}, but there is\n  test: ${RULE}.http (http)`);
  });
});

describe("toHaveResourceCount", () => {
  test("passes on the very number, of all or of those with attributes", () => {
    expect(stack).toHaveResourceCount(RULE, 2);
    expect(stack).toHaveResourceCount(RULE, 1, { from_port: 80 });
    expect(stack).toHaveResourceCount("aws_subnet", 0);
    expect(stack).not.toHaveResourceCount(RULE, 1);
  });

  test("says how many there are, which, and how the others differ", () => {
    expect(
      failureOf(() => {
        expect(stack).toHaveResourceCount(RULE, 2, { from_port: 80 });
      }),
    ).toBe(
      [
        `expected 2 of ${RULE} with {"from_port": 80}, got 1`,
        `  test: ${RULE}.http (http)`,
        "others are",
        `  test: ${RULE}.https (https)`,
        "    from_port: expected 80, received 443",
      ].join("\n"),
    );
    expect(
      failureOf(() => {
        expect(stack).not.toHaveResourceCount("aws_subnet", 0);
      }),
    ).toBe("expected any number but 0 of aws_subnet, got 0");
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
        `expected every ${RULE} with {"from_port": 80}; of 2 1 differ`,
        `  test: ${RULE}.https (https)`,
        "    from_port: expected 80, received 443",
      ].join("\n"),
    );
    expect(
      failureOf(() => {
        expect(stack).not.toHaveEveryResource(RULE, { ip_protocol: "tcp" });
      }),
    ).toBe(`expected one other than ${RULE} with {"ip_protocol": "tcp"}, but every one is so`);
  });

  test("of many describes only some", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    const many = Object.fromEntries(names.map((name) => [name, { cidr_block: "::/0" }]));
    const read = parseStack("read", { resource: { aws_vpc: many } });
    const failure = failureOf(() => {
      expect(read).toHaveEveryResource("aws_vpc", { cidr_block: "::/1" });
    });
    expect(failure).toContain("  read: aws_vpc.e\n");
    expect(failure).not.toContain("aws_vpc.f");
    expect(failure).toMatch(/\n {2}and 2 more$/);
  });

  test("fails when there is none, and so does not: nothing was checked", () => {
    const failure = `expected aws_subnet, but there is none; there are ${GROUP}, aws_vpc, ${RULE}`;
    expect(
      failureOf(() => {
        expect(stack).toHaveEveryResource("aws_subnet", {});
      }),
    ).toBe(failure);
    expect(
      failureOf(() => {
        expect(stack).not.toHaveEveryResource("aws_subnet", {});
      }),
    ).toBe(failure);
  });
});

describe("what no configuration could have is refused, with not as well", () => {
  const refusals: [string, Record<string, unknown>, string][] = [
    [
      "aws_vpc",
      { cidr_blok: "10.0.0.0/16" },
      "aws_vpc has no attribute cidr_blok that can be set; did you mean cidr_block?",
    ],
    [
      "aws_vpc",
      { cidrBlock: "10.0.0.0/16" },
      "aws_vpc has no attribute cidrBlock that can be set; did you mean cidr_block?",
    ],
    [
      GROUP,
      { ingress: [{ from_prt: 80 }] },
      "aws_security_group: ingress[0] has no attribute from_prt that can be set; did you mean from_port?",
    ],
    [
      GROUP,
      { ingress: expect.arrayContaining([expect.objectContaining({ from_prt: 80 })]) },
      "aws_security_group: ingress[0] has no attribute from_prt that can be set; did you mean from_port?",
    ],
    [
      "aws_vpc",
      { lifecycle: { prevent_destruction: true } },
      "aws_vpc: lifecycle has no attribute prevent_destruction that can be set; did you mean prevent_destroy?",
    ],
    [
      GROUP,
      { ingress: { from_port: 80 } },
      "aws_security_group: ingress is a list of blocks: write [{ ... }]",
    ],
    ["aws_lb", { access_logs: [] }, "aws_lb: access_logs is a single block: write { ... }"],
    [
      "aws_vpc",
      { cidr_block: { from: 1 } },
      "aws_vpc: cidr_block is no block: write a value, or json({ ... }) where it is JSON",
    ],
    [RULE, { from_port: "80" }, `${RULE}: from_port is a number, and not "80"`],
    [RULE, { from_port: [80] }, `${RULE}: from_port is a single value, and not a list`],
    ["aws_lb", { subnets: "subnet-1" }, "aws_lb: subnets is a list: write [ ... ]"],
    [
      "aws_vpc",
      { tags: { Name: undefined } },
      "aws_vpc: tags.Name is expected to be undefined: for what is not set write absent",
    ],
    [
      "aws_vpc",
      { cidr_block: /^10/ },
      "aws_vpc: cidr_block is expected to be a RegExp, which no JSON holds: write a value, or a matcher such as expect.stringMatching()",
    ],
  ];

  test.each(refusals)("%s %j", (type, attributes, refusal) => {
    const assertions = [
      () => {
        expect(stack).toHaveResource(type, attributes);
      },
      () => {
        expect(stack).not.toHaveResource(type, attributes);
      },
      () => {
        expect(stack).not.toHaveResourceCount(type, 9, attributes);
      },
      () => {
        expect(stack).not.toHaveEveryResource(type, attributes);
      },
    ];
    for (const assertion of assertions) expect(failureOf(assertion)).toBe(refusal);
  });

  test("a type that does not exist", () => {
    expect(
      failureOf(() => {
        expect(stack).not.toHaveResource("aws_secuity_group");
      }),
    ).toBe(
      "aws_secuity_group: no such type in @cdktf/provider-aws; did you mean aws_security_group? For what has no class: declareAttributes()",
    );
  });

  test("what may be anything is not: maps, arguments of every resource, references", () => {
    expect(stack).not.toHaveResource("aws_vpc", { tags: { "any key": "x" } });
    expect(stack).not.toHaveResource("aws_vpc", { lifecycle: { ignore_changes: "all" } });
    expect(stack).not.toHaveResource("aws_vpc", { depends_on: ["aws_eip.one"] });
    expect(stack).not.toHaveResource(RULE, { from_port: "${var.port}" });
    expect(stack).not.toHaveResource("aws_lb", { subnets: "${var.subnets}" });
    expect(stack).not.toHaveResource("aws_lb", { subnets: expect.stringContaining("var.") });
  });

  test("json() where nothing is to fit, as nobody knows its keys; not so policyWith()", () => {
    const inline = "aws_iam_role_policy";
    const refusal = /^where nothing is to fit, json\(\) would pass on a misspelt key/;
    for (const policy of [json({ Statment: [] }), expect.arrayContaining([json([])])]) {
      expect(
        failureOf(() => {
          expect(stack).not.toHaveResource(inline, { policy });
        }),
      ).toMatch(refusal);
      expect(
        failureOf(() => {
          expect(stack).toHaveResourceCount(inline, 0, { policy });
        }),
      ).toMatch(refusal);
    }
    expect(stack).not.toHaveResource(inline, { policy: policyWith({ Action: "s3:*" }) });
  });

  test.each([
    ["nothing", undefined],
    ["an object", {}],
    ["a text", "{}"],
  ])("%s is no stack", (_what, received) => {
    expect(
      failureOf(() => {
        expect(received).not.toHaveResource("aws_vpc");
      }),
    ).toBe("expect() takes an App or a TerraformStack here, or one synthesized");
  });
});
