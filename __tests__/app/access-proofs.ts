import { describe, expect, test } from "@jest/globals";
import { actionsInVain } from "#analysis";
import { arnOf, principalOf, roleOf, rolesOf } from "#testing";
import { wholeAppRead } from "./synthesized-app";

/** What the app promises about access, asked of its policies as AWS would evaluate them. */
const app = wholeAppRead("dev", "test");

const ACCOUNT = "111111111111";
const STRANGER = "999999999999";
const arn = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:${ACCOUNT}:${resource}`;
const secrets = (prefix: string) => arn("ssm", `parameter/${prefix}/secrets/*`);
const secret = arn("ssm", "parameter/everything/secrets/app/session-key");
const repository = (prefix: string) => arn("ecr", `repository/${prefix}/web`);
const key = arnOf(app, "test-iam", "aws_kms_key");

/** A boundary that the app does not make; here it forbids nothing. */
const knownPolicies = {
  "arn:aws:iam::111111111111:policy/boundary": {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
  },
};
const role = (name: string) => roleOf(app, `everything-${name}`, { knownPolicies });

test("all roles are in iam stacks", () => {
  expect(rolesOf(app).filter(({ stackId }) => !stackId.endsWith("-iam"))).toEqual([]);
});

test.each(rolesOf(app, { knownPolicies }).map((one) => [one.name, one] as const))(
  "%s: no statement names an action for nothing",
  (_, one) => {
    expect(actionsInVain(one)).toEqual([]);
  },
);

describe("the execution role", () => {
  const executionRole = role("ecs-task-exc-role");

  test("reads the secrets of its environment, and of no other", () => {
    expect(executionRole).toAllow("ssm:GetParameters", secret);
    expect(executionRole).toNeverAllow("ssm:*", secrets("learner"));
    expect(roleOf(app, "learner-ecs-task-exc-role")).toNeverAllow("ssm:*", secrets("everything"));
  });

  test("decrypts them through Parameter Store only, with the key of its environment", () => {
    const via = (service: string) => ({ "kms:ViaService": `${service}.us-east-1.amazonaws.com` });
    expect(executionRole).toAllow("kms:Decrypt", key, via("ssm"));
    expect(executionRole).toDeny("kms:Decrypt", key, via("secretsmanager"));
    expect(executionRole).toDeny("kms:Decrypt", key, { "kms:ViaService": undefined });
    expect(executionRole).toDeny("kms:Decrypt", arnOf(app, "dev-iam", "aws_kms_key"), via("ssm"));
  });

  test("pulls images and changes none", () => {
    expect(executionRole).toAllow("ecr:GetAuthorizationToken", "*");
    expect(executionRole).toAllow("ecr:BatchGetImage", repository("everything"));
    expect(executionRole).toNeverAllow("ecr:*", repository("learner"));
    const promoted = "arn:aws:ecr:us-east-1:222222222222:repository/trial/web";
    // What the other account says is not known here.
    expect(executionRole).not.toNeverAllow("ecr:BatchGetImage", promoted);
    expect(executionRole).toNeverAllow("ecr:*", promoted.replace("trial", "trial-2"));
    for (const action of ["ecr:Put*", "ecr:*Upload", "ecr:Delete*", "ecr:BatchDelete*"]) {
      expect(executionRole).toNeverAllow(action);
    }
  });
});

test("a repository lets the named role of another account pull, and nobody else of it", () => {
  const live = principalOf(app, "222222222222");
  const as = (name: string) => ({ "aws:PrincipalArn": `arn:aws:iam::222222222222:role/${name}` });
  const web = repository("everything");
  expect(live).toAllow("ecr:BatchGetImage", web, as("live-ecs-task-exc-role"));
  expect(live).toDeny("ecr:BatchGetImage", web, as("live-ecs-role"));
  expect(live).toNeverAllow("ecr:Put*", web);
  expect(principalOf(app, STRANGER)).toNeverAllow("ecr:*", web);
});

describe("what containers may do", () => {
  test.each(["ecs-role", "mailer-task-role"])("%s cannot read a secret", (name) => {
    expect(role(name)).toAllow(
      "ssm:GetParametersByPath",
      arn("ssm", "parameter/everything/config"),
    );
    expect(role(name)).toNeverAllow("ssm:*", secrets("everything"));
    expect(role(name)).toNeverAllow("secretsmanager:*");
  });

  test("a service's own role has what its statements say, which the common role has not", () => {
    const queue = arn("sqs", "everything-mail");
    expect(role("mailer-task-role")).toAllow("sqs:ReceiveMessage", queue);
    expect(role("mailer-task-role")).toDeny("sqs:SendMessage", queue);
    expect(role("mailer-task-role")).toDeny("sqs:ReceiveMessage", `${queue}-2`);
    expect(role("ecs-role")).toNeverAllow("sqs:*");
  });
});

describe("the build role", () => {
  const buildRole = role("build-role");

  test("pushes to the repositories of its environment, and cannot touch another's", () => {
    expect(buildRole).toAllow("ecr:PutImage", repository("everything"));
    expect(buildRole).toNeverAllow("ecr:*", repository("learner"));
  });

  test("cannot delete or open a repository, nor read configuration or secrets", () => {
    for (const action of ["ecr:Delete*", "ecr:BatchDelete*", "ecr:SetRepositoryPolicy"]) {
      expect(buildRole).toNeverAllow(action);
    }
    expect(buildRole).toNeverAllow("ssm:*", secrets("everything"));
    expect(buildRole).toNeverAllow("ssm:*", arn("ssm", "parameter/everything/config*"));
    expect(buildRole).toNeverAllow("kms:*");
  });

  test("finds and reads its source in the bucket, and changes nothing there", () => {
    const bucket = "arn:aws:s3:::everything-source";
    for (const action of ["s3:GetBucketAcl", "s3:GetBucketLocation"]) {
      expect(buildRole).toAllow(action, bucket);
    }
    for (const action of ["s3:GetObject", "s3:GetObjectVersion"]) {
      expect(buildRole).toAllow(action, `${bucket}/app.zip`);
    }
    for (const change of ["s3:Put*", "s3:Delete*"]) expect(buildRole).toNeverAllow(change);
  });

  test("records an image, and no other parameter", () => {
    expect(buildRole).toAllow(
      "ssm:PutParameter",
      arn("ssm", "parameter/everything/services/api/image"),
    );
    expect(buildRole).toDeny("ssm:PutParameter", arn("ssm", "parameter/everything/services/api"));
  });
});

test("the flow-log role writes the log of its VPC, and no other", () => {
  const group = arn("logs", "log-group:/everything/vpc/flow-logs");
  expect(role("flow-log-role")).toAllow("logs:PutLogEvents", `${group}:log-stream:eni-1`);
  expect(role("flow-log-role")).toNeverAllow("logs:Put*", arn("logs", "log-group:/everything/s*"));
  expect(role("flow-log-role")).toNeverAllow("logs:Delete*");
});

describe("the scheduler's role", () => {
  const scheduler = role("scheduler-role");
  const passed = "arn:aws:iam::111111111111:role/everything-ecs-role";
  const to = (service: string) => ({ "iam:PassedToService": `${service}.amazonaws.com` });

  test("starts the scheduled service's tasks, in its cluster", () => {
    const inCluster = (cluster: string) => ({ "ecs:cluster": cluster });
    const task = (name: string) => arn("ecs", `task-definition/everything-${name}:7`);
    const cluster = arnOf(app, "test-ecs", "aws_ecs_cluster");
    expect(scheduler).toAllow("ecs:RunTask", task("report"), inCluster(cluster));
    expect(scheduler).toDeny("ecs:RunTask", task("report"), inCluster(`${cluster}-2`));
    expect(scheduler).toDeny("ecs:RunTask", task("web"), inCluster(cluster));
  });

  test("passes the tasks' roles, to tasks only", () => {
    expect(scheduler).toAllow("iam:PassRole", passed, to("ecs-tasks"));
    expect(scheduler).toDeny("iam:PassRole", passed, to("lambda"));
    expect(scheduler).toDeny("iam:PassRole", passed.replace("ecs", "build"), to("ecs-tasks"));
    expect(scheduler).toDeny("iam:PassRole", scheduler.arn, to("ecs-tasks"));
  });
});

/** Those of CI are not for a service; ci-proofs.ts is about them. */
const serviceRoles = rolesOf(app).filter(({ name }) => !name.includes("-ci-"));

describe.each(serviceRoles.map((one) => [one.name, one] as const))("%s", (name, one) => {
  const [statement] = one.trust.statements;
  const service = statement?.principals?.[0]?.text ?? "";
  const sourceArn =
    statement?.conditions
      .find(({ key: conditionKey }) => conditionKey === "aws:SourceArn")
      ?.texts[0]?.replace("*", "one") ?? "";
  const source = (account: string, ofArn = account) => ({
    "aws:SourceAccount": account,
    "aws:SourceArn": sourceArn.replace(ACCOUNT, ofArn),
  });

  test("is assumed by its service for this account, and by nobody else", () => {
    expect(one).toBeAssumableBy(service, source(ACCOUNT));
    expect(one).not.toBeAssumableBy(service, source(STRANGER, ACCOUNT));
    expect(one).not.toBeAssumableBy(service, source(ACCOUNT, STRANGER));
    expect(one).not.toBeAssumableBy("ec2.amazonaws.com", source(ACCOUNT));
    expect(one).not.toBeAssumableBy(ACCOUNT);
    expect(one).not.toBeAssumableBy(STRANGER);
  });

  test("cannot give itself or others more than it has", () => {
    const changes = ["Add", "Attach", "Create", "Delete", "Detach", "Put", "Set", "Tag", "Update"];
    for (const change of changes) expect(one).toNeverAllow(`iam:${change}*`);
    if (!name.endsWith("scheduler-role")) expect(one).toNeverAllow("iam:PassRole");
    for (const action of ["sts:*", "kms:CreateGrant", "kms:Put*", "s3:Put*", "organizations:*"]) {
      expect(one).toNeverAllow(action);
    }
  });
});

describe("buckets", () => {
  test.each([
    ["state", arnOf(app, "dev-state", "aws_s3_bucket")],
    ["access logs", arnOf(app, "test-alb", "aws_s3_bucket")],
  ])("%s: nobody gets in without TLS, who may do everything else", (_, bucket) => {
    const tls = (value: string) => ({ "aws:SecureTransport": value });
    const anybody = principalOf(app, ACCOUNT);
    for (const [action, resource] of [
      ["s3:GetObject", `${bucket}/some/key`],
      ["s3:ListBucket", bucket],
    ] as const) {
      expect(anybody).toAllow(action, resource, tls("true"));
      expect(anybody).toDeny(action, resource, tls("false"));
    }
    expect(principalOf(app, STRANGER)).toDeny("s3:GetObject", `${bucket}/x`, tls("true"));
  });

  test("load balancers write access logs where they belong, for this account only", () => {
    const bucket = arnOf(app, "test-alb", "aws_s3_bucket");
    const delivery = principalOf(app, "logdelivery.elasticloadbalancing.amazonaws.com");
    const from = (account: string) => ({
      "aws:SecureTransport": "true",
      "aws:SourceArn": `arn:aws:elasticloadbalancing:us-east-1:${account}:loadbalancer/app/x/1`,
    });
    const log = `${bucket}/AWSLogs/${ACCOUNT}/elasticloadbalancing/log.gz`;
    expect(delivery).toAllow("s3:PutObject", log, from(ACCOUNT));
    expect(delivery).toDeny("s3:PutObject", log, from(STRANGER));
    expect(delivery).toDeny("s3:PutObject", `${bucket}/other`, from(ACCOUNT));
    expect(delivery).toNeverAllow("s3:Get*");
  });
});

describe("the environment's key", () => {
  test("CloudWatch Logs use it for this environment's groups only", () => {
    const logs = principalOf(app, "logs.us-east-1.amazonaws.com");
    const of = (group: string) => ({
      "kms:EncryptionContext:aws:logs:arn": arn("logs", `log-group:${group}`),
    });
    expect(logs).toAllow("kms:GenerateDataKey", key, of("/everything/service/web"));
    expect(logs).toDeny("kms:GenerateDataKey", key, of("/learner/service/web"));
    expect(logs).toDeny("kms:ScheduleKeyDeletion", key);
  });

  test("alarms use it and the topic, of this account only", () => {
    const alarms = principalOf(app, "cloudwatch.amazonaws.com");
    const topic = arnOf(app, "test-monitoring", "aws_sns_topic");
    const of = (account: string, ofArn = account) => ({
      "aws:SourceAccount": account,
      "aws:SourceArn": `arn:aws:cloudwatch:us-east-1:${ofArn}:alarm:everything-web-cpu`,
    });
    for (const [action, resource] of [
      ["kms:Decrypt", key],
      ["sns:Publish", topic],
    ] as const) {
      expect(alarms).toAllow(action, resource, of(ACCOUNT));
      expect(alarms).toDeny(action, resource, of(STRANGER, ACCOUNT));
      expect(alarms).toDeny(action, resource, of(ACCOUNT, STRANGER));
    }
  });

  test("EventBridge uses the key for the alarms' topic, and nothing else of the account", () => {
    const events = principalOf(app, "events.amazonaws.com");
    const topic = arnOf(app, "test-monitoring", "aws_sns_topic");
    const of = (name: string) => ({
      "kms:EncryptionContext:aws:sns:topicArn": arn("sns", name),
    });
    expect(events).toAllow("sns:Publish", topic);
    expect(events).toNeverAllow("sns:Subscribe", topic);
    expect(events).toAllow("kms:GenerateDataKey", key, of("everything-alarms"));
    expect(events).toDeny("kms:GenerateDataKey", key, of("learner-alarms"));
    expect(events).toDeny("kms:Decrypt", key, {
      "kms:EncryptionContext:aws:sns:topicArn": undefined,
    });
    for (const other of ["ssm:*", "s3:*", "ecs:*"]) expect(events).toNeverAllow(other);
  });

  test("nobody of another account, and no other service", () => {
    expect(principalOf(app, STRANGER)).toNeverAllow("kms:*");
    expect(principalOf(app, "lambda.amazonaws.com")).toNeverAllow("kms:*");
  });
});
