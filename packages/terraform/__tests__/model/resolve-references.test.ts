import { describe, expect, test } from "@jest/globals";
import { parseStack } from "../../model/parse-stack";
import { resolveReferences } from "../../model/resolve-references";
import type { SynthesizedStack } from "../../model/synthesized-app";

const provider = {
  aws: [{ region: "eu-west-1", allowed_account_ids: ["111111111111"] }],
};
const terraform = (key: string) => ({ backend: { s3: { bucket: "states", key } } });

/** Resolves the value of output `it` of a stack `dev-app` with the given resources. */
function resolved(value: unknown, more: Readonly<Record<string, unknown>> = {}): unknown {
  const stack = parseStack("dev-app", {
    provider,
    terraform: terraform("app"),
    output: { it: { value } },
    ...more,
  });
  return outputOf([stack], "dev-app", "it");
}

function outputOf(stacks: readonly SynthesizedStack[], id: string, name: string): unknown {
  const app = resolveReferences({ stacks });
  return app.stacks.find((stack) => stack.id === id)?.outputs[name]?.value;
}

const resource = {
  aws_vpc: { vpc: { cidr_block: "10.0.0.0/16" } },
  aws_iam_role: { role: { name: "reader" }, deep: { name: "reader", path: "/app/" } },
  aws_ssm_parameter: { slash: { name: "/app/x" }, plain: { name: "x" } },
  aws_s3_bucket: { bucket: { bucket: "photos" } },
  aws_s3_bucket_policy: { policy: { bucket: "${aws_s3_bucket.bucket.bucket}" } },
  aws_ecr_repository: { web: { name: "shop/web" } },
  aws_cloudwatch_log_group: { log: { name: "/app/log" }, unnamed: { name: "${var.name}" } },
  aws_sns_topic: { topic: { name: "alarms" } },
};

describe("what is known before an apply", () => {
  test.each([
    ["a configured attribute", "${aws_vpc.vpc.cidr_block}", "10.0.0.0/16"],
    ["one behind another", "${aws_s3_bucket_policy.policy.bucket}", "photos"],
    ["within a text", "vpc-${aws_vpc.vpc.cidr_block}!", "vpc-10.0.0.0/16!"],
    ["a role's ARN", "${aws_iam_role.role.arn}", "arn:aws:iam::111111111111:role/reader"],
    ["one with a path", "${aws_iam_role.deep.arn}", "arn:aws:iam::111111111111:role/app/reader"],
    ["a role's id", "${aws_iam_role.role.id}", "reader"],
    [
      "a parameter's ARN",
      "${aws_ssm_parameter.slash.arn}",
      "arn:aws:ssm:eu-west-1:111111111111:parameter/app/x",
    ],
    [
      "one whose name has no slash",
      "${aws_ssm_parameter.plain.arn}",
      "arn:aws:ssm:eu-west-1:111111111111:parameter/x",
    ],
    ["a bucket's ARN", "${aws_s3_bucket.bucket.arn}", "arn:aws:s3:::photos"],
    [
      "a repository's address",
      "${aws_ecr_repository.web.repository_url}",
      "111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/web",
    ],
    ["a topic's id", "${aws_sns_topic.topic.id}", "arn:aws:sns:eu-west-1:111111111111:alarms"],
  ])("%s", (_, expression, value) => {
    expect(resolved(expression, { resource })).toBe(value);
  });

  test("lists stay lists, and their items are resolved", () => {
    expect(resolved(["a", "${aws_vpc.vpc.cidr_block}"], { resource })).toEqual([
      "a",
      "10.0.0.0/16",
    ]);
  });
});

describe("what only a plan can know", () => {
  test.each([
    ["a computed attribute", "${aws_vpc.vpc.id}", "${dev-app.aws_vpc.vpc.id}"],
    [
      "an ARN of a name that is not known",
      "${aws_cloudwatch_log_group.unnamed.arn}",
      "${dev-app.aws_cloudwatch_log_group.unnamed.arn}",
    ],
    ["a variable", "${var.secret}", "${dev-app.var.secret}"],
    ["a data source", "${data.aws_region.here.name}", "${dev-app.data.aws_region.here.name}"],
    [
      "an expression, its references made unambiguous",
      '${cidrsubnet(aws_vpc.vpc.ipv6_cidr_block, 8, 1) == "a.b"}',
      '${cidrsubnet(dev-app.aws_vpc.vpc.ipv6_cidr_block, 8, 1) == "a.b"}',
    ],
    [
      "a for, its variable left alone",
      "${[for o in aws_vpc.vpc.options : o.name]}",
      "${[for o in dev-app.aws_vpc.vpc.options : o.name]}",
    ],
    [
      "an expression with a known part",
      "${upper(aws_s3_bucket.bucket.bucket)}",
      '${upper("photos")}',
    ],
  ])("%s", (_, expression, value) => {
    expect(resolved(expression, { resource })).toBe(value);
  });

  test("the resource itself after its apply", () => {
    const owner = { aws_vpc: { vpc: { tags: { Name: "${self.id}" } } } };
    const app = resolveReferences({ stacks: [parseStack("dev-app", { resource: owner })] });
    expect(app.stacks[0]?.resources[0]?.attributes).toEqual({
      tags: { Name: "${dev-app.aws_vpc.vpc.id}" },
    });
  });

  test("ARNs, where the provider does not say account and region", () => {
    expect(resolved("${aws_iam_role.role.arn}", { resource, provider: {} })).toBe(
      "${dev-app.aws_iam_role.role.arn}",
    );
  });

  test("two attributes that lead to each other", () => {
    const circle = {
      aws_a: { a: { x: "${aws_b.b.x}" } },
      aws_b: { b: { x: "${aws_a.a.x}" } },
    };
    expect(resolved("${aws_a.a.x}", { resource: circle })).toBe("${dev-app.aws_a.a.x}");
  });
});

describe("another stack's outputs", () => {
  const producer = parseStack("dev-network", {
    provider,
    terraform: terraform("network"),
    resource,
    output: {
      vpcId: { value: "${aws_vpc.vpc.id}" },
      ids: { value: ["${aws_vpc.vpc.id}", "b"] },
      byName: { value: { web: "${aws_iam_role.role.arn}" } },
    },
  });
  const read = (value: string) => {
    const data = {
      terraform_remote_state: {
        net: { backend: "s3", config: { bucket: "states", key: "network" } },
        gone: { backend: "s3", config: { bucket: "states", key: "gone" } },
      },
    };
    const consumer = parseStack("dev-app", {
      data,
      terraform: terraform("app"),
      output: { it: { value } },
    });
    return outputOf([consumer, producer], "dev-app", "it");
  };

  test.each([
    ["vpcId", "${dev-network.aws_vpc.vpc.id}"],
    ["ids", ["${dev-network.aws_vpc.vpc.id}", "b"]],
    ["ids[1]", "b"],
    ["byName.web", "arn:aws:iam::111111111111:role/reader"],
    ['byName["web"]', "arn:aws:iam::111111111111:role/reader"],
    ["missing", "${dev-app.data.terraform_remote_state.net.outputs.missing}"],
  ])("%s", (output, value) => {
    expect(read(`\${data.terraform_remote_state.net.outputs.${output}}`)).toEqual(value);
  });

  test("of a stack that is not in the app stay as they are", () => {
    expect(read("${data.terraform_remote_state.gone.outputs.x}")).toBe(
      "${dev-app.data.terraform_remote_state.gone.outputs.x}",
    );
  });
});
