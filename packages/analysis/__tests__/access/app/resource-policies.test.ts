import { describe, expect, test } from "@jest/globals";
import { arnOf } from "../../../access/app/arn-of";
import type { SynthesizedApp } from "#terraform";
import { failureOf } from "../../../../testing/__tests__/failure-of";
import {
  ACCOUNT,
  all,
  appRole,
  OTHER_ACCOUNT,
  outcome,
  policy,
  role,
  smallApp,
  trust,
} from "./small-app";

const read = ["s3:GetObject", "arn:aws:s3:::shop/1"] as const;

describe("a bucket's policy", () => {
  const tlsOnly = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["${aws_s3_bucket.shop.arn}", "${aws_s3_bucket.shop.arn}/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const app = smallApp({
    ...appRole(all("s3:*")),
    aws_s3_bucket: { shop: { bucket: "shop" } },
    aws_s3_bucket_policy: { shop: { bucket: "${aws_s3_bucket.shop.id}", policy: policy(tlsOnly) } },
  });

  test.each([read, ["s3:ListBucket", "arn:aws:s3:::shop"] as const])(
    "counts for %s",
    (...question) => {
      expect(outcome(app, question, "app", { "aws:SecureTransport": "false" })).toBe(
        "explicit deny",
      );
      expect(outcome(app, question, "app", { "aws:SecureTransport": "true" })).toBe("allow");
    },
  );

  test("not for another bucket", () => {
    expect(outcome(app, ["s3:GetObject", "arn:aws:s3:::shop-2/1"])).toBe("allow");
  });

  test("without one, another account has no access", () => {
    const bare = smallApp({ aws_s3_bucket: { shop: { bucket: "shop" } } });
    expect(outcome(bare, read, ACCOUNT)).toBe("allow");
    expect(outcome(bare, read, OTHER_ACCOUNT)).toBe("implicit deny");
  });
});

describe("a key's policy", () => {
  const decrypt = (app: SynthesizedApp) =>
    ["kms:Decrypt", arnOf(app, "main", "aws_kms_key")] as const;
  const other = { name: "other", assume_role_policy: trust({ AWS: ACCOUNT }) };
  const withKey = (key: object, more: object = {}) =>
    smallApp({
      ...appRole(all("kms:Decrypt")),
      aws_iam_role: { app: role, other },
      aws_kms_key: { key },
      ...more,
    });
  const forOther = policy({ Principal: { AWS: "${aws_iam_role.other.arn}" }, ...all("kms:*") });
  const beside = { key_id: "${aws_kms_key.key.id}", policy: forOther };

  test("AWS's own leaves it to the account", () => {
    const app = withKey({});
    expect(outcome(app, decrypt(app))).toBe("allow");
    expect(outcome(app, decrypt(app), OTHER_ACCOUNT)).toBe("implicit deny");
  });

  test.each([
    ["in the key", { policy: forOther }, {}],
    ["beside it", {}, { aws_kms_key_policy: { one: beside } }],
  ])("%s, for another role: not enough for this one", (_, key, more) => {
    const app = withKey(key, more);
    expect(outcome(app, decrypt(app))).toBe("implicit deny");
    expect(outcome(app, decrypt(app), "arn:aws:iam::111111111111:role/other")).toBe("allow");
  });

  test("of a key that the app does not make: an error", () => {
    const key = "arn:aws:kms:us-east-1:111111111111:key/1";
    expect(failureOf(() => outcome(withKey({}), ["kms:Decrypt", key]))).toContain(
      `policy of ${key}: the app has no such key`,
    );
  });
});

describe("policies of topics and repositories", () => {
  const service = { Principal: { Service: "cloudwatch.amazonaws.com" } };

  test("a topic's", () => {
    const topic = "arn:aws:sns:us-east-1:111111111111:orders";
    const statement = {
      ...service,
      Action: "sns:Publish",
      Resource: "${aws_sns_topic.orders.arn}",
    };
    const app = smallApp({
      aws_sns_topic: { orders: { name: "orders" }, bare: { name: "bare" } },
      aws_sns_topic_policy: {
        one: { arn: "${aws_sns_topic.orders.arn}", policy: policy(statement) },
      },
    });
    expect(outcome(app, ["sns:Publish", topic], "cloudwatch.amazonaws.com")).toBe("allow");
    expect(outcome(app, ["sns:Publish", topic], "events.amazonaws.com")).toBe("implicit deny");
    expect(
      failureOf(() =>
        outcome(app, ["sns:Publish", topic.replace("orders", "bare")], "events.amazonaws.com"),
      ),
    ).toContain("it is AWS's own for topics without one");
  });

  test("a repository's, which names no resource", () => {
    const image = [
      "ecr:BatchGetImage",
      "arn:aws:ecr:us-east-1:111111111111:repository/web",
    ] as const;
    const statement = { Principal: { AWS: OTHER_ACCOUNT }, Action: "ecr:BatchGetImage" };
    const app = smallApp({
      aws_ecr_repository: { web: { name: "web" } },
      aws_ecr_repository_policy: {
        web: { repository: "${aws_ecr_repository.web.name}", policy: policy(statement) },
      },
    });
    expect(outcome(app, image, OTHER_ACCOUNT)).toBe("allow");
    expect(outcome(app, image, "333333333333")).toBe("implicit deny");
  });

  const jobs = ["sqs:SendMessage", "arn:aws:sqs:us-east-1:111111111111:jobs"] as const;
  const withQueue = (resources: object) => smallApp({ ...appRole(all("sqs:*")), ...resources });

  test.each([
    ["aws_sqs_queue_policy", {}],
    ["aws_sqs_queue", { policy: "{}" }],
  ])("%s is not read: an error", (type, attributes) => {
    const app = withQueue({ [type]: { jobs: attributes } });
    expect(failureOf(() => outcome(app, jobs))).toBe(
      `main: ${type}.jobs: policies of this type are not read, so that access to sqs cannot be ` +
        "decided",
    );
  });

  test("a queue without a policy is no error", () => {
    expect(outcome(withQueue({ aws_sqs_queue: { jobs: { name: "jobs" } } }), jobs)).toBe("allow");
  });
});
