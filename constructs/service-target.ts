import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface ServiceTargetProps {
  /** The service's name; the target group's starts with it. */
  readonly name: string;
  readonly vpcId: string;
  readonly listenerArn: string;
  readonly priority: number;
  /** Host names, none for any. */
  readonly hosts: string[];
  /** Paths, none for any. */
  readonly paths: string[];
  readonly healthCheckPath: string;
  /** Status codes that are healthy (for example `200-299`). */
  readonly healthCheckCodes: string;
  readonly deregistrationDelaySeconds: number;
}

/** A target group's own port. ECS registers each task with the port that its container has. */
const UNUSED_PORT = 80;

/**
 * The way from a load balancer's listener to a service's tasks. It outlives a change of the container's
 * port: another target group would be empty when the listener turns to it.
 */
export class ServiceTarget extends Construct {
  readonly targetGroupArn: string;
  /** The part of the ARN that metrics are named by. */
  readonly targetGroupArnSuffix: string;
  /** The listener's rule: without it ECS refuses the target group. */
  readonly rule: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ServiceTargetProps) {
    super(scope, id);
    const { name, vpcId, hosts, paths } = props;

    const targetGroup = new LbTargetGroup(this, "target-group", {
      name: `${name}-http`,
      vpcId,
      port: UNUSED_PORT,
      protocol: "HTTP",
      targetType: "ip",
      deregistrationDelay: String(props.deregistrationDelaySeconds),
      healthCheck: {
        path: props.healthCheckPath,
        matcher: props.healthCheckCodes,
        protocol: "HTTP",
        port: "traffic-port",
        interval: 15,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
      tags: { Name: name },
      lifecycle: {
        createBeforeDestroy: true,
        // Neither can be changed, and earlier groups have the container's port and a name made of it.
        ignoreChanges: ["name", "port"],
      },
    });
    this.rule = new LbListenerRule(this, "rule", {
      listenerArn: props.listenerArn,
      priority: props.priority,
      action: [{ type: "forward", targetGroupArn: targetGroup.arn }],
      condition: [
        ...(hosts.length > 0 ? [{ hostHeader: { values: hosts } }] : []),
        ...(paths.length > 0 ? [{ pathPattern: { values: paths } }] : []),
      ],
      tags: { Name: name },
    });

    this.targetGroupArn = targetGroup.arn;
    this.targetGroupArnSuffix = targetGroup.arnSuffix;
  }
}
