import { dnsSuffixOf, type Region } from "../../config/regions";
import type { Arns } from "../../lib/arns";
import type { PolicyStatement } from "../../lib/policy";

/**
 * The services that use the environment's key in their own name. Parameter Store and ECS Exec use
 * it in the caller's name, so the callers' roles say what is allowed.
 */
export function keyServiceStatements(props: {
  readonly arns: Arns;
  readonly region: Region;
  /** Account whose alarms go to the environment's topic. @default none: nothing to watch */
  readonly alarmAccountId?: string | undefined;
}): PolicyStatement[] {
  const { arns, region, alarmAccountId } = props;
  return [
    {
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
      sid: "LogsEncryptEnvironment",
      principals: { Service: [`logs.${region}.${dnsSuffixOf(region)}`] },
      actions: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
      resources: ["*"],
      // AWS's own example names kms:Describe* here, whose requests have no encryption context.
      conditions: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": [arns.logGroups] },
      },
    },
    ...(alarmAccountId === undefined
      ? []
      : [alarmStatement(arns, alarmAccountId), eventStatement(arns)]),
  ];
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services */
function alarmStatement(arns: Arns, accountId: string): PolicyStatement {
  return {
    sid: "AlarmsReachEncryptedTopic",
    principals: { Service: ["cloudwatch.amazonaws.com"] },
    actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
    resources: ["*"],
    conditions: {
      StringEquals: { "aws:SourceAccount": [accountId] },
      ArnLike: { "aws:SourceArn": [arns.alarms] },
    },
  };
}

/**
 * EventBridge names neither account nor rule to KMS when it publishes to a topic. The topic is part of what
 * SNS encrypts with, so that the key is of use for this one only.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
function eventStatement(arns: Arns): PolicyStatement {
  return {
    sid: "EventsReachEncryptedTopic",
    principals: { Service: ["events.amazonaws.com"] },
    actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
    resources: ["*"],
    conditions: {
      StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": [arns.alarmTopic] },
    },
  };
}
