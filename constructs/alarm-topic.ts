import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import { policyDocument } from "../lib/policy";

export interface AlarmTopicProps {
  readonly name: string;
  /** The key must let CloudWatch and EventBridge use it. */
  readonly kmsKeyArn: string;
  readonly accountId: string;
  /** Pattern of the alarms' ARNs. */
  readonly alarmArns: string;
  /** Addresses that get every alarm by mail; each has to confirm once. @default none */
  readonly emails?: readonly string[];
}

/** Where alarms go: an encrypted topic for the account's own alarms, and for rules of EventBridge. */
export class AlarmTopic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const { name, emails = [] } = props;

    const topic = new SnsTopic(this, "topic", {
      name,
      kmsMasterKeyId: props.kmsKeyArn,
      tags: { Name: name },
    });
    const policy = new SnsTopicPolicy(this, "policy", {
      arn: topic.arn,
      policy: policyDocument([
        {
          sid: "AlarmsPublish",
          principals: { Service: ["cloudwatch.amazonaws.com"] },
          actions: ["sns:Publish"],
          resources: [topic.arn],
          conditions: {
            StringEquals: { "aws:SourceAccount": [props.accountId] },
            ArnLike: { "aws:SourceArn": [props.alarmArns] },
          },
        },
        {
          // EventBridge sends SNS no context that a condition could ask for:
          // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html
          sid: "EventsPublish",
          principals: { Service: ["events.amazonaws.com"] },
          actions: ["sns:Publish"],
          resources: [topic.arn],
        },
      ]),
    });
    for (const email of emails) {
      new SnsTopicSubscription(this, email, {
        topicArn: topic.arn,
        protocol: "email",
        endpoint: email,
      });
    }

    // Through the policy: an alarm that fires before it would go unheard.
    this.arn = policy.arn;
  }
}
