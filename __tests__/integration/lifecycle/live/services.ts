import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
} from "@aws-sdk/client-ec2";
import { DescribeServicesCommand, DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { GetScheduleCommand } from "@aws-sdk/client-scheduler";
import { describe, expect, test } from "@jest/globals";
import type { AwsClients } from "../support/aws";
import { ACCOUNT } from "../support/deployment";

/** The services as they are while no image is there yet. */
export function describeServices(aws: () => AwsClients): void {
  describe("services", () => {
    test("are not there before there is an image", async () => {
      const services = ["learner-web", "learner-api", "learner-mailer"];
      const request = new DescribeServicesCommand({ cluster: "learner-cluster", services });
      expect((await aws().ecs.send(request)).services ?? []).toEqual([]);
    });

    test("their security groups admit the intended source and port, and nothing else", async () => {
      const { SecurityGroups = [] } = await aws().ec2.send(new DescribeSecurityGroupsCommand({}));
      const nameOf = (id: string | undefined) =>
        SecurityGroups.find((g) => g.GroupId === id)?.GroupName ?? id;
      const { SecurityGroupRules = [] } = await aws().ec2.send(
        new DescribeSecurityGroupRulesCommand({}),
      );
      const ingress = SecurityGroupRules.filter(({ IsEgress }) => !IsEgress)
        .map((rule) => [
          nameOf(rule.GroupId),
          rule.ReferencedGroupInfo ? nameOf(rule.ReferencedGroupInfo.GroupId) : rule.CidrIpv4,
          rule.FromPort,
          rule.ToPort,
        ])
        .filter(([group]) => String(group).startsWith("learner-"));
      expect(ingress.toSorted()).toEqual([
        ["learner-alb", "0.0.0.0/0", 80, 80],
        ["learner-api", "learner-web", 9000, 9000],
        ["learner-web", "learner-alb", 8080, 8080],
      ]);
      const open = SecurityGroupRules.filter(
        (rule) =>
          rule.IsEgress === true &&
          rule.CidrIpv4 === "0.0.0.0/0" &&
          String(nameOf(rule.GroupId)).startsWith("learner-"),
      );
      expect(open.map((rule) => [nameOf(rule.GroupId), rule.FromPort]).toSorted()).toEqual([
        ["learner-api", 443],
        ["learner-mailer", 443],
        ["learner-report", 443],
        ["learner-web", 443],
      ]);
    });

    test("each writes to an encrypted log group that forgets", async () => {
      const { logGroups = [] } = await aws().logs.send(
        new DescribeLogGroupsCommand({ logGroupNamePrefix: "/learner/service/" }),
      );
      expect(logGroups.map(({ logGroupName }) => logGroupName)).toEqual([
        "/learner/service/api",
        "/learner/service/mailer",
        "/learner/service/report",
        "/learner/service/web",
      ]);
      for (const group of logGroups) {
        expect(group).toMatchObject({
          retentionInDays: 30,
          kmsKeyId: expect.stringMatching(/key\//),
        });
      }
    });

    test("a service with statements has a task role of its own, the others share one", async () => {
      const roleOf = async (taskDefinition: string) =>
        (await aws().ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }))).taskDefinition
          ?.taskRoleArn;
      expect(await roleOf("learner-mailer")).toBe(
        `arn:aws:iam::${ACCOUNT}:role/learner-mailer-task-role`,
      );
      expect(await roleOf("learner-api")).toBe(`arn:aws:iam::${ACCOUNT}:role/learner-ecs-role`);
    });

    test("the scheduled task is off until there is an image", async () => {
      const schedule = await aws().scheduler.send(
        new GetScheduleCommand({ Name: "learner-report", GroupName: "learner" }),
      );
      expect(schedule).toMatchObject({
        State: "DISABLED",
        ScheduleExpression: "cron(0 3 * * ? *)",
      });
    });
  });
}
