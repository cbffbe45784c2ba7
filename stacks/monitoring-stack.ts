import type { Construct } from "constructs";
import { AlarmTopic } from "../constructs/alarm-topic";
import { EventAlert } from "../constructs/event-alert";
import { addMetricAlarm } from "../constructs/metric-alarm";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { IamOutputs } from "./iam-outputs";
import { type MonitoringOutputs, monitoringOutputs } from "./monitoring-outputs";
import { failedBuilds, failedTasks, failingServices } from "./monitoring/event-patterns";

export interface MonitoringStackProps extends EnvironmentStackProps {
  readonly iam: IamOutputs;
}

/** Where alarms go, and the news of what runs beside the services. */
export class MonitoringStack extends EnvironmentStack {
  readonly outputs: MonitoringOutputs;

  constructor(scope: Construct, props: MonitoringStackProps) {
    super(scope, "monitoring", props);
    const { arns, names } = this;
    const { accountId, monitoring } = this.environment;
    const { kmsKeyArn } = props.iam.outputsFor(this);

    const topic = new AlarmTopic(this, "alarms", {
      name: names.alarmTopic,
      kmsKeyArn,
      accountId,
      alarmArns: arns.alarms,
      emails: monitoring.emails,
    });

    this.addTaskAlerts(topic);
    this.addBuildAlert(topic);

    this.outputs = this.publish(monitoringOutputs, { alarmTopicArn: topic.arn });
  }

  /** What no metric of a service tells: tasks that have no service, and services that cannot start tasks. */
  private addTaskAlerts(topic: AlarmTopic): void {
    const { arns, names } = this;
    const topicArn = topic.arn;
    const services = Object.entries(this.environment.services);
    const scheduled = services.filter(([, { kind }]) => kind === "scheduled").map(([name]) => name);
    if (scheduled.length < services.length) {
      new EventAlert(topic, "failing-services", {
        name: names.failingServicesRule,
        description: "Services that cannot start their tasks, and roll-outs that failed",
        pattern: failingServices(arns.services.replace(/\*$/, "")),
        topicArn,
        parts: {
          service: "$.resources[0]",
          event: "$.detail.eventName",
          reason: "$.detail.reason",
        },
        message: "<event> of <service>: <reason>",
      });
    }
    if (scheduled.length === 0) return;
    new EventAlert(topic, "failed-tasks", {
      name: names.failedTasksRule,
      description: "Scheduled tasks that did not start, or ended with another exit code than 0",
      pattern: failedTasks({
        clusterArn: arns.cluster,
        familyPrefix: names.service(""),
        containers: scheduled,
      }),
      topicArn,
      parts: {
        group: "$.detail.group",
        task: "$.detail.taskArn",
        code: "$.detail.stopCode",
        reason: "$.detail.stoppedReason",
      },
      message: "A task of <group> failed. <code>: <reason> (<task>)",
    });
    const name = `${names.scheduleGroup}-scheduler-dropped-starts`;
    addMetricAlarm(this, "dropped-starts", {
      name,
      description: `${name}: a schedule gave up on starting its task`,
      topicArn,
      threshold: 0,
      periods: 1,
      metrics: [
        {
          id: "dropped",
          namespace: "AWS/Scheduler",
          name: "InvocationDroppedCount",
          stat: "Sum",
          dimensions: { ScheduleGroup: names.scheduleGroup },
        },
      ],
    });
  }

  private addBuildAlert(topic: AlarmTopic): void {
    const { names } = this;
    if (!this.environment.build.source) return;
    new EventAlert(topic, "failed-builds", {
      name: names.failedBuildsRule,
      description: "Builds that made no image",
      pattern: failedBuilds(names.buildProject("")),
      topicArn: topic.arn,
      parts: {
        project: "$.detail.project-name",
        status: "$.detail.build-status",
        build: "$.detail.build-id",
      },
      message: "A build of <project> ended as <status> (<build>)",
    });
  }
}
