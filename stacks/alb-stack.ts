import type { Construct } from "constructs";
import type { Environment } from "../config/schema/environment";
import { AccessLogBucket } from "../constructs/access-log-bucket";
import { Certificate } from "../constructs/certificate";
import { LoadBalancer } from "../constructs/load-balancer";
import { LoadBalancerAlarms } from "../constructs/load-balancer-alarms";
import { type AlbOutputs, albOutputs } from "./alb-outputs";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { MonitoringOutputs } from "./monitoring-outputs";
import type { NetworkOutputs } from "./network-outputs";

export interface AlbStackProps extends EnvironmentStackProps {
  readonly network: NetworkOutputs;
  /** Where alarms go. @default nowhere: without services there is nobody to answer for */
  readonly monitoring?: MonitoringOutputs | undefined;
}

type AlbSettings = NonNullable<Environment["alb"]>;

/** The load balancer that public services share, and the record of what it was asked. */
export class AlbStack extends EnvironmentStack {
  readonly outputs: AlbOutputs;

  constructor(scope: Construct, props: AlbStackProps) {
    super(scope, "alb", props);
    const { arns, names } = this;
    const { alb, accountId, name, ...environment } = this.environment;
    if (!alb) throw new Error(`${name}.alb is missing: say how the load balancer is reached`);
    const { deletionProtection = environment.deletionProtection } = alb;
    const { vpcId, publicSubnetIds, privateSubnetIds } = props.network.outputsFor(this);
    const internal = alb.scheme === "internal";

    const accessLogs = new AccessLogBucket(this, "access-logs", {
      name: names.accessLogBucket,
      arn: arns.accessLogBucket,
      accountId,
      loadBalancerArns: arns.loadBalancerSource,
      retentionDays: alb.accessLogRetentionDays,
      preventDestroy: deletionProtection,
    });
    const certificateArn = this.certificateArn(alb.certificate);
    const loadBalancer = new LoadBalancer(this, "load-balancer", {
      name: names.loadBalancer,
      internal,
      vpcId,
      subnetIds: internal ? privateSubnetIds : publicSubnetIds,
      ingressCidrs: alb.ingressCidrs,
      https:
        certificateArn === undefined ? undefined : { certificateArn, tlsPolicy: alb.tlsPolicy },
      idleTimeoutSeconds: alb.idleTimeoutSeconds,
      accessLogBucket: accessLogs.name,
      deletionProtection,
      webAclArn: alb.webAclArn,
    });

    if (props.monitoring) {
      new LoadBalancerAlarms(this, "alarms", {
        name: names.loadBalancer,
        arnSuffix: loadBalancer.arnSuffix,
        certificateArn,
        topicArn: props.monitoring.outputsFor(this).alarmTopicArn,
      });
    }

    this.outputs = this.publish(albOutputs, {
      loadBalancerArn: loadBalancer.arn,
      loadBalancerArnSuffix: loadBalancer.arnSuffix,
      dnsName: loadBalancer.dnsName,
      hostedZoneId: loadBalancer.hostedZoneId,
      securityGroupId: loadBalancer.securityGroupId,
      listenerArn: loadBalancer.listenerArn,
    });
  }

  private certificateArn(certificate: AlbSettings["certificate"]): string | undefined {
    if (certificate?.type !== "issued") return certificate?.arn;
    return new Certificate(this, "certificate", certificate).arn;
  }
}
