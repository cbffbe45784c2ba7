import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import { EncryptedLogGroup } from "./encrypted-log-group";

export interface FlowLogsProps {
  readonly name: string;
  readonly vpcId: string;
  readonly logGroupName: string;
  /** The role that writes the log. */
  readonly roleArn: string;
  readonly kmsKeyArn: string;
  readonly retentionDays: number;
}

/** Records every accepted and rejected flow of a VPC in an encrypted log group. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const group = new EncryptedLogGroup(this, "log", {
      name: props.logGroupName,
      kmsKeyArn: props.kmsKeyArn,
      retentionDays: props.retentionDays,
    });
    new FlowLog(this, "flow-log", {
      vpcId: props.vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: props.roleArn,
      tags: { Name: props.name },
    });
  }
}
