import { describe, expect, test } from "@jest/globals";
import { arnOf } from "../../../access/app/arn-of";
import { failureOf } from "../../../../testing/__tests__/failure-of";
import { all, appRole, outcome, smallApp } from "./small-app";

const read = ["s3:GetObject", "arn:aws:s3:::shop/1"] as const;

describe("a question", () => {
  const app = smallApp(appRole(all("s3:*")));

  // A table: one case, one line.
  // prettier-ignore
  test.each([
    [["s3:GetObjct", "arn:aws:s3:::shop/1"], {}, 'action "s3:GetObjct": s3 has no such action, the nearest is "s3:GetObject"'],
    [["s3:Get*", "arn:aws:s3:::shop/1"], {}, /^action "s3:Get\*" is a pattern: ask for one action \(s3:Get\w+\), or use toNeverAllow$/],
    [["s3:GetObject", "*"], {}, 'resource "*": s3:GetObject is checked for each resource: give the ARN of one'],
    [["s3:GetObject", "arn:aws:s3:::shop/*"], {}, 'resource "arn:aws:s3:::shop/*" is a pattern: give one, or use toNeverAllow'],
    [["s3:GetObject", "shop/1"], {}, 'resource "shop/1" is no ARN'],
    [["s3:GetObject", "arn:aws:s3:::shop/1"], { "aws:SourceIpp": "10.0.0.1" }, 'condition key "aws:SourceIpp" is unknown, the nearest is "aws:SourceIp"'],
    [["s3:GetObject", "arn:aws:s3:::shop/1"], { "s3:prefix": "a" }, 'condition key "s3:prefix": no request of s3:GetObject has it; use one that it has, or name the action in a statement without the condition'],
    [["sqs:SendMessage", "arn:aws:sqs:us-east-1:222222222222:jobs"], {}, "role app is of account 111111111111, and may have to be allowed by the resource's policy: the app has none of arn:aws:sqs:us-east-1:222222222222:jobs"],
  ] as const)("%s %s: an error", (question, context, message) => {
    expect(failureOf(() => outcome(app, question, "app", context))).toEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
  });

  test("a key that the action cannot have may be said to be absent", () => {
    expect(outcome(app, read, "app", { "s3:prefix": undefined })).toBe("allow");
  });

  test("a service, of something whose policy is not the app's: an error", () => {
    expect(failureOf(() => outcome(app, read, "sns.amazonaws.com"))).toBe(
      "sns.amazonaws.com is allowed by policies of resources: the app has none of arn:aws:s3:::shop/1",
    );
  });

  test("a key that a condition needs and nobody gave: an error that names it", () => {
    const Condition = { Bool: { "aws:SecureTransport": "true" } };
    const conditional = smallApp(appRole({ ...all("s3:*"), Sid: "Tls", Condition }));
    expect(failureOf(() => outcome(conditional, read))).toBe(
      "whether role app may s3:GetObject on arn:aws:s3:::shop/1 cannot be decided:\n" +
        '  inline policy "app-policy", statement "Tls": the context key aws:SecureTransport is not ' +
        "given (undefined says that there is none)",
    );
  });
});

test("arnOf names the paths where there are several, and says so where there is none", () => {
  const app = smallApp({ aws_kms_key: { one: {}, two: {} } });
  expect(failureOf(() => arnOf(app, "main", "aws_kms_key"))).toMatch(
    /^2 of aws_kms_key in main, it takes one: give the path of one of /,
  );
  expect(failureOf(() => arnOf(app, "main", "aws_s3_bucket"))).toBe(
    "0 of aws_s3_bucket in main, it takes one",
  );
});
