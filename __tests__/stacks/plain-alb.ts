import { plainOutputs } from "../../lib/outputs";
import type { albOutputs } from "../../stacks/alb-outputs";

/** The `alb` stack's outputs as plain values, to build a consumer alone. */
export const plainAlb = plainOutputs<typeof albOutputs>({
  loadBalancerArn: "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/alb/1",
  loadBalancerArnSuffix: "app/alb/1",
  dnsName: "alb.example.com",
  hostedZoneId: "Z1",
  securityGroupId: "sg-alb",
  listenerArn: "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/alb/1/2",
});
