import { expect, test } from "@jest/globals";
import { findTerraformOn } from "../../../tools/process/process-tree";

const OUTPUT = [
  "    1 /sbin/init",
  "  210 terraform -chdir=/work/my shop/cdktf.out/stacks/dev-ssm plan -input=false",
  "  211 terraform -chdir=cdktf.out/stacks/dev-ssm",
  "  212 terraform -chdir=/work/cdktf.out/stacks/dev-ssm-more apply",
  "  213 /usr/bin/terraform apply",
  "  214 .terraform/providers/terraform-provider-aws_v5.100.0_x5",
  "  215 vi /work/cdktf.out/stacks/dev-ssm terraform",
  "",
].join("\n");

test("Terraform that works on a stack is told from the others; which does not say on which counts", () => {
  expect(findTerraformOn("dev-ssm", OUTPUT)).toEqual([210, 211, 213]);
});
