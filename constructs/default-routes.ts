import { Route } from "@cdktf/provider-aws/lib/route";
import { Construct } from "constructs";

export interface DefaultRoutesProps {
  readonly routeTableId: string;
  /** Where IPv4 goes: one of the two, or nowhere. @default nowhere */
  readonly ipv4?: { readonly gatewayId: string } | { readonly natGatewayId: string } | undefined;
  /** Where IPv6 goes. @default nowhere */
  readonly ipv6?:
    { readonly gatewayId: string } | { readonly egressOnlyGatewayId: string } | undefined;
}

/** Where a route table sends what is not for the VPC. */
export class DefaultRoutes extends Construct {
  constructor(scope: Construct, id: string, props: DefaultRoutesProps) {
    super(scope, id);
    const { routeTableId, ipv4, ipv6 } = props;
    if (ipv4) {
      new Route(this, "ipv4", { routeTableId, destinationCidrBlock: "0.0.0.0/0", ...ipv4 });
    }
    if (ipv6) {
      new Route(this, "ipv6", { routeTableId, destinationIpv6CidrBlock: "::/0", ...ipv6 });
    }
  }
}
