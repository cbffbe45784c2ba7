const { Duration } = require("aws-cdk-lib");
const cloudwatch = require("aws-cdk-lib/aws-cloudwatch");
const codebuild = require("aws-cdk-lib/aws-codebuild");
const ec2 = require("aws-cdk-lib/aws-ec2");
const ecr = require("aws-cdk-lib/aws-ecr");
const elb = require("aws-cdk-lib/aws-elasticloadbalancingv2");
const logs = require("aws-cdk-lib/aws-logs");
const s3 = require("aws-cdk-lib/aws-s3");
const sns = require("aws-cdk-lib/aws-sns");
const { addService } = require("./service");
const { removal, stack } = require("./stack");

/** The stacks that an environment with services has besides. */
function addServices(app, environment, foundation) {
  const alb = addLoadBalancer(app, environment, foundation);
  const topic = addTopic(app, environment);
  addBuilds(app, environment, foundation);
  addDashboard(app, environment, { ...foundation, ...alb });
  const callees = {};
  for (const service of environment.services) {
    const given = { ...foundation, ...alb, topic, callees };
    callees[service.name] = addService(app, environment, service, given);
  }
}

function addBuilds(app, environment, { key, roles }) {
  const { prefix, account, services } = environment;
  const scope = stack(app, environment, "build");
  const source = s3.Bucket.fromBucketName(scope, "source", `${prefix}-source`);
  for (const { name } of services) {
    const repository = new ecr.Repository(scope, `repository-${name}`, {
      repositoryName: `${prefix}/${name}`,
      encryption: ecr.RepositoryEncryption.KMS,
      encryptionKey: key,
      imageScanOnPush: true,
      imageTagMutability: ecr.TagMutability.IMMUTABLE,
      lifecycleRules: [
        { tagStatus: ecr.TagStatus.UNTAGGED, maxImageAge: Duration.days(1) },
        { tagStatus: ecr.TagStatus.ANY, maxImageCount: 30 },
      ],
      removalPolicy: removal(environment),
    });
    const logGroup = new logs.LogGroup(scope, `log-group-${name}`, {
      logGroupName: `/${prefix}/build/${name}`,
      encryptionKey: key,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: removal(environment),
    });
    new codebuild.Project(scope, `project-${name}`, {
      projectName: `${prefix}-${name}`,
      description: `Builds, pushes and records the image of ${prefix}-${name}`,
      role: roles["build-role"],
      encryptionKey: key,
      source: codebuild.Source.s3({ bucket: source, path: "source.zip" }),
      timeout: Duration.minutes(30),
      logging: { cloudWatch: { logGroup } },
      environment: {
        buildImage: codebuild.LinuxBuildImage.STANDARD_7_0,
        computeType: codebuild.ComputeType.SMALL,
        privileged: true,
        environmentVariables: {
          ACCOUNT: { value: account },
          REPOSITORY: { value: repository.repositoryUri },
          PARAMETER: { value: `/${prefix}/images/${name}` },
        },
      },
      buildSpec: codebuild.BuildSpec.fromObject({
        version: "0.2",
        phases: {
          pre_build: { commands: ["aws ecr get-login-password | docker login --password-stdin"] },
          build: { commands: ['docker build -t "$REPOSITORY:latest" .'] },
          post_build: { commands: ['docker push "$REPOSITORY:latest"'] },
        },
      }),
    });
  }
}

function addLoadBalancer(app, environment, { vpc }) {
  const { prefix, account } = environment;
  const scope = stack(app, environment, "alb");
  const bucket = new s3.Bucket(scope, "access-logs", {
    bucketName: `${prefix}-alb-logs-${account}`,
    encryption: s3.BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    lifecycleRules: [{ expiration: Duration.days(90) }],
    removalPolicy: removal(environment),
  });
  const securityGroup = new ec2.SecurityGroup(scope, "security-group", {
    vpc,
    securityGroupName: `${prefix}-alb`,
    description: "Guards the load balancer",
    allowAllOutbound: false,
  });
  securityGroup.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(80), "HTTP from 0.0.0.0/0");
  const loadBalancer = new elb.ApplicationLoadBalancer(scope, "load-balancer", {
    loadBalancerName: `${prefix}-alb`,
    vpc,
    internetFacing: true,
    securityGroup,
    dropInvalidHeaderFields: true,
  });
  loadBalancer.logAccessLogs(bucket);
  const listener = loadBalancer.addListener("http", {
    port: 80,
    open: false,
    defaultAction: elb.ListenerAction.fixedResponse(404, {
      contentType: "text/plain",
      messageBody: "Not found",
    }),
  });
  return { loadBalancer, listener, loadBalancerGroup: securityGroup };
}

function addTopic(app, environment) {
  const scope = stack(app, environment, "monitoring");
  return new sns.Topic(scope, "alarms", {
    topicName: `${environment.prefix}-alarms`,
    enforceSSL: true,
  });
}

function addDashboard(app, { services, ...environment }, { cluster, loadBalancer }) {
  const { prefix } = environment;
  const scope = stack(app, environment, "dashboard");
  const dashboard = new cloudwatch.Dashboard(scope, "dashboard", { dashboardName: prefix });
  const metric = (namespace, metricName, dimensionsMap) =>
    new cloudwatch.Metric({ namespace, metricName, dimensionsMap });
  for (const { name } of services) {
    const dimensions = { ClusterName: cluster.clusterName, ServiceName: `${prefix}-${name}` };
    const left = ["CPUUtilization", "MemoryUtilization"].map((each) =>
      metric("AWS/ECS", each, dimensions),
    );
    const running = ["DesiredTaskCount", "RunningTaskCount"].map((each) =>
      metric("ECS/ContainerInsights", each, dimensions),
    );
    dashboard.addWidgets(
      new cloudwatch.GraphWidget({ title: `${name}: use`, left }),
      new cloudwatch.GraphWidget({ title: `${name}: tasks`, left: running }),
    );
  }
  const requests = loadBalancer.metrics.requestCount();
  dashboard.addWidgets(new cloudwatch.GraphWidget({ title: "Requests", left: [requests] }));
}

module.exports = { addServices };
