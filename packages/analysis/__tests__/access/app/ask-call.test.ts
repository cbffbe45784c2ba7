import { expect, test } from "@jest/globals";
import { askCall, roleOf } from "#analysis";
import { actionsWithDependents, dependentActionsOf, iamActionsOf } from "#aws";
import { all, appRole, smallApp } from "./small-app";

const TARGET = "arn:aws:application-autoscaling:eu-west-1:111111111111:scalable-target/0a1b";
const LOAD_BALANCER =
  "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/shop/0a1b";
const WEB_ACL = "arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/guard/0a1b";

const call = (action: string, resource: string, ...statements: object[]) =>
  askCall(roleOf(smallApp(appRole(...statements)), "app"), { action, resource });

test("what a service asks for besides has to be allowed as well", () => {
  const register = "application-autoscaling:RegisterScalableTarget";
  const alarms = (Resource: string) => ({
    Action: ["cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms"],
    Resource,
  });
  expect(call(register, TARGET, all(register)).outcome).toBe("implicit deny");
  const named = alarms("arn:aws:cloudwatch:eu-west-1:111111111111:alarm:shop-*");
  expect(call(register, TARGET, all(register), named).because[0]).toBe(
    `${register} takes cloudwatch:DeleteAlarms on ` +
      "arn:aws:cloudwatch:eu-west-1:111111111111:alarm: as well (https://docs.aws.amazon.com/" +
      "autoscaling/application/userguide/security_iam_permission_validation.html)",
  );
  const any = alarms("arn:aws:cloudwatch:eu-west-1:111111111111:alarm:*");
  expect(call(register, TARGET, all(register), any).outcome).toBe("allow");
});

test("it is asked on what the call is about, where that is its kind", () => {
  const waf = all("wafv2:*");
  expect(call("wafv2:GetWebACLForResource", LOAD_BALANCER, waf).outcome).toBe("implicit deny");
  expect(call("wafv2:GetWebACLForResource", WEB_ACL, waf).outcome).toBe("allow");
});

test("what is asked for in some calls only is not looked at", () => {
  expect(call("s3:GetObject", "arn:aws:s3:::shop/1", all("s3:GetObject")).outcome).toBe("allow");
});

test.each(actionsWithDependents())("%s: AWS has it and what is asked for besides", (action) => {
  const exists = (one: string) => {
    const [service = "", name = ""] = one.split(":");
    return iamActionsOf(service)?.[name.toLowerCase()]?.name === name;
  };
  expect(
    [action, ...dependentActionsOf(action).map((one) => one.action)].filter((one) => !exists(one)),
  ).toEqual([]);
});
