import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway as AwsNatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface NatGatewayProps {
  readonly name: string;
  /** A public subnet. */
  readonly subnetId: string;
  /** The VPC's internet gateway, attached. */
  readonly internetGateway: ITerraformDependable;
}

/** A NAT gateway with its own address. */
export class NatGateway extends Construct {
  readonly natGatewayId: string;
  /** The address that the world sees. */
  readonly publicIp: string;

  constructor(scope: Construct, id: string, props: NatGatewayProps) {
    super(scope, id);
    const address = new Eip(this, "address", {
      domain: "vpc",
      tags: { Name: props.name },
      // AWS makes no NAT gateway before the internet gateway is attached, and detaches that from no VPC
      // with public addresses: https://github.com/hashicorp/terraform-provider-aws/issues/709
      dependsOn: [props.internetGateway],
    });
    const gateway = new AwsNatGateway(this, "gateway", {
      allocationId: address.allocationId,
      subnetId: props.subnetId,
      tags: { Name: props.name },
    });
    this.natGatewayId = gateway.id;
    this.publicIp = address.publicIp;
  }
}
