import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Construct } from "constructs";

export interface EncryptedLogGroupProps {
  readonly name: string;
  /** The key must let CloudWatch Logs use it for this group. */
  readonly kmsKeyArn: string;
  readonly retentionDays: number;
}

/** A log group that is encrypted with a customer key and forgets after a while. */
export class EncryptedLogGroup extends Construct {
  readonly arn: string;
  readonly name: string;

  constructor(scope: Construct, id: string, props: EncryptedLogGroupProps) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, "group", {
      name: props.name,
      kmsKeyId: props.kmsKeyArn,
      retentionInDays: props.retentionDays,
      tags: { Name: props.name },
    });
    this.arn = group.arn;
    this.name = group.name;
  }
}
