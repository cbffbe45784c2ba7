import { expect, test } from "@jest/globals";
import { parseTerraform } from "../../../tools/process/process-tree";

const OUTPUT = [
  "    1 /sbin/init",
  "  210 terraform -chdir=/srv/my shop/cdktf.out/stacks/dev-ssm plan -input=false",
  "  211 terraform -chdir=cdktf.out/stacks/dev-ssm",
  "  212 terraform -chdir=/srv/cdktf.out/stacks/dev-ssm-more apply",
  "  213 /usr/bin/terraform apply",
  "  214 .terraform/providers/terraform-provider-aws_v5.100.0_x5",
  "  215 vi /srv/cdktf.out/stacks/dev-ssm terraform",
  "",
].join("\n");

test("Terraform is told from other programs, with the directory that it says it works in", () => {
  expect(parseTerraform(OUTPUT)).toEqual([
    { pid: 210, directory: "/srv/my shop/cdktf.out/stacks/dev-ssm" },
    { pid: 211, directory: "cdktf.out/stacks/dev-ssm" },
    { pid: 212, directory: "/srv/cdktf.out/stacks/dev-ssm-more" },
    { pid: 213 },
  ]);
});

test("where another program stands in for it, that is looked for", () => {
  const output = "  210 terraform plan\n  211 /opt/bin/tofu -chdir=cdktf.out/stacks/dev-ssm plan\n";
  expect(parseTerraform(output, "tofu")).toEqual([
    { pid: 211, directory: "cdktf.out/stacks/dev-ssm" },
  ]);
});
