import { describe, expect, test } from "@jest/globals";
import { conditionKeysOfAction, globalConditionKeys, isConditionKey, knowsResources } from "#aws";

describe("knowsResources", () => {
  test.each(["s3:GetObject", "S3:getobject", "kms:Decrypt", "ec2:CreateSubnet"])("%s", (action) => {
    expect(knowsResources(action)).toBe(true);
  });

  test.each(["xray:PutTraceSegments", "textract:DetectDocumentText", "cloudwatch:PutMetricData"])(
    "%s takes none",
    (action) => {
      expect(knowsResources(action)).toBe(false);
    },
  );

  test.each(["s3:Get*", "s3:NotYetListed"])("%s is taken for one that does", (action) => {
    expect(knowsResources(action)).toBe(true);
  });
});

describe("conditionKeysOfAction", () => {
  test("has an action's own keys, and those of the resources that it works on", () => {
    expect(conditionKeysOfAction("kms:CreateGrant")).toContain("kms:GrantIsForAWSResource");
    expect(conditionKeysOfAction("kms:RetireGrant")).not.toContain("kms:GrantIsForAWSResource");
    // Its resource in this call, and its resource's type in all.
    expect(conditionKeysOfAction("ec2:CreateSubnet")).toContain("ec2:Tenancy");
    expect(conditionKeysOfAction("application-autoscaling:PutScalingPolicy")).toContain(
      "aws:ResourceTag/${TagKey}",
    );
    expect(conditionKeysOfAction("ecs:DeregisterTaskDefinition")).toEqual([]);
  });

  test("tags are no global keys, though AWS lists them there", () => {
    expect(globalConditionKeys()).toContain("aws:SourceAccount");
    expect(
      globalConditionKeys().filter((key) => /^aws:(Request|Resource)Tag|TagKeys/.test(key)),
    ).toEqual([]);
  });
});

test.each([
  ["aws:RequestTag/Team", "aws:RequestTag/${TagKey}"],
  ["aws:principaltag/Team", "aws:PrincipalTag/tag-key"],
  ["s3:ExistingObjectTag/team", "s3:ExistingObjectTag/<key>"],
  ["kms:EncryptionContext:stage", "kms:EncryptionContext:${EncryptionContextKey}"],
])("isConditionKey: %s is %s", (key, known) => {
  expect(isConditionKey(key, [known])).toBe(true);
  expect(isConditionKey(`x${key}`, [known])).toBe(false);
  expect(isConditionKey(key.replace(/[^/:]+$/, ""), [known])).toBe(false);
});
