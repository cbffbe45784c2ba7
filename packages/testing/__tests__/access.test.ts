import { describe, expect, test } from "@jest/globals";
import { principalOf, roleOf } from "../access";
import { appRole, smallApp } from "../../analysis/__tests__/access/app/small-app";
import { failureOf } from "./failure-of";

const OBJECT = "arn:aws:s3:::shop/orders/1";
const TLS = { Bool: { "aws:SecureTransport": "true" } };
const app = smallApp(
  appRole(
    { Sid: "Read", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/orders/*" },
    { Sid: "Write", Action: "s3:PutObject", Resource: "*", Condition: TLS },
    { Sid: "Keep", Effect: "Deny", Action: "s3:DeleteObject", Resource: "*" },
  ),
);
const role = roleOf(app, "app");

describe("toAllow and toDeny", () => {
  test("hold", () => {
    expect(role).toAllow("s3:GetObject", OBJECT);
    expect(role).not.toDeny("s3:GetObject", OBJECT);
    expect(role).toDeny("s3:GetObject", "arn:aws:s3:::shop/users/1");
    expect(role).not.toAllow("s3:GetObject", "arn:aws:s3:::shop/users/1");
    expect(role).toDeny("s3:DeleteObject", OBJECT);
    expect(role).toAllow("s3:PutObject", OBJECT, { "aws:SecureTransport": "true" });
  });

  test("name the statement that does not fit, and what of it", () => {
    const message =
      "expected role app to be allowed s3:GetObject on arn:aws:s3:::shop/users/1, but AWS would " +
      "say: implicit deny: no statement allows it\nstatements about the action:\n" +
      '  inline policy "app-policy", statement "Read": arn:aws:s3:::shop/users/1 is not ' +
      "arn:aws:s3:::shop/orders/*";
    const other = "arn:aws:s3:::shop/users/1";
    expect(
      failureOf(() => {
        expect(role).toAllow("s3:GetObject", other);
      }),
    ).toBe(message);
    expect(
      failureOf(() => {
        expect(role).not.toDeny("s3:GetObject", other);
      }),
    ).toBe(message);
  });

  test("name the condition that fails", () => {
    const context = { "aws:SecureTransport": "false" };
    expect(
      failureOf(() => {
        expect(role).toAllow("s3:PutObject", OBJECT, context);
      }),
    ).toContain('statement "Write": aws:SecureTransport is "false", Bool wants true');
  });

  test("say that no statement is about the action", () => {
    expect(
      failureOf(() => {
        expect(role).toAllow("s3:PutObjectAcl", OBJECT);
      }),
    ).toMatch(/implicit deny: no statement allows it\nno statement is about the action$/);
  });

  test("name the statement that allows", () => {
    const message =
      "expected role app to be denied s3:GetObject on arn:aws:s3:::shop/orders/1, but AWS would " +
      'say: allow by inline policy "app-policy", statement "Read"';
    expect(
      failureOf(() => {
        expect(role).toDeny("s3:GetObject", OBJECT);
      }),
    ).toBe(message);
    expect(
      failureOf(() => {
        expect(role).not.toAllow("s3:GetObject", OBJECT);
      }),
    ).toBe(message);
  });

  test("name the statement that denies", () => {
    expect(
      failureOf(() => {
        expect(role).toAllow("s3:DeleteObject", OBJECT);
      }),
    ).toMatch(/AWS would say: explicit deny by inline policy "app-policy", statement "Keep"$/);
  });

  test.each(["toAllow", "toDeny"] as const)("%s and its .not raise what has no answer", (name) => {
    for (const subject of [expect(role), expect(role).not]) {
      expect(
        failureOf(() => {
          subject[name]("s3:PutObject", OBJECT);
        }),
      ).toMatch(
        /^whether role app may s3:PutObject .* cannot be decided:\n.*aws:SecureTransport is not given/,
      );
      expect(
        failureOf(() => {
          subject[name]("s3:PutObjekt", OBJECT);
        }),
      ).toMatch(/nearest/);
    }
    expect(
      failureOf(() => {
        expect("app").not[name]("s3:PutObject", OBJECT);
      }),
    ).toBe("expect() takes what roleOf, rolesOf or principalOf return here");
  });
});

describe("toNeverAllow", () => {
  test("holds", () => {
    expect(role).toNeverAllow("iam:*");
    expect(role).toNeverAllow("s3:Get*", "arn:aws:s3:::shop/users/*");
    expect(role).not.toNeverAllow("s3:*");
  });

  test("names the statements that may allow", () => {
    expect(
      failureOf(() => {
        expect(role).toNeverAllow("s3:*", "arn:aws:s3:::shop/*");
      }),
    ).toBe(
      "expected role app never to be allowed s3:* on arn:aws:s3:::shop/*, but it may be by\n" +
        '  inline policy "app-policy", statement "Read"\n' +
        '  inline policy "app-policy", statement "Write"',
    );
  });

  test("behind .not says that there are none", () => {
    expect(
      failureOf(() => {
        expect(role).not.toNeverAllow("iam:*");
      }),
    ).toBe("expected a statement that may allow role app iam:*, but there is none");
  });
});

describe("toBeAssumableBy", () => {
  test("holds", () => {
    expect(role).toBeAssumableBy("ecs-tasks.amazonaws.com");
    expect(role).not.toBeAssumableBy("ec2.amazonaws.com");
    expect(role).not.toBeAssumableBy("111111111111");
  });

  test("says who may and who asks", () => {
    expect(
      failureOf(() => {
        expect(role).toBeAssumableBy("ec2.amazonaws.com");
      }),
    ).toBe(
      "expected role app to be assumable by ec2.amazonaws.com (sts:AssumeRole), but it is not: " +
        "implicit deny: no statement allows it\nstatements about the action:\n" +
        "  trust of app, statement 1: ec2.amazonaws.com is not ecs-tasks.amazonaws.com",
    );
    expect(
      failureOf(() => {
        expect(role).not.toBeAssumableBy("ecs-tasks.amazonaws.com");
      }),
    ).toBe(
      "expected role app not to be assumable by ecs-tasks.amazonaws.com (sts:AssumeRole), but it " +
        "is: allow by trust of app, statement 1",
    );
  });

  test("takes a role, and somebody", () => {
    const service = principalOf(app, "ec2.amazonaws.com");
    expect(
      failureOf(() => {
        expect(service).not.toBeAssumableBy("ecs-tasks.amazonaws.com");
      }),
    ).toBe("ec2.amazonaws.com is no role: only a role is assumed");
    expect(
      failureOf(() => {
        expect(role).not.toBeAssumableBy("ecs-tasks");
      }),
    ).toMatch(/^principal "ecs-tasks": give a service/);
  });
});
