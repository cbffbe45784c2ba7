const { Duration } = require("aws-cdk-lib");
const cloudwatch = require("aws-cdk-lib/aws-cloudwatch");
const { SnsAction } = require("aws-cdk-lib/aws-cloudwatch-actions");
const ec2 = require("aws-cdk-lib/aws-ec2");
const ecs = require("aws-cdk-lib/aws-ecs");
const elb = require("aws-cdk-lib/aws-elasticloadbalancingv2");
const logs = require("aws-cdk-lib/aws-logs");
const { CfnSchedule } = require("aws-cdk-lib/aws-scheduler");
const { removal, stack } = require("./stack");

/** A stack for one service. @returns its security group and its port, for those that call it */
function addService(app, environment, settings, given) {
  const { prefix } = environment;
  const { name, kind, port } = settings;
  const scope = stack(app, environment, `service-${name}`);
  const group = new ec2.SecurityGroup(scope, "security-group", {
    vpc: given.vpc,
    securityGroupName: `${prefix}-${name}`,
    description: `Tasks of ${prefix}-${name}`,
    allowAllOutbound: false,
  });
  group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), "HTTPS to anywhere");
  const task = addTask(scope, environment, settings, given);
  if (kind === "scheduled") {
    addSchedule(scope, environment, { task, group, ...given });
    return { group, port };
  }
  const service = new ecs.FargateService(scope, "service", {
    serviceName: `${prefix}-${name}`,
    cluster: given.cluster,
    taskDefinition: task,
    desiredCount: 1,
    securityGroups: [group],
    circuitBreaker: { rollback: true },
    enableExecuteCommand: true,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
    propagateTags: ecs.PropagatedTagSource.SERVICE,
    serviceConnectConfiguration:
      kind === "internal" ? { services: [{ portMappingName: name, port }] } : {},
  });
  const target = kind === "public" ? addTarget(scope, settings, service, given) : undefined;
  if (kind === "public") {
    allow(scope, "load-balancer", given.loadBalancerGroup, group, port);
    allow(scope, "api", group, given.callees.api.group, given.callees.api.port);
    addScaling(service, target);
  }
  addAlarms(scope, environment, { settings, service, target, ...given });
  return { group, port };
}

function addTask(scope, environment, { name, kind, port }, { key, roles, parameters }) {
  const { prefix } = environment;
  const task = new ecs.FargateTaskDefinition(scope, "task-definition", {
    family: `${prefix}-${name}`,
    cpu: 256,
    memoryLimitMiB: 512,
    executionRole: roles["ecs-task-exc-role"],
    taskRole: kind === "worker" ? roles["mailer-role"] : roles["ecs-role"],
    volumes: [{ name: "scratch" }],
  });
  const image = parameters[`images/${name}`] ?? parameters["imagearn/value"];
  const container = task.addContainer(name, {
    image: ecs.ContainerImage.fromRegistry(image.stringValue),
    readonlyRootFilesystem: true,
    logging: ecs.LogDrivers.awsLogs({
      streamPrefix: name,
      logGroup: new logs.LogGroup(scope, "log-group", {
        logGroupName: `/${prefix}/service/${name}`,
        encryptionKey: key,
        retention: logs.RetentionDays.ONE_MONTH,
        removalPolicy: removal(environment),
      }),
    }),
    portMappings:
      port === undefined ? [] : [{ name, containerPort: port, appProtocol: ecs.AppProtocol.http }],
    secrets: {
      LOG_LEVEL: ecs.Secret.fromSsmParameter(parameters["config/app/log-level"]),
      SESSION_KEY: ecs.Secret.fromSsmParameter(parameters["secrets/app/session-key"]),
    },
  });
  container.addMountPoints({
    sourceVolume: "scratch",
    containerPath: "/tmp",
    readOnly: false,
  });
  return task;
}

function addSchedule(scope, { prefix }, { task, group, cluster, vpc, roles }) {
  new CfnSchedule(scope, "schedule", {
    name: `${prefix}-report`,
    groupName: prefix,
    scheduleExpression: "cron(0 3 * * ? *)",
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      arn: cluster.clusterArn,
      roleArn: roles["scheduler-role"].roleArn,
      ecsParameters: {
        taskDefinitionArn: task.taskDefinitionArn,
        launchType: "FARGATE",
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: vpc.privateSubnets.map(({ subnetId }) => subnetId),
            securityGroups: [group.securityGroupId],
          },
        },
      },
    },
  });
}

/** Rules that stand in the stack of the service, whichever stack made the groups. */
function allow(scope, id, from, to, port) {
  const ports = { ipProtocol: "tcp", fromPort: port, toPort: port };
  new ec2.CfnSecurityGroupEgress(scope, `${id}-egress`, {
    ...ports,
    groupId: from.securityGroupId,
    destinationSecurityGroupId: to.securityGroupId,
  });
  new ec2.CfnSecurityGroupIngress(scope, `${id}-ingress`, {
    ...ports,
    groupId: to.securityGroupId,
    sourceSecurityGroupId: from.securityGroupId,
  });
}

function addTarget(scope, { name, port }, service, { vpc, listener }) {
  const target = new elb.ApplicationTargetGroup(scope, "target-group", {
    vpc,
    port,
    protocol: elb.ApplicationProtocol.HTTP,
    targetType: elb.TargetType.IP,
    deregistrationDelay: Duration.seconds(30),
    healthCheck: { path: "/", healthyHttpCodes: "200", interval: Duration.seconds(15) },
  });
  new elb.CfnListenerRule(scope, "rule", {
    listenerArn: listener.listenerArn,
    priority: 100,
    actions: [{ type: "forward", targetGroupArn: target.targetGroupArn }],
    conditions: [{ field: "path-pattern", pathPatternConfig: { values: ["/*"] } }],
  });
  // attachToApplicationTargetGroup would make the rules of the groups a second time.
  const cfnService = service.node.findChild("Service");
  cfnService.loadBalancers = [
    { containerName: name, containerPort: port, targetGroupArn: target.targetGroupArn },
  ];
  return target;
}

function addScaling(service, target) {
  const scaling = service.autoScaleTaskCount({ minCapacity: 2, maxCapacity: 6 });
  scaling.scaleOnCpuUtilization("cpu", { targetUtilizationPercent: 60 });
  scaling.scaleToTrackCustomMetric("requests", {
    metric: metric("AWS/ApplicationELB", "RequestCountPerTarget", {
      TargetGroup: target.targetGroupFullName,
    }),
    targetValue: 1000,
  });
}

function addAlarms(scope, { prefix }, { settings, service, target, cluster, loadBalancer, topic }) {
  const { name } = settings;
  const dimensions = { ClusterName: cluster.clusterName, ServiceName: service.serviceName };
  const insights = (each) => metric("ECS/ContainerInsights", each, dimensions);
  const alarms = {
    cpu: [service.metricCpuUtilization(), 90],
    memory: [service.metricMemoryUtilization(), 90],
    "running-below-desired": [
      new cloudwatch.MathExpression({
        expression: "desired - running",
        usingMetrics: {
          desired: insights("DesiredTaskCount"),
          running: insights("RunningTaskCount"),
        },
      }),
      0,
    ],
  };
  if (target) {
    const of = (each, statistic) =>
      metric(
        "AWS/ApplicationELB",
        each,
        {
          LoadBalancer: loadBalancer.loadBalancerFullName,
          TargetGroup: target.targetGroupFullName,
        },
        statistic,
      );
    alarms.latency = [of("TargetResponseTime", "p99"), 2];
    alarms["unhealthy-hosts"] = [of("UnHealthyHostCount", "Maximum"), 0];
    alarms["server-errors"] = [
      new cloudwatch.MathExpression({
        expression: "100 * errors / requests",
        usingMetrics: {
          errors: of("HTTPCode_Target_5XX_Count", "Sum"),
          requests: of("RequestCount", "Sum"),
        },
      }),
      5,
    ];
  }
  for (const [id, [value, threshold]] of Object.entries(alarms)) {
    new cloudwatch.Alarm(scope, `alarm-${id}`, {
      alarmName: `${prefix}-${name}-${id}`,
      metric: value,
      threshold,
      evaluationPeriods: 5,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.MISSING,
    }).addAlarmAction(new SnsAction(topic));
  }
}

const metric = (namespace, metricName, dimensionsMap, statistic = "Average") =>
  new cloudwatch.Metric({ namespace, metricName, dimensionsMap, statistic });

module.exports = { addService };
