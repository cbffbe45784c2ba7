import { describe, expect, test } from "@jest/globals";
import { actionsCoveredBy, allowingStatements } from "#analysis";
import { actionsWithDependents, dependentActionsOf, iamActionsOf, knowsResources } from "#aws";
import type { SynthesizedApp, SynthesizedResource } from "#terraform";
import { arnOf, roleOf } from "#testing";
import { wholeAppRead } from "./synthesized-app";
import { expectListed } from "../listed";
import { DEPLOYED_BY_HAND, DEPLOYING } from "../stacks/iam/ci/deploying";

/** What the roles of CI can do, asked of their policies as AWS would evaluate them. */
const app = withKnownKeys(wholeAppRead("dev", "test"));

/** A key's ARN is known only at plan, and a policy on `key/*` covers it then: here it is known. */
function withKnownKeys({ stacks }: SynthesizedApp): SynthesizedApp {
  const known = (resource: SynthesizedResource) => ({
    ...resource,
    attributes: { ...resource.attributes, arn: arn("kms", `key/${resource.stackId}`) },
  });
  return {
    stacks: stacks.map((stack) => ({
      ...stack,
      resources: stack.resources.map((resource) =>
        resource.type === "aws_kms_key" ? known(resource) : resource,
      ),
    })),
  };
}

function arn(service: string, resource: string): string {
  return `arn:aws:${service}:us-east-1:111111111111:${resource}`;
}

const BOUNDARY = "arn:aws:iam::111111111111:policy/boundary";
/** Not the app's; here it forbids nothing. */
const knownPolicies = {
  [BOUNDARY]: {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
  },
};
const plan = roleOf(app, "everything-ci-plan", { knownPolicies });
const deploy = roleOf(app, "everything-ci-deploy", { knownPolicies });

const rollout = roleOf(app, "everything-ci-rollout", { knownPolicies });

const roleArn = (name: string) => `arn:aws:iam::111111111111:role/${name}`;
const bucket = arnOf(app, "test-state", "aws_s3_bucket");
const state = (key: string) => `${bucket}/vpc-to-ecs/${key}`;
const tls = { "aws:SecureTransport": "true" };
const secret = arn("ssm", "parameter/everything/secrets/app/session-key");
const stateKey = arnOf(app, "test-state", "aws_kms_key");
const key = arnOf(app, "test-iam", "aws_kms_key");
const aliased = (alias: string, service = "s3") => ({
  "kms:ResourceAliases": [alias],
  "kms:ViaService": `${service}.us-east-1.amazonaws.com`,
});

describe("who becomes them", () => {
  const GITHUB = "token.actions.githubusercontent.com";
  const provider = `arn:aws:iam::111111111111:oidc-provider/${GITHUB}`;
  const token = (sub: string, aud = "sts.amazonaws.com") => ({
    [`${GITHUB}:sub`]: `repo:${sub}`,
    [`${GITHUB}:aud`]: aud,
  });
  const subjects = {
    pullRequest: "example/shop:pull_request",
    main: "example/shop:ref:refs/heads/main",
    environment: "example/shop:environment:test",
  };

  test("an environment of its own rolls out, and whoever plans or deploys does not", () => {
    expect(rollout).toBeAssumableBy(provider, token("example/shop:environment:test-rollout"));
    for (const subject of Object.values(subjects)) {
      expect(rollout).not.toBeAssumableBy(provider, token(subject));
    }
  });

  test("pull requests and the branch plan, and the environment deploys", () => {
    expect(plan).toBeAssumableBy(provider, token(subjects.pullRequest));
    expect(plan).toBeAssumableBy(provider, token(subjects.main));
    expect(plan).not.toBeAssumableBy(provider, token(subjects.environment));
    expect(deploy).toBeAssumableBy(provider, token(subjects.environment));
    expect(deploy).not.toBeAssumableBy(provider, token(subjects.pullRequest));
    expect(deploy).not.toBeAssumableBy(provider, token(subjects.main));
  });

  test.each([plan, deploy, rollout].map((role) => [role.name, role] as const))("%s", (_, role) => {
    const right = role === plan ? subjects.main : subjects.environment;
    for (const wrong of [
      `${right}-2`,
      right.replace("shop", "shop-2"),
      right.replace("example", "another"),
      right.replace("example/shop", "example@1/shop@2"),
      "example/shop:ref:refs/heads/other",
      "example/shop:environment:prod",
      "*",
    ]) {
      expect(role).not.toBeAssumableBy(provider, token(wrong));
    }
    expect(role).not.toBeAssumableBy(provider, token(right, "https://github.com/example"));
    expect(role).not.toBeAssumableBy(provider, { ...token(right), [`${GITHUB}:aud`]: undefined });
    const gitlab = "arn:aws:iam::111111111111:oidc-provider/gitlab.com";
    expect(role).not.toBeAssumableBy(gitlab, token(right));
    expect(role).not.toBeAssumableBy("111111111111");
    expect(role).not.toBeAssumableBy("ecs-tasks.amazonaws.com");
  });
});

describe("planning", () => {
  test("reads the states of its environment and no other, and locks them", () => {
    expect(plan).toAllow("s3:GetObject", state("test/network.tfstate"), tls);
    expect(plan).toDeny("s3:GetObject", state("other/network.tfstate"), tls);
    expect(plan).toNeverAllow("s3:*Object", "arn:aws:s3:::learner-state-*");
    expect(plan).toAllow("s3:PutObject", state("test/network.tfstate.tflock"), tls);
    expect(plan).toAllow("s3:DeleteObject", state("test/network.tfstate.tflock"), tls);
    expect(plan).toDeny("s3:PutObject", state("test/network.tfstate"), tls);
    expect(plan).toDeny("s3:DeleteObject", state("test/network.tfstate"), tls);
  });

  test("decrypts states, by their key's alias and through S3 only", () => {
    expect(plan).toAllow("kms:Decrypt", stateKey, aliased("alias/everything-state"));
    expect(plan).toDeny("kms:Decrypt", stateKey, aliased("alias/everything"));
    expect(plan).toDeny("kms:Decrypt", stateKey, aliased("alias/everything-state", "ssm"));
  });

  test("reads configuration and no secret's value, whatever its key is called", () => {
    const config = arn("ssm", "parameter/everything/config/app/log-level");
    expect(plan).toAllow("ssm:GetParameter", config);
    for (const action of ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParameterHistory"]) {
      expect(plan).toDeny(action, secret);
    }
    expect(plan).toNeverAllow("secretsmanager:*", arn("secretsmanager", "secret:*"));
    expect(plan).toDeny("kms:Decrypt", key, aliased("alias/everything-state"));
  });

  test("a secret is denied, and not only not granted", () => {
    const denied = plan.identity
      .flatMap(({ statements }) => statements)
      .filter(({ effect }) => effect === "Deny");
    expect(denied.map(({ actions }) => actions.texts)).toEqual([
      ["ssm:GetParameter*"],
      ["kms:Decrypt"],
    ]);
  });

  test("writes nothing but the lock", () => {
    for (const change of WRITES) expect(plan).toNeverAllow(change);
    expect(plan).toNeverAllow("s3:Put*", state("test/*.tfstate"));
    expect(plan).toNeverAllow("s3:Delete*", state("test/*.tfstate"));
    for (const change of ["s3:PutBucket*", "s3:DeleteBucket*", "kms:Encrypt", "kms:CreateGrant"]) {
      expect(plan).toNeverAllow(change);
    }
  });

  test("reads no data: log events, images, messages, other objects", () => {
    for (const data of ["logs:GetLog*", "logs:Filter*", "ecr:BatchGet*", "ecr:GetDownload*"]) {
      expect(plan).toNeverAllow(data);
    }
    expect(plan).toNeverAllow("s3:GetObject*", "arn:aws:s3:::everything-alb-logs-*");
    expect(plan).toNeverAllow("ec2:DescribeInstanceAttribute");
  });
});

/** What changes something, in every service that there are stacks for. */
const WRITES = [
  ...["Create", "Delete", "Modify", "Associate", "Attach", "Authorize", "Run", "Replace"].map(
    (verb) => `ec2:${verb}*`,
  ),
  ...["ecs", "elasticloadbalancing", "codebuild", "scheduler", "sns", "iam"].flatMap((service) =>
    ["Create", "Delete"].map((verb) => `${service}:${verb}*`),
  ),
  ...["iam:Put*", "iam:Attach*", "iam:Update*", "iam:PassRole", "iam:Tag*", "sts:*"],
  ...["ecr:Put*", "ecr:Set*", "ssm:Put*", "logs:Put*", "cloudwatch:Put*", "kms:Put*"],
  ...["acm:Request*", "route53:Change*", "wafv2:Associate*", "application-autoscaling:Put*"],
];

describe("deploying", () => {
  test("writes the states of its environment, and cannot delete or touch another's", () => {
    expect(deploy).toAllow("s3:PutObject", state("test/network.tfstate"), tls);
    expect(deploy).toDeny("s3:PutObject", state("other/network.tfstate"), tls);
    expect(deploy).toDeny("s3:DeleteObject", state("test/network.tfstate"), tls);
    expect(deploy).toNeverAllow("s3:*Object", "arn:aws:s3:::learner-state-*");
    for (const change of ["s3:Put*", "s3:Delete*"]) expect(deploy).toNeverAllow(change, bucket);
  });

  const to = (service: string) => ({ "iam:PassedToService": `${service}.amazonaws.com` });

  test.each([
    ["everything-ecs-task-exc-role", "ecs-tasks"],
    ["everything-ecs-role", "ecs-tasks"],
    ["everything-mailer-task-role", "ecs-tasks"],
    ["everything-build-role", "codebuild"],
    ["everything-flow-log-role", "vpc-flow-logs"],
    ["everything-scheduler-role", "scheduler"],
  ])("passes %s to %s, and to no other service", (name, service) => {
    expect(deploy).toAllow("iam:PassRole", roleArn(name), to(service));
    for (const other of ["ecs-tasks", "codebuild", "vpc-flow-logs", "scheduler", "lambda"]) {
      if (other !== service) expect(deploy).toDeny("iam:PassRole", roleArn(name), to(other));
    }
  });

  test("passes no other role", () => {
    for (const name of ["learner-ecs-role", "everything-web-task-role", "everything-ci-*"]) {
      expect(deploy).toNeverAllow("iam:PassRole", roleArn(name));
    }
  });

  test("makes and changes roles of its environment only, and only with the boundary", () => {
    const bounded = { "iam:PermissionsBoundary": BOUNDARY };
    for (const action of ["iam:CreateRole", "iam:PutRolePolicy"]) {
      expect(deploy).toAllow(action, roleArn("everything-ecs-role"), bounded);
      expect(deploy).toAllow(action, roleArn("everything-new-task-role"), bounded);
      expect(deploy).toDeny(action, roleArn("everything-other"), bounded);
      expect(deploy).toDeny(action, roleArn("learner-ecs-role"), bounded);
      expect(deploy).toDeny(action, roleArn("everything-ecs-role"), {
        "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess",
      });
      expect(deploy).toDeny(action, roleArn("everything-ecs-role"), {
        "iam:PermissionsBoundary": undefined,
      });
    }
  });

  test("changes neither itself, nor boundaries, nor who assumes a role", () => {
    const changes = ["Add", "Attach", "Create", "Delete", "Detach", "Put", "Tag", "Update"];
    for (const change of changes) {
      expect(deploy).toNeverAllow(`iam:${change}*`, deploy.arn);
      expect(deploy).toNeverAllow(`iam:${change}*`, plan.arn);
      expect(deploy).toNeverAllow(`iam:${change}*`, "arn:aws:iam::111111111111:policy/*");
      expect(deploy).toNeverAllow(`iam:${change}*`, "arn:aws:iam::111111111111:oidc-provider/*");
      expect(deploy).toNeverAllow(`iam:${change}*`, "arn:aws:iam::111111111111:user/*");
    }
    for (const action of ["Attach*", "*Boundary", "UpdateAssumeRolePolicy", "CreatePolicy*"]) {
      expect(deploy).toNeverAllow(`iam:${action}`);
    }
    expect(deploy).toNeverAllow("sts:*");
  });

  test("leaves keys, key policies and the VPC itself to a person", () => {
    for (const action of ["kms:Create*Key*", "kms:Put*", "kms:Schedule*", "kms:Disable*"]) {
      expect(deploy).toNeverAllow(action);
    }
    for (const action of ["ec2:CreateVpc", "ec2:DeleteVpc", "ec2:RunInstances"]) {
      expect(deploy).toNeverAllow(action);
    }
  });

  test("changes of a network what has the environment's tags, and tags what it makes", () => {
    const tags = (where: string, environment: string) => ({
      [`aws:${where}/Environment`]: environment,
      [`aws:${where}/Project`]: "vpc-to-ecs",
    });
    const none = { "aws:RequestTag/Environment": undefined, "aws:RequestTag/Project": undefined };
    const untagged = {
      "aws:ResourceTag/Environment": undefined,
      "aws:ResourceTag/Project": undefined,
    };
    const subnet = arn("ec2", "subnet/subnet-1");
    const vpc = arn("ec2", "vpc/vpc-1");
    expect(deploy).toAllow("ec2:DeleteSubnet", subnet, tags("ResourceTag", "test"));
    expect(deploy).toDeny("ec2:DeleteSubnet", subnet, tags("ResourceTag", "prod"));
    expect(deploy).toDeny("ec2:DeleteSubnet", subnet, untagged);
    const make = (environment: string) => ({ ...untagged, ...tags("RequestTag", environment) });
    expect(deploy).toAllow("ec2:CreateSubnet", subnet, make("test"));
    expect(deploy).toDeny("ec2:CreateSubnet", subnet, make("prod"));
    expect(deploy).toDeny("ec2:CreateSubnet", subnet, { ...untagged, ...none });
    expect(deploy).toDeny("ec2:CreateSubnet", vpc, make("test"));
    expect(deploy).toAllow("ec2:CreateSubnet", vpc, tags("ResourceTag", "test"));
    expect(deploy).toAllow("ec2:CreateNatGateway", arn("ec2", "natgateway/nat-1"), make("test"));
    for (const used of ["elastic-ip/eipalloc-1", "subnet/subnet-1"]) {
      expect(deploy).toDeny("ec2:CreateNatGateway", arn("ec2", used), make("test"));
    }
    expect(deploy).toDeny("ec2:CreateTags", vpc, { ...untagged, "ec2:CreateAction": undefined });
    expect(deploy).toAllow("ec2:CreateTags", subnet, {
      ...untagged,
      "ec2:CreateAction": "CreateSubnet",
    });
  });

  test("changes of EC2 the types of a network and no other, and all that a call needs", () => {
    const statements = deploy.identity.flatMap((policy) => policy.statements);
    const ofEc2 = statements.filter(({ actions }) =>
      actions.texts.some((action) => action.startsWith("ec2:")),
    );
    const resources = ofEc2.flatMap((statement) => statement.resources?.texts ?? []);
    expect(resources.filter((text) => text.includes(":*/"))).toEqual([]);
    for (const other of ["instance", "volume", "vpn-connection", "transit-gateway"]) {
      for (const change of ["ec2:Create*", "ec2:Delete*", "ec2:Modify*"]) {
        expect(deploy).toNeverAllow(change, arn("ec2", `${other}/*`));
      }
    }
    const missing = ofEc2
      .filter((statement) => !statement.resources?.texts.includes("*"))
      .flatMap(({ actions }) => actions.texts.filter((action) => action !== "ec2:CreateTags"))
      .flatMap((action) =>
        requiredTypes(action)
          .map((type) => arn("ec2", `${type}/*`))
          .filter((resource) => allowingStatements(deploy, { action, resource }).length === 0)
          .map((resource) => `${action} on ${resource}`),
      );
    expect(missing).toEqual([]);
  });

  test("reaches nothing of an environment with another prefix", () => {
    for (const [action, resource] of [
      ["ssm:*", arn("ssm", "parameter/learner/*")],
      ["ecr:*", arn("ecr", "repository/learner/*")],
      ["logs:*LogGroup", arn("logs", "log-group:/learner/*")],
      ["ecs:*Service", arn("ecs", "service/learner-cluster/*")],
      ["ecs:*Cluster", arn("ecs", "cluster/learner-cluster")],
      ["codebuild:*", arn("codebuild", "project/learner-*")],
      ["sns:*", arn("sns", "learner-alarms")],
      ["scheduler:*", arn("scheduler", "schedule/learner/*")],
      [
        "elasticloadbalancing:*LoadBalancer*",
        arn("elasticloadbalancing", "loadbalancer/app/learner-alb/*"),
      ],
      ["cloudwatch:PutDashboard", "arn:aws:cloudwatch::111111111111:dashboard/learner"],
      ["s3:Put*", "arn:aws:s3:::learner-*"],
    ] as const) {
      expect(deploy).toNeverAllow(action, resource);
    }
  });
});

describe("rolling out", () => {
  test("records the image of a service, and no other parameter", () => {
    for (const name of ["imagearn/value", "services/api/image"]) {
      expect(rollout).toAllow("ssm:PutParameter", arn("ssm", `parameter/everything/${name}`));
    }
    for (const name of ["config/app/log-level", "secrets/app/session-key", "services/api"]) {
      expect(rollout).toDeny("ssm:PutParameter", arn("ssm", `parameter/everything/${name}`));
    }
    for (const action of ["ssm:Delete*", "ssm:Add*", "ssm:Label*"]) {
      expect(rollout).toNeverAllow(action);
    }
  });

  test("updates services of its cluster, and neither makes nor deletes one", () => {
    const service = arn("ecs", "service/everything-cluster/everything-web");
    expect(rollout).toAllow("ecs:UpdateService", service);
    expect(rollout).toDeny("ecs:UpdateService", service.replaceAll("everything", "learner"));
    for (const action of ["ecs:Create*", "ecs:Delete*", "ecs:Put*", "ecs:UpdateCluster*"]) {
      expect(rollout).toNeverAllow(action);
    }
    expect(rollout).toNeverAllow("ecs:ExecuteCommand");
  });

  test("registers revisions of its services, with their tags, and changes no tags", () => {
    const definition = arn("ecs", "task-definition/everything-web:7");
    expect(rollout).toAllow("ecs:RegisterTaskDefinition", definition);
    expect(rollout).toDeny("ecs:RegisterTaskDefinition", arn("ecs", "task-definition/learner:1"));
    const made = (by: string | undefined) => ({ "ecs:CreateAction": by });
    expect(rollout).toAllow("ecs:TagResource", definition, made("RegisterTaskDefinition"));
    expect(rollout).toDeny("ecs:TagResource", definition, made(undefined));
  });

  test("passes the roles of tasks to tasks and the scheduler's to the scheduler, and no others", () => {
    const to = (service: string) => ({ "iam:PassedToService": `${service}.amazonaws.com` });
    for (const name of ["ecs-task-exc-role", "ecs-role", "mailer-task-role"]) {
      const task = roleArn(`everything-${name}`);
      expect(rollout).toAllow("iam:PassRole", task, to("ecs-tasks"));
      expect(rollout).toDeny("iam:PassRole", task, to("scheduler"));
    }
    const scheduler = roleArn("everything-scheduler-role");
    expect(rollout).toAllow("iam:PassRole", scheduler, to("scheduler"));
    for (const name of ["everything-build-role", "everything-flow-log-role", "everything-ci-*"]) {
      expect(rollout).toNeverAllow("iam:PassRole", roleArn(name));
    }
  });

  test("writes and locks the states of services, and reads the others", () => {
    for (const [stack, may] of [
      ["service-web", true],
      ["network", false],
      ["iam", false],
      ["ssm", false],
    ] as const) {
      expect(rollout).toAllow("s3:GetObject", state(`test/${stack}.tfstate`), tls);
      for (const name of [`test/${stack}.tfstate`, `test/${stack}.tfstate.tflock`]) {
        if (may) expect(rollout).toAllow("s3:PutObject", state(name), tls);
        else expect(rollout).toDeny("s3:PutObject", state(name), tls);
      }
      expect(rollout).toDeny("s3:DeleteObject", state(`test/${stack}.tfstate`), tls);
    }
    expect(rollout).toDeny("s3:PutObject", state("other/service-web.tfstate"), tls);
  });

  test("reads no secret, and decrypts with no key but the states'", () => {
    expect(rollout).toNeverAllow("ssm:Get*", arn("ssm", "parameter/everything/secrets/*"));
    expect(rollout).toAllow("kms:Decrypt", stateKey, aliased("alias/everything-state"));
    expect(rollout).toDeny("kms:Decrypt", stateKey, aliased("alias/everything-state", "ssm"));
    expect(rollout).toDeny("kms:Decrypt", key, aliased("alias/everything"));
  });

  test("changes nothing of the network, of access, of keys, or of another service of AWS", () => {
    for (const action of [
      ...["Create*", "Delete*", "Modify*", "Authorize*", "Revoke*", "Run*"].map((a) => `ec2:${a}`),
      ...["Create*", "Delete*", "Modify*", "Set*", "Add*"].map((a) => `elasticloadbalancing:${a}`),
      ...["Create*", "Put*", "Schedule*", "Encrypt", "Update*"].map((a) => `kms:${a}`),
      ...["Create*", "Put*", "Delete*"].map((a) => `logs:${a}`),
      ...["Create*", "Put*", "Set*", "Delete*", "BatchDelete*"].map((a) => `ecr:${a}`),
      ...["Create*", "Put*", "Attach*", "Update*", "Delete*", "Tag*"].map((a) => `iam:${a}`),
      ...["application-autoscaling:Put*", "application-autoscaling:Register*", "cloudwatch:Put*"],
      ...["codebuild:*", "events:*", "sns:*", "sts:*", "s3:PutBucket*", "s3:DeleteBucket*"],
    ]) {
      expect(rollout).toNeverAllow(action);
    }
  });
});

describe.each([
  ["deploys", deploy],
  ["rolls out", rollout],
])("whoever %s", (_, role) => {
  const inCluster = (cluster: string) => ({ "ecs:cluster": arn("ecs", `cluster/${cluster}`) });
  const own = inCluster("everything-cluster");

  test("runs releases in the cluster, and no service's own definition", () => {
    const release = arn("ecs", "task-definition/everything-web-release:3");
    expect(role).toAllow("ecs:RunTask", release, own);
    expect(role).toDeny("ecs:RunTask", release, inCluster("learner-cluster"));
    for (const other of ["everything-web:3", "learner-web-release:3"]) {
      expect(role).toDeny("ecs:RunTask", arn("ecs", `task-definition/${other}`), own);
    }
    const task = arn("ecs", "task/everything-cluster/0a1b");
    expect(role).toAllow("ecs:TagResource", task, { "ecs:CreateAction": "RunTask" });
    expect(role).toDeny("ecs:TagResource", task, { "ecs:CreateAction": undefined });
  });

  test("stops releases, and no task of a service", () => {
    const task = arn("ecs", "task/everything-cluster/0a1b");
    const named = (name: string | undefined) => ({ ...own, "aws:ResourceTag/Name": name });
    expect(role).toAllow("ecs:StopTask", task, named("everything-web-release"));
    for (const name of ["everything-web", undefined]) {
      expect(role).toDeny("ecs:StopTask", task, named(name));
    }
  });

  test("reads what they log", () => {
    const stream = arn("logs", "log-group:/everything/service/web:log-stream:web/web/0a1b");
    expect(role).toAllow("logs:GetLogEvents", stream);
    expect(role).toNeverAllow("logs:Get*Events", arn("logs", "log-group:/everything/ecs/*"));
  });
});

/** The types of resources that every call of an action of EC2 is about. */
function requiredTypes(action: string): string[] {
  const { resourceTypes = [] } = iamActionsOf("ec2")?.[action.slice(4).toLowerCase()] ?? {};
  return resourceTypes.filter(({ required }) => required).map(({ name }) => name);
}

/** They could name resources, and Terraform asks for what has no name yet, or for all at once. */
const UNSCOPED = ["cloudwatch:DescribeAlarms", "ec2:DescribeVpcAttribute"];
/** A condition names the cluster. */
const BY_CLUSTER = ["ecs:ListTasks"];

test.each([
  [plan.name, plan, UNSCOPED],
  [deploy.name, deploy, [...UNSCOPED, ...BY_CLUSTER]],
  [rollout.name, rollout, ["cloudwatch:DescribeAlarms", ...BY_CLUSTER]],
] as const)("%s has on every resource only what AWS narrows to none", (_, role, wanted) => {
  const unscoped = role.identity
    .flatMap(({ statements }) => statements)
    .filter(({ effect, resources }) => effect === "Allow" && resources?.texts.includes("*"))
    .flatMap(({ actions }) => actions.texts.flatMap((action) => actionsCoveredBy(action)))
    .filter((action) => knowsResources(action));
  expect(unscoped.toSorted()).toEqual(wanted);
});

test("no type of resource is forgotten: CI deploys it, or a person does", () => {
  expectListed(
    app.stacks.flatMap(({ resources }) => resources.map(({ type }) => type)),
    [...Object.keys(DEPLOYING), ...Object.keys(DEPLOYED_BY_HAND)],
    "DEPLOYING or DEPLOYED_BY_HAND (__tests__/stacks/iam/ci/deploying.ts)",
  );
});

test("a bucket of access logs is destroyed with what is in it, and nobody reads that", () => {
  const logs = "arn:aws:s3:::everything-alb-logs-111111111111-us-east-1";
  expect(arnOf(app, "test-alb", "aws_s3_bucket")).toBe(logs);
  expect(deploy).toAllow("s3:ListBucketVersions", logs, tls);
  for (const action of ["s3:DeleteObject", "s3:DeleteObjectVersion"]) {
    expect(deploy).toAllow(action, `${logs}/AWSLogs/1.gz`, tls);
    expect(plan).toDeny(action, `${logs}/AWSLogs/1.gz`, tls);
  }
  for (const role of [plan, deploy]) expect(role).toNeverAllow("s3:GetObject*", `${logs}/*`);
});

describe("a change of tags", () => {
  const ours = {
    "aws:ResourceTag/Environment": "test",
    "aws:ResourceTag/Project": "vpc-to-ecs",
    "aws:RequestTag/Environment": undefined,
    "aws:RequestTag/Project": undefined,
  };
  const notOurs = { ...ours, "aws:ResourceTag/Environment": "prod" };

  test.each([
    ["acm:AddTagsToCertificate", arn("acm", "certificate/0a1b")],
    ["application-autoscaling:TagResource", arn("application-autoscaling", "scalable-target/1")],
    ["ec2:CreateTags", arn("ec2", "subnet/subnet-1")],
  ])("%s: the request has the changed tags only", (action, resource) => {
    const made = action === "ec2:CreateTags" ? { "ec2:CreateAction": undefined } : {};
    expect(deploy).toAllow(action, resource, { ...ours, ...made });
    expect(deploy).toDeny(action, resource, { ...notOurs, ...made });
  });

  test("of a namespace, which has no ARN to go by, but not of those that say whose it is", () => {
    const none = { "aws:RequestTag/Environment": undefined, "aws:RequestTag/Project": undefined };
    for (const action of ["servicediscovery:TagResource", "servicediscovery:UntagResource"]) {
      const known = action.includes(":Tag") ? none : {};
      expect(deploy).toAllow(action, "*", { ...known, "aws:TagKeys": ["TeamName"] });
      expect(deploy).toDeny(action, "*", { ...known, "aws:TagKeys": ["TeamName", "Project"] });
      expect(deploy).toDeny(action, "*", { ...known, "aws:TagKeys": undefined });
    }
  });
});

describe("what AWS asks for besides a call, in the caller's name", () => {
  const target = arn("application-autoscaling", "scalable-target/0a1b");
  const loadBalancer = arn("elasticloadbalancing", "loadbalancer/app/everything-alb/0a1b");
  const named = {
    "aws:RequestTag/Environment": "test",
    "aws:RequestTag/Project": "vpc-to-ecs",
    "aws:ResourceTag/Environment": undefined,
    "aws:ResourceTag/Project": undefined,
  };

  test("a service is made scalable: the rights on alarms are asked for without a name", () => {
    expect(deploy).toAllow("application-autoscaling:RegisterScalableTarget", target, named);
    for (const action of ["PutMetricAlarm", "DeleteAlarms", "DescribeAlarms"]) {
      expect(deploy).toAllow(`cloudwatch:${action}`, arn("cloudwatch", "alarm:"));
    }
  });

  test("a load balancer is made: its groups are looked for in the VPC", () => {
    expect(deploy).toAllow("ec2:GetSecurityGroupsForVpc", arn("ec2", "vpc/vpc-1"));
    expect(plan).toNeverAllow("ec2:GetSecurityGroupsForVpc");
  });

  test("a load balancer gets its web ACL, has it read, and loses it", () => {
    for (const role of [plan, deploy]) {
      expect(role).toAllow("wafv2:GetWebACLForResource", loadBalancer);
    }
    for (const action of ["wafv2:AssociateWebACL", "wafv2:DisassociateWebACL"]) {
      expect(deploy).toAllow(action, loadBalancer);
      expect(plan).toDeny(action, loadBalancer);
    }
  });

  /** A template of an ARN as a pattern of what it may be here. */
  const pattern = (resource: string) =>
    resource
      .replace("${Partition}", "aws")
      .replace("${Region}", "us-east-1")
      .replace("${Account}", "111111111111")
      .replaceAll(/\$\{[^}]*\}/g, "*");

  test.each([
    [plan.name, plan, []],
    [deploy.name, deploy, []],
    // What it writes is no secret, so that nothing is encrypted.
    [
      rollout.name,
      rollout,
      [
        "ssm:PutParameter takes kms:Encrypt on arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}",
      ],
    ],
  ] as const)("%s has all of it for every action that it has", (_, role, besides) => {
    const mayEver = (action: string, resource?: string) =>
      allowingStatements(role, { action, resource }).length > 0;
    const missing = actionsWithDependents()
      .filter((action) => mayEver(action))
      .flatMap((call) =>
        dependentActionsOf(call)
          .filter(({ action, resource }) => !mayEver(action, pattern(resource)))
          .map(({ action, resource }) => `${call} takes ${action} on ${resource}`),
      );
    expect(missing).toEqual(besides);
  });
});
