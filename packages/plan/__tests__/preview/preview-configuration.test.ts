import { describe, expect, test } from "@jest/globals";
import { parseStack, resolveReferences } from "#terraform";
import { type Deployed, previewConfiguration } from "../../preview/preview-configuration";

const provider = { aws: [{ region: "eu-west-1", allowed_account_ids: ["111111111111"] }] };
const terraform = (key: string) => ({
  backend: { s3: { bucket: "states", key } },
  required_version: ">= 1.11",
});

const network = parseStack("dev-network", {
  provider,
  terraform: terraform("network"),
  resource: { aws_vpc: { vpc: { cidr_block: "10.0.0.0/16" } }, aws_subnet: { a: {}, b: {} } },
  output: {
    vpcId: { value: "${aws_vpc.vpc.id}" },
    cidr: { value: "${aws_vpc.vpc.cidr_block}" },
    subnetIds: { value: ["${aws_subnet.a.id}", "${aws_subnet.b.id}"] },
    zones: { value: { a: "eu-west-1a" } },
  },
});
const ssm = parseStack("dev-ssm", {
  provider,
  terraform: terraform("ssm"),
  resource: { aws_ssm_parameter: { image: { name: "/dev/image", value: "none yet" } } },
  output: { imageName: { value: "${aws_ssm_parameter.image.name}" } },
});

const remote = (key: string) => ({ backend: "s3", config: { bucket: "states", key } });

const NEW_IMAGE = '${(data.aws_ssm_parameter.image.insecure_value == "none yet") ? 0 : 1}';

function preview(attributes: Readonly<Record<string, unknown>>, deployed?: Deployed) {
  const configuration = {
    provider,
    terraform: terraform("web"),
    import: [{ to: "aws_ecs_service.web", id: "${data.aws_ecs_cluster.existing.id}" }],
    data: {
      aws_ecs_cluster: { existing: { cluster_name: "dev" } },
      terraform_remote_state: { network: remote("network"), ssm: remote("ssm") },
      aws_ssm_parameter: {
        image: { name: "${data.terraform_remote_state.ssm.outputs.imageName}" },
      },
    },
    resource: { aws_ecs_service: { web: attributes } },
  };
  const web = parseStack("dev-web", configuration);
  const app = resolveReferences({ stacks: [network, ssm, web] });
  return previewConfiguration(configuration, "dev-web", app, deployed);
}

const filled = (value: unknown, deployed?: Deployed) => {
  const { resource } = preview({ value }, deployed) as {
    resource: { aws_ecs_service: { web: { value: unknown } } };
  };
  return resource.aws_ecs_service.web.value;
};
const output = (name: string) => `data.terraform_remote_state.network.outputs.${name}`;

describe("what other stacks will publish stands in place of their outputs", () => {
  test.each([
    ["what the code says", `\${${output("cidr")}}`, "10.0.0.0/16"],
    ["what AWS will choose", `\${${output("vpcId")}}`, "vpc-00000000000000000"],
    [
      "a list",
      `\${${output("subnetIds")}}`,
      ["subnet-00000000000000000", "subnet-00000000000000000"],
    ],
    ["an entry of a map", `\${${output("zones.a")}}`, "eu-west-1a"],
    ["within a text", `vpc=\${${output("vpcId")}}`, "vpc=vpc-00000000000000000"],
    ["within an expression", `\${upper(${output("cidr")})}`, '${upper("10.0.0.0/16")}'],
    ["one that nobody publishes", `\${${output("missing")}}`, "preview"],
  ])("%s", (_, value, expected) => {
    expect(filled(value)).toEqual(expected);
  });
});

test("a parameter of the environment has the value that it will be made with", () => {
  const image = "data.aws_ssm_parameter.image.insecure_value";
  expect(filled(`\${${image}}`)).toBe("none yet");
  expect(filled(`\${(${image} != "1") ? 2 : 0}`)).toBe('${("none yet" != "1") ? 2 : 0}');
});

describe("of a stack that is deployed, whose upstream lacks an output", () => {
  const outputs = (of: Readonly<Record<string, Readonly<Record<string, unknown>>>>) =>
    new Map(Object.entries(of).map(([id, values]) => [id, new Map(Object.entries(values))]));
  const deployed = (...parameters: string[]): Deployed => ({
    outputs: outputs({
      "dev-network": { vpcId: "vpc-1", zones: { b: "eu-west-1b" } },
      "dev-ssm": { imageName: "/dev/image" },
      "dev-web": {},
    }),
    parameters: new Set(parameters),
  });
  const there = deployed("/dev/image");

  test.each([
    ["what is there is read", `\${${output("vpcId")}}`, `\${${output("vpcId")}}`],
    ["what is not is what the code says", `\${${output("cidr")}}`, "10.0.0.0/16"],
    ["so is a key that a map lacks", `\${${output("zones.a")}}`, "eu-west-1a"],
    ["and one that it has is read", `\${${output("zones.b")}}`, `\${${output("zones.b")}}`],
    [
      "each part of a text for itself",
      `\${${output("vpcId")}} \${${output("cidr")}}`,
      `\${${output("vpcId")}} 10.0.0.0/16`,
    ],
  ])("%s", (_, value, expected) => {
    expect(JSON.stringify(filled(value, there))).toContain(JSON.stringify(expected).slice(1, -1));
  });

  test("it is planned against its own state, and adopts what it did", () => {
    const { terraform: settings, ...rest } = preview({}, there);
    expect(settings).toEqual(terraform("web"));
    expect(rest).toHaveProperty("import");
  });

  test("it reads the states that it still refers to, and no other", () => {
    const { data } = preview({ value: `\${${output("vpcId")}}` }, there);
    expect(Object.keys(data as object)).toContain("terraform_remote_state");
    expect((data as Readonly<Record<string, object>>)["terraform_remote_state"]).toEqual({
      network: remote("network"),
    });
    const none = preview({ value: `\${${output("cidr")}}` }, there)["data"];
    expect(none).not.toHaveProperty("terraform_remote_state");
  });

  test("a parameter that is there is read by its name, so that what runs stays what it is", () => {
    const { data, resource } = preview({ count: NEW_IMAGE }, there);
    expect(data).toMatchObject({
      aws_ssm_parameter: {
        image: { name: "${data.terraform_remote_state.ssm.outputs.imageName}" },
      },
      terraform_remote_state: { ssm: remote("ssm") },
    });
    expect(resource).toMatchObject({ aws_ecs_service: { web: { count: NEW_IMAGE } } });
  });

  test("one that is not has the value that it will be made with: a count is known at plan", () => {
    const { data, resource } = preview({ count: NEW_IMAGE }, deployed());
    expect(data).not.toHaveProperty("aws_ssm_parameter");
    expect(resource).toMatchObject({
      aws_ecs_service: { web: { count: '${("none yet" == "none yet") ? 0 : 1}' } },
    });
  });
});

test("what the stack itself makes is left to Terraform", () => {
  expect(filled("${aws_ecs_service.other.id}-${self.id}")).toBe(
    "${aws_ecs_service.other.id}-${self.id}",
  );
});

test("a precondition about nothing but what is not there yet is left out: Terraform refuses it", () => {
  const idle = '${can(regex("^a.b", data.aws_ssm_parameter.image.insecure_value))}';
  const about = { condition: '${aws_ecs_task_definition.web.cpu == "256"}', error_message: "no" };
  const lifecycle = (...precondition: object[]) => ({ create_before_destroy: true, precondition });
  expect(preview({ lifecycle: lifecycle({ ...about, condition: idle }, about) })).toHaveProperty(
    "resource.aws_ecs_service.web.lifecycle",
    lifecycle(about),
  );
  expect(preview({ lifecycle: lifecycle({ ...about, condition: idle }) })).toHaveProperty(
    "resource.aws_ecs_service.web.lifecycle",
    { create_before_destroy: true },
  );
});

test("it has no backend, adopts nothing and reads nothing: no apply could do harm", () => {
  const configuration = preview({});
  expect(configuration).not.toHaveProperty("import");
  expect(configuration).not.toHaveProperty("data");
  expect(configuration["terraform"]).toEqual({ required_version: ">= 1.11" });
});

test("it reads what something else than an import needs", () => {
  const needed = preview({ cluster: "${data.aws_ecs_cluster.existing.arn}" });
  expect(needed["data"]).toEqual({ aws_ecs_cluster: { existing: { cluster_name: "dev" } } });
});

test("is refused for a stack that does not say where it is", () => {
  const app = { stacks: [parseStack("dev-web", {})] };
  expect(() => previewConfiguration({}, "dev-web", app)).toThrow(
    "stack dev-web says neither account nor region",
  );
});
