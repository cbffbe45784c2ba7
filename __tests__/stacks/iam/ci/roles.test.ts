import { describe, expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../../../config/schema/environment";
import { IamStack } from "../../../../stacks/iam-stack";
import { outputsOf, resourcesOf, roleOf, testApp } from "#testing";
import { everything } from "../../../everything";
import { testEnvironment } from "../../../test-environment";
import { DEPLOYING } from "./deploying";

type Iam = NonNullable<EnvironmentInput["iam"]>;

const ci = { provider: "github", repository: "example/shop" } as const;

const iamStack = (iam: Iam, input: Partial<EnvironmentInput> = {}) =>
  new IamStack(testApp(), { environment: testEnvironment({ iam, ...input }) });

const full = (() => {
  const app = testApp();
  return { app, stack: new IamStack(app, { environment: everything }) };
})();

describe("without iam.ci", () => {
  const stack = iamStack({});

  test("there is neither a provider nor a role for CI, and nothing is published about them", () => {
    expect(stack).toHaveResourceCount("aws_iam_openid_connect_provider", 0);
    expect(stack).toHaveResourceCount("aws_iam_policy", 0);
    expect(JSON.stringify(resourcesOf(stack, "aws_iam_role"))).not.toContain("-ci-");
    expect(Object.keys(outputsOf(stack)).filter((name) => name.startsWith("ci"))).toEqual([]);
  });
});

describe("the identity provider", () => {
  test("is made once, for the issuer and the audience, before the roles", () => {
    const stack = iamStack({ ci });
    expect(resourcesOf(stack, "aws_iam_openid_connect_provider")).toMatchObject([
      {
        attributes: {
          url: "https://token.actions.githubusercontent.com",
          client_id_list: ["sts.amazonaws.com"],
        },
      },
    ]);
    const dependencies = resourcesOf(stack, "aws_iam_role")
      .filter(({ attributes }) => String(attributes["name"]).includes("-ci-"))
      .map(({ attributes }) => String(attributes["depends_on"]));
    expect(dependencies).toHaveLength(2);
    for (const text of dependencies) expect(text).toContain("aws_iam_openid_connect_provider");
  });

  test("that the account has is used where this environment makes none", () => {
    const stack = iamStack({ ci: { ...ci, createProvider: false } });
    expect(stack).toHaveResourceCount("aws_iam_openid_connect_provider", 0);
    expect(JSON.stringify(resourcesOf(stack, "aws_iam_role"))).toContain(
      "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com",
    );
  });
});

test("publishes what the jobs are set to", () => {
  const published = (stack: IamStack) =>
    Object.keys(outputsOf(stack)).filter((name) => name.startsWith("ci"));
  expect(published(full.stack)).toEqual(["ciDeployRoleArn", "ciPlanRoleArn", "ciRolloutRoleArn"]);
  expect(published(iamStack({ ci }))).toEqual(["ciDeployRoleArn", "ciPlanRoleArn"]);
});

test("a role that rolls out is there only where it is switched on, and the others read it then", () => {
  const roles = (rollout: boolean) =>
    JSON.stringify(resourcesOf(iamStack({ ci: { ...ci, rollout } }), "aws_iam_role"));
  expect(roles(true)).toContain('"learner-ci-rollout"');
  expect(roles(false)).not.toContain("rollout");
  const policies = (rollout: boolean) =>
    JSON.stringify(resourcesOf(iamStack({ ci: { ...ci, rollout } }), "aws_iam_policy"));
  expect(policies(true)).toContain("role/learner-ci-rollout");
  expect(policies(false)).not.toContain("rollout");
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
describe("AWS's limits", () => {
  const longest = iamStack(
    {
      ci,
      path: "/a-path-of-some-length/",
      permissionsBoundaryArn: "arn:aws:iam::111111111111:policy/a-boundary-of-some-length",
    },
    {
      namePrefix: "a-prefix-of-20-chars",
      region: "ap-northeast-1",
      ssm: { secrets: { "session-key": {} } },
      services: Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [
          `service-of-20-chrs-${String.fromCharCode(97 + index)}`,
          {
            kind: "worker",
            statements: [
              {
                actions: ["sqs:SendMessage"],
                resources: ["arn:aws:sqs:ap-northeast-1:111111111111:queue"],
              },
            ],
          },
        ]),
      ),
      alb: {
        ingressCidrs: ["0.0.0.0/0"],
        certificate: {
          type: "issued",
          domainName: "app.example.com",
          hostedZoneId: "Z0123456789ABCDEFGHIJ",
        },
        webAclArn:
          "arn:aws:wafv2:ap-northeast-1:111111111111:regional/webacl/a-name-of-some-length/0123",
      },
    },
  );

  test.each([
    ["everything", full.stack],
    ["long names and twenty task roles", longest],
  ])("%s: a policy has at most 6,144 characters, and a role at most ten policies", (_, stack) => {
    const sizes = resourcesOf(stack, "aws_iam_policy").map(({ attributes }) => {
      // A key's ARN is longer than the reference to it may be.
      const text = String(attributes["policy"]).replaceAll(/\$\{[^}]*\}/g, "x".repeat(80));
      return text.replaceAll(/\s/g, "").length;
    });
    expect(sizes.length).toBeGreaterThan(9);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6144);
    const attached = resourcesOf(stack, "aws_iam_role_policy_attachment").map(({ attributes }) =>
      String(attributes["role"]),
    );
    for (const role of new Set(attached)) {
      expect(attached.filter((one) => one === role).length).toBeLessThanOrEqual(10);
    }
  });
});

describe("the deploy role", () => {
  const boundary = "arn:aws:iam::111111111111:policy/boundary";
  const knownPolicies = {
    [boundary]: {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "*", Resource: "*" },
    },
  };
  const deploy = roleOf(full.app, "everything-ci-deploy", { knownPolicies });

  test.each(Object.entries(DEPLOYING))("can make, change and delete a %s", (_, actions) => {
    for (const action of actions) expect(deploy).not.toNeverAllow(action);
  });

  test("deletes access logs only where their bucket may be destroyed", () => {
    const roleWith = (deletionProtection: boolean) => {
      const app = testApp();
      const alb = { ingressCidrs: ["0.0.0.0/0"], plainHttp: true, deletionProtection };
      new IamStack(app, { environment: testEnvironment({ iam: { ci }, alb }) });
      return roleOf(app, "learner-ci-deploy");
    };
    const logs = "arn:aws:s3:::learner-alb-logs-111111111111-us-east-1/*";
    expect(roleWith(false)).not.toNeverAllow("s3:DeleteObjectVersion", logs);
    expect(roleWith(true)).toNeverAllow("s3:Delete*", logs);
  });

  test("runs tasks only where a service has a release", () => {
    const roleWith = (more: object) => {
      const app = testApp();
      const services = { web: { kind: "worker", ...more } } as const;
      new IamStack(app, { environment: testEnvironment({ iam: { ci }, services }) });
      return roleOf(app, "learner-ci-deploy");
    };
    expect(roleWith({})).toNeverAllow("ecs:RunTask");
    expect(roleWith({ release: { command: ["migrate"] } })).not.toNeverAllow("ecs:RunTask");
  });

  test("cannot change roles where no boundary says how much they may do", () => {
    const app = testApp();
    new IamStack(app, { environment: testEnvironment({ iam: { ci } }) });
    const unbounded = roleOf(app, "learner-ci-deploy");
    for (const change of ["Create", "Delete", "Put", "Attach", "Update", "Tag"]) {
      expect(unbounded).toNeverAllow(`iam:${change}*`, "arn:aws:iam::111111111111:role/learner-*");
    }
  });
});
