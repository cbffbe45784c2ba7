import { expect, test } from "@jest/globals";
import { TerraformOutput } from "cdktf";
import { AlarmTopic } from "../../constructs/alarm-topic";
import { parsePolicy, resourcesOf } from "#testing";
import { awsStack } from "./support";

const kmsKeyArn = "arn:aws:kms:us-east-1:111111111111:key/environment";
const alarmArns = "arn:aws:cloudwatch:us-east-1:111111111111:alarm:learner-*";

const stackWith = (emails?: string[]) => {
  const stack = awsStack();
  const { arn } = new AlarmTopic(stack, "alarms", {
    name: "learner-alarms",
    kmsKeyArn,
    accountId: "111111111111",
    alarmArns,
    ...(emails && { emails }),
  });
  new TerraformOutput(stack, "arn", { value: arn, staticId: true });
  return stack;
};
const stack = stackWith();

test("is encrypted with the customer key", () => {
  expect(stack).toHaveResource("aws_sns_topic", {
    name: "learner-alarms",
    kms_master_key_id: kmsKeyArn,
  });
});

test("only alarms of the account, and rules of EventBridge, may publish", () => {
  const [topic] = resourcesOf(stack, "aws_sns_topic");
  const [policy] = resourcesOf(stack, "aws_sns_topic_policy");
  expect(parsePolicy(String(policy?.attributes["policy"]))).toEqual([
    {
      sid: "AlarmsPublish",
      effect: "Allow",
      principals: { Service: ["cloudwatch.amazonaws.com"] },
      actions: ["sns:Publish"],
      resources: [`\${aws_sns_topic.${topic?.name ?? ""}.arn}`],
      conditions: {
        StringEquals: { "aws:SourceAccount": ["111111111111"] },
        ArnLike: { "aws:SourceArn": [alarmArns] },
      },
    },
    {
      sid: "EventsPublish",
      effect: "Allow",
      principals: { Service: ["events.amazonaws.com"] },
      actions: ["sns:Publish"],
      resources: [`\${aws_sns_topic.${topic?.name ?? ""}.arn}`],
      // EventBridge would not meet one.
      conditions: {},
    },
  ]);
});

test("every address gets the alarms by mail, and none is needed", () => {
  const emails = ["ops@example.com", "night@example.com"];
  const subscriptions = resourcesOf(stackWith(emails), "aws_sns_topic_subscription");
  expect(subscriptions.map(({ attributes }) => attributes["endpoint"]).toSorted()).toEqual(
    emails.toSorted(),
  );
  for (const { attributes } of subscriptions) expect(attributes["protocol"]).toBe("email");
  expect(stack).toHaveResourceCount("aws_sns_topic_subscription", 0);
});

test("whoever uses it waits until alarms may publish", () => {
  expect(stack).toHaveOutput("arn", expect.stringMatching(/^\$\{aws_sns_topic_policy\./));
});
