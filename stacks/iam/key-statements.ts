import type { Arns } from "../../lib/arns";
import type { PolicyStatement } from "../../lib/policy";

/**
 * The services that use the environment's key in their own name. Parameter Store and ECS Exec use
 * it in the caller's name, so the callers' roles say what is allowed.
 */
export function keyServiceStatements(props: {
  readonly arns: Arns;
  readonly region: string;
}): PolicyStatement[] {
  return [
    {
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
      sid: "LogsEncryptEnvironment",
      principals: { Service: [`logs.${props.region}.amazonaws.com`] },
      actions: [
        "kms:Encrypt",
        "kms:Decrypt",
        "kms:ReEncrypt*",
        "kms:GenerateDataKey*",
        "kms:DescribeKey",
      ],
      resources: ["*"],
      conditions: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": [props.arns.logGroups] },
      },
    },
  ];
}
