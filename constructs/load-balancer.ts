import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { Construct } from "constructs";

export interface LoadBalancerProps {
  readonly name: string;
  /** Whether it is reached from inside the VPC only. */
  readonly internal: boolean;
  readonly vpcId: string;
  readonly subnetIds: string[];
  /** IPv4 blocks that may connect. */
  readonly ingressCidrs: readonly string[];
  /** @default none: it serves on port 80, without encryption */
  readonly https?: { readonly certificateArn: string; readonly tlsPolicy: string } | undefined;
  /** Seconds after which an idle connection is closed. */
  readonly idleTimeoutSeconds: number;
  /** Bucket that takes the access logs, once it lets the load balancer write. */
  readonly accessLogBucket: string;
  /** Whether deleting it fails, in a plan and in AWS. */
  readonly deletionProtection: boolean;
  /** WAF web ACL that guards it. @default none */
  readonly webAclArn?: string | undefined;
}

const HTTP_PORT = 80;
const HTTPS_PORT = 443;

/** What no rule wants. */
const NOT_FOUND = {
  type: "fixed-response",
  fixedResponse: { contentType: "text/plain", messageBody: "Not found", statusCode: "404" },
} as const;

const TO_HTTPS = {
  type: "redirect",
  redirect: { port: String(HTTPS_PORT), protocol: "HTTPS", statusCode: "HTTP_301" },
} as const;

/**
 * An application load balancer that answers 404 until services add their rules. Its security
 * group lets nothing out: each service adds the way to itself.
 */
export class LoadBalancer extends Construct {
  readonly arn: string;
  /** The part of the ARN that metrics are named by. */
  readonly arnSuffix: string;
  readonly dnsName: string;
  readonly hostedZoneId: string;
  readonly securityGroupId: string;
  /** The listener for services' rules: HTTPS, or HTTP without a certificate. */
  readonly listenerArn: string;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { name, https, deletionProtection } = props;

    this.securityGroupId = this.addSecurityGroup(props);
    const loadBalancer = new Lb(this, "load-balancer", {
      name,
      loadBalancerType: "application",
      internal: props.internal,
      subnets: props.subnetIds,
      securityGroups: [this.securityGroupId],
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      idleTimeout: props.idleTimeoutSeconds,
      enableDeletionProtection: deletionProtection,
      accessLogs: { enabled: true, bucket: props.accessLogBucket },
      tags: { Name: name },
      lifecycle: { preventDestroy: deletionProtection },
    });
    if (props.webAclArn !== undefined) {
      new Wafv2WebAclAssociation(this, "web-acl", {
        resourceArn: loadBalancer.arn,
        webAclArn: props.webAclArn,
      });
    }

    // One listener whatever it does: the day a certificate comes it is changed, not replaced by
    // another that would find the port taken.
    const http = new LbListener(this, "http", {
      loadBalancerArn: loadBalancer.arn,
      port: HTTP_PORT,
      protocol: "HTTP",
      defaultAction: [https === undefined ? NOT_FOUND : TO_HTTPS],
      tags: { Name: `${name}-http` },
    });
    this.listenerArn =
      https === undefined
        ? http.arn
        : new LbListener(this, "https", {
            loadBalancerArn: loadBalancer.arn,
            port: HTTPS_PORT,
            protocol: "HTTPS",
            certificateArn: https.certificateArn,
            sslPolicy: https.tlsPolicy,
            defaultAction: [NOT_FOUND],
            tags: { Name: `${name}-https` },
          }).arn;

    this.arn = loadBalancer.arn;
    this.arnSuffix = loadBalancer.arnSuffix;
    this.dnsName = loadBalancer.dnsName;
    this.hostedZoneId = loadBalancer.zoneId;
  }

  private addSecurityGroup({ name, vpcId, ingressCidrs, https }: LoadBalancerProps): string {
    const group = new SecurityGroup(this, "security-group", {
      name,
      description: "Guards the load balancer",
      vpcId,
      tags: { Name: name },
    });
    const admit = (protocol: string, port: number, purpose: string) => {
      for (const cidr of ingressCidrs) {
        const block = cidr.replace("/", "-");
        new VpcSecurityGroupIngressRule(this, `${protocol}-from-${block}`, {
          securityGroupId: group.id,
          description: `${purpose} from ${cidr}`,
          ipProtocol: "tcp",
          fromPort: port,
          toPort: port,
          cidrIpv4: cidr,
          tags: { Name: `${name}-${protocol}-${block}` },
        });
      }
    };
    if (https !== undefined) admit("https", HTTPS_PORT, "HTTPS");
    admit("http", HTTP_PORT, https === undefined ? "HTTP" : "HTTP, to be redirected,");
    return group.id;
  }
}
