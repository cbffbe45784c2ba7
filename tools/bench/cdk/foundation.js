const { Duration } = require("aws-cdk-lib");
const ecs = require("aws-cdk-lib/aws-ecs");
const iam = require("aws-cdk-lib/aws-iam");
const kms = require("aws-cdk-lib/aws-kms");
const logs = require("aws-cdk-lib/aws-logs");
const s3 = require("aws-cdk-lib/aws-s3");
const { CfnScheduleGroup } = require("aws-cdk-lib/aws-scheduler");
const ssm = require("aws-cdk-lib/aws-ssm");
const { addNetwork } = require("./network");
const { REGION, removal, stack } = require("./stack");

/** The stacks that every environment has: state, iam, network, ssm, ecs. */
function addFoundation(app, environment) {
  addState(app, environment);
  const { key, roles } = addIam(app, environment);
  const network = addNetwork(app, environment, { key, flowLogRole: roles["flow-log-role"] });
  const parameters = addParameters(app, environment);
  const cluster = addCluster(app, environment, { key, vpc: network.vpc });
  return { key, roles, parameters, cluster, vpc: network.vpc };
}

/** CDK keeps its state in CloudFormation: this is what the project's state stack has, all the same. */
function addState(app, environment) {
  const scope = stack(app, environment, "state");
  const key = new kms.Key(scope, "key", {
    alias: `${environment.prefix}-state`,
    enableKeyRotation: true,
    removalPolicy: removal(environment),
  });
  new s3.Bucket(scope, "bucket", {
    bucketName: `${environment.prefix}-state-${environment.account}-${REGION}`,
    versioned: true,
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    enforceSSL: true,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    lifecycleRules: [
      {
        noncurrentVersionExpiration: Duration.days(90),
        noncurrentVersionsToRetain: 20,
        abortIncompleteMultipartUploadAfter: Duration.days(7),
      },
    ],
    removalPolicy: removal(environment),
  });
}

function addIam(app, environment) {
  const { prefix, account, services = [] } = environment;
  const scope = stack(app, environment, "iam");
  const key = new kms.Key(scope, "key", {
    alias: prefix,
    enableKeyRotation: true,
    removalPolicy: removal(environment),
  });
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(`logs.${REGION}.amazonaws.com`)],
      actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*"],
      resources: ["*"],
    }),
  );
  const arn = (service, resource) => `arn:aws:${service}:${REGION}:${account}:${resource}`;
  const read = {
    actions: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
    resources: [arn("ssm", `parameter/${prefix}/*`)],
  };
  const write = {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [arn("logs", `log-group:/${prefix}/*`)],
  };
  const registry = { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] };
  const images = (...actions) => ({ actions, resources: [arn("ecr", `repository/${prefix}/*`)] });
  const rights = {
    "ecs-task-exc-role": [
      "ecs-tasks",
      [registry, images("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"), read, write],
    ],
    "ecs-role": ["ecs-tasks", [read, write]],
    "build-role": [
      "codebuild",
      [registry, images("ecr:PutImage", "ecr:UploadLayerPart", "ecr:InitiateLayerUpload"), write],
    ],
    "flow-log-role": ["vpc-flow-logs", [write]],
    ...(services.length > 0 && {
      "mailer-role": [
        "ecs-tasks",
        [read, { actions: ["sqs:ReceiveMessage"], resources: [arn("sqs", "mail")] }],
      ],
      "scheduler-role": [
        "scheduler",
        [{ actions: ["ecs:RunTask"], resources: [arn("ecs", "task-definition/*")] }],
      ],
    }),
  };
  const roles = Object.fromEntries(
    Object.entries(rights).map(([name, [service, statements]]) => {
      const role = new iam.Role(scope, name, {
        roleName: `${prefix}-${name}`,
        assumedBy: new iam.ServicePrincipal(`${service}.amazonaws.com`, {
          conditions: { StringEquals: { "aws:SourceAccount": account } },
        }),
      });
      for (const statement of statements) role.addToPolicy(new iam.PolicyStatement(statement));
      // Other stacks use the roles; they do not change them.
      return [name, role.withoutPolicyUpdates()];
    }),
  );
  return { key, roles };
}

function addParameters(app, environment) {
  const { prefix, services = [] } = environment;
  const scope = stack(app, environment, "ssm");
  const names = [
    "imagearn/value",
    ...(services.length > 0 ? ["config/app/log-level", "secrets/app/session-key"] : []),
    ...services.slice(1).map(({ name }) => `images/${name}`),
  ];
  return Object.fromEntries(
    names.map((name) => [
      name,
      new ssm.StringParameter(scope, name.replaceAll("/", "-"), {
        parameterName: `/${prefix}/${name}`,
        stringValue: "1",
      }),
    ]),
  );
}

function addCluster(app, environment, { key, vpc }) {
  const { prefix, services = [] } = environment;
  const scope = stack(app, environment, "ecs");
  const logGroup = new logs.LogGroup(scope, "exec-log-group", {
    logGroupName: `/${prefix}/ecs/exec`,
    encryptionKey: key,
    retention: logs.RetentionDays.ONE_MONTH,
    removalPolicy: removal(environment),
  });
  if (services.length > 0) new CfnScheduleGroup(scope, "schedule-group", { name: prefix });
  return new ecs.Cluster(scope, "cluster", {
    clusterName: `${prefix}-cluster`,
    vpc,
    containerInsightsV2: ecs.ContainerInsights.ENABLED,
    enableFargateCapacityProviders: true,
    executeCommandConfiguration: {
      kmsKey: key,
      logConfiguration: { cloudWatchLogGroup: logGroup, cloudWatchEncryptionEnabled: true },
      logging: ecs.ExecuteCommandLogging.OVERRIDE,
    },
    defaultCloudMapNamespace: {
      name: prefix,
      type: "HTTP",
      useForServiceConnect: true,
    },
  });
}

module.exports = { addFoundation };
