import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";

export interface EventAlertProps {
  readonly name: string;
  readonly description: string;
  /** Events that are told, as EventBridge matches them. */
  readonly pattern: Readonly<Record<string, unknown>>;
  /** The topic must let EventBridge publish, and its key let EventBridge use it. */
  readonly topicArn: string;
  /** Parts of an event by the name that the message has for them: `{ reason: "$.detail.reason" }`. */
  readonly parts: Readonly<Record<string, string>>;
  /** What people read; `<reason>` stands for a part. */
  readonly message: string;
}

/** Tells people that something happened which no metric counts. */
export class EventAlert extends Construct {
  constructor(scope: Construct, id: string, props: EventAlertProps) {
    super(scope, id);
    const { name } = props;
    const rule = new CloudwatchEventRule(this, "rule", {
      name,
      description: props.description,
      eventPattern: JSON.stringify(props.pattern),
      tags: { Name: name },
    });
    new CloudwatchEventTarget(this, "topic", {
      rule: rule.name,
      targetId: "alarm-topic",
      arn: props.topicArn,
      // A text has to be JSON, and so in quotes.
      inputTransformer: { inputPaths: { ...props.parts }, inputTemplate: `"${props.message}"` },
    });
  }
}
