import { describe, expect, test } from "@jest/globals";
import { ask } from "../../../access/app/ask";
import { principalOf, roleOf, rolesOf, type Subject } from "../../../access/app/subject";
import { failureOf } from "../../../../testing/__tests__/failure-of";
import { appRole, OTHER_ACCOUNT, policy, role, smallApp, trust } from "./small-app";

const OBJECT = "arn:aws:s3:::shop/1";
const read = { Action: "s3:GetObject", Resource: "*" };
const write = { Action: "s3:PutObject", Resource: "*" };
const outcome = (subject: Subject, action = "s3:GetObject") =>
  ask(subject, { action, resource: OBJECT }).outcome;
const attach = (policy_arn: string) => ({
  aws_iam_role_policy_attachment: { one: { role: "${aws_iam_role.app.name}", policy_arn } },
});

describe("a role's policies", () => {
  test("those of its own", () => {
    expect(outcome(roleOf(smallApp(appRole(read)), "app"))).toBe("allow");
  });

  test("blocks in the role itself", () => {
    const own = {
      ...role,
      inline_policy: [{ name: "in", policy: policy(read) }],
    };
    expect(outcome(roleOf(smallApp({ aws_iam_role: { app: own } }), "app"))).toBe("allow");
  });

  test("managed policies of the app, attached in each of three ways", () => {
    const managed = { aws_iam_policy: { one: { name: "one", path: "/x/", policy: policy(read) } } };
    const arn = "${aws_iam_policy.one.arn}";
    const several = { aws_iam_policy_attachment: { one: { roles: ["app"], policy_arn: arn } } };
    const own = { ...role, managed_policy_arns: [arn] };
    for (const resources of [
      { ...appRole(), ...managed, ...attach(arn) },
      { ...appRole(), ...managed, ...several },
      { ...managed, aws_iam_role: { app: own } },
    ]) {
      expect(outcome(roleOf(smallApp(resources), "app"))).toBe("allow");
    }
  });

  test("not those of another role", () => {
    const app = smallApp({
      ...appRole(),
      aws_iam_role_policy: { one: { name: "one", role: "web", policy: policy(read) } },
    });
    expect(outcome(roleOf(app, "app"))).toBe("implicit deny");
  });

  test("a boundary that the app makes", () => {
    const own = {
      ...role,
      permissions_boundary: "${aws_iam_policy.edge.arn}",
    };
    const app = smallApp({
      ...appRole(read, write),
      aws_iam_role: { app: own },
      aws_iam_policy: { edge: { name: "edge", policy: policy(read) } },
    });
    expect(outcome(roleOf(app, "app"))).toBe("allow");
    expect(outcome(roleOf(app, "app"), "s3:PutObject")).toBe("implicit deny");
  });
});

describe("a policy that cannot be read", () => {
  const aws = "arn:aws:iam::aws:policy/AdministratorAccess";

  test("is an error where the answer hangs on it", () => {
    const app = smallApp({ ...appRole(), ...attach(aws) });
    expect(failureOf(() => outcome(roleOf(app, "app")))).toBe(
      `whether role app may s3:GetObject on ${OBJECT} cannot be decided:\n` +
        `  managed policy ${aws}: the app does not make it: give its document as known policy`,
    );
  });

  test("also where something else allows, since it may deny", () => {
    const app = smallApp({ ...appRole(read), ...attach(aws) });
    expect(failureOf(() => outcome(roleOf(app, "app")))).toContain("cannot be decided");
  });

  test("but not where something else denies", () => {
    const app = smallApp({ ...appRole({ ...read, Effect: "Deny" }), ...attach(aws) });
    expect(outcome(roleOf(app, "app"))).toBe("explicit deny");
  });

  test("is read from what is given", () => {
    const app = smallApp({ ...appRole(), ...attach(aws) });
    const knownPolicies = { [aws]: { Statement: { ...read, Effect: "Allow" } } };
    expect(outcome(roleOf(app, "app", { knownPolicies }))).toBe("allow");
  });

  test("because Terraform makes its text at plan", () => {
    const app = smallApp({
      ...appRole(),
      aws_iam_role_policy: { one: { name: "one", role: "app", policy: "${var.policy}" } },
    });
    expect(failureOf(() => outcome(roleOf(app, "app")))).toContain(
      'inline policy "one": its text is known only at plan',
    );
  });

  test("because it is no JSON", () => {
    const app = smallApp({
      ...appRole(),
      aws_iam_role_policy: { one: { name: "one", role: "app", policy: "{" } },
    });
    expect(failureOf(() => rolesOf(app))).toBe('inline policy "one": the policy is no JSON');
  });

  test("because its role is known only at plan", () => {
    const app = smallApp({
      ...appRole(),
      aws_iam_role_policy: { one: { name: "one", role: "${var.role}", policy: policy(read) } },
    });
    expect(failureOf(() => rolesOf(app))).toBe(
      "main: aws_iam_role_policy.one is for ${main.var.role}, known only at plan",
    );
  });
});

describe("roleOf", () => {
  test("names the nearest", () => {
    expect(failureOf(() => roleOf(smallApp(appRole()), "ap"))).toBe(
      'no role "ap": the nearest is "app"',
    );
    expect(failureOf(() => roleOf(smallApp({}), "app"))).toBe(
      'no role "app": the app has no roles',
    );
  });

  test("wants an ARN where two accounts have the name", () => {
    const app = smallApp(appRole(read), appRole(write));
    expect(failureOf(() => roleOf(app, "app"))).toBe(
      'role "app" is in several accounts: give one of the ARNs ' +
        "arn:aws:iam::111111111111:role/app, arn:aws:iam::222222222222:role/app",
    );
    const ofOther = roleOf(app, `arn:aws:iam::${OTHER_ACCOUNT}:role/app`);
    expect(outcome(ofOther, "s3:PutObject")).toBe("allow");
    expect(outcome(ofOther, "s3:GetObject")).toBe("implicit deny");
  });

  test("wants a role whose ARN is known", () => {
    const app = smallApp({
      aws_iam_role: { app: { name_prefix: "app-", assume_role_policy: trust({ AWS: "*" }) } },
    });
    expect(failureOf(() => rolesOf(app))).toBe(
      "main: aws_iam_role.app has no known ARN: give it a name, and the provider a region and " +
        "allowed_account_ids",
    );
  });
});

test("principalOf finds the app's role, and knows no policies of another", () => {
  const app = smallApp(appRole(read));
  expect(outcome(principalOf(app, "arn:aws:iam::111111111111:role/app"))).toBe("allow");
  const other = principalOf(app, "arn:aws:iam::111111111111:role/web");
  expect(failureOf(() => outcome(other))).toContain(
    "policies of arn:aws:iam::111111111111:role/web: the app has them not",
  );
});
