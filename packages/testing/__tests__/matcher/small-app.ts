import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { DataTerraformRemoteStateS3, S3Backend, TerraformOutput, TerraformStack } from "cdktf";
import { testApp } from "../../app";

/** Three stacks: `network` publishes, `shop` reads from it, and nobody reads from `alone`. */
export function smallApp() {
  const app = testApp();
  const [network, shop, alone] = ["network", "shop", "alone"].map((id) => {
    const stack = new TerraformStack(app, id);
    new S3Backend(stack, { bucket: "states", key: id, region: "us-east-1", encrypt: true });
    return stack;
  }) as [TerraformStack, TerraformStack, TerraformStack];

  new AwsProvider(network, "aws", { defaultTags: [{ tags: { TeamName: "web", Stage: "dev" } }] });
  const vpc = new Vpc(network, "vpc", { cidrBlock: "10.0.0.0/16", tags: { Stage: "all" } });
  const publish = (name: string, value: unknown) =>
    new TerraformOutput(network, name, { value, staticId: true });
  publish("vpcId", vpc.id);
  publish("cidrs", { vpc: vpc.cidrBlock, other: "10.1.0.0/16" });
  publish("vpcArn", vpc.arn);
  publish("unread", "nobody");

  new AwsProvider(shop, "aws", { region: "us-east-1" });
  shop.addDependency(network);
  const remote = new DataTerraformRemoteStateS3(shop, "net", {
    bucket: "states",
    key: "network",
    region: "us-east-1",
  });
  new Subnet(shop, "subnet", { vpcId: remote.getString("vpcId"), cidrBlock: "10.0.0.0/24" });
  new IamRole(shop, "role", {
    assumeRolePolicy: JSON.stringify({ Resource: remote.getString("vpcArn") }),
    description: '${lookup(data.terraform_remote_state.net.outputs["cidrs"], "vpc")}',
  });
  new TerraformOutput(alone, "vpcId", { value: "vpc-2", staticId: true });
  return { app, network, shop, alone, vpc };
}
