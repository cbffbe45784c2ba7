import { CreateLogGroupCommand, DeleteLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateSecurityGroupCommand, CreateVpcEndpointCommand } from "@aws-sdk/client-ec2";
import { expect, test } from "@jest/globals";
import { inventory } from "../lifecycle/support/aws";
import { deployedOnce } from "../lifecycle/support/deployed-once";
import { FOREIGN_LOCK, holdLock, releaseLock } from "../lifecycle/support/deployment";
import { ended, ends, story } from "../lifecycle/support/story";

/** The end of an environment, whose services are in the code no more. The tests build on each other. */
const told = story();
const teardown = (...args: readonly string[]) =>
  told().tool("teardown", "local", "--yes", "local", ...args);

/** Made by Container Insights, when the first task runs. */
const PERFORMANCE = "/aws/ecs/containerinsights/learner-cluster/performance";

test("nothing is destroyed while GuardDuty's part of the VPC is to stay", async () => {
  const { aws, outputs } = told();
  const VpcId = String((await outputs("network"))["vpcId"]);
  await aws.ec2.send(
    new CreateVpcEndpointCommand({
      VpcId,
      ServiceName: "com.amazonaws.us-east-1.guardduty-data",
      VpcEndpointType: "Interface",
      TagSpecifications: [
        { ResourceType: "vpc-endpoint", Tags: [{ Key: "GuardDutyManaged", Value: "true" }] },
      ],
    }),
  );
  const GroupName = `GuardDutyManagedSecurityGroup-${VpcId}`;
  await aws.ec2.send(new CreateSecurityGroupCommand({ VpcId, GroupName, Description: "made" }));
  await aws.logs.send(new CreateLogGroupCommand({ logGroupName: PERFORMANCE }));
  const there = await inventory(aws);
  expect(ended(await teardown())).toEqual(
    ends(1, "  endpoint vpce-", "  security group sg-", "nothing was destroyed", "--guardduty"),
  );
  expect(await inventory(aws)).toEqual(there);
});

test("a teardown that was stopped half-way leaves what it could not destroy", async () => {
  const { aws, checkout } = told();
  checkout.edit({ services: false });
  await holdLock(aws, "iam");
  expect(ended(await teardown("--guardduty"))).toEqual(
    ends(
      1,
      "Deployed, and not in the code any more: local-alb (",
      "local-iam: ",
      FOREIGN_LOCK.Who,
      "Destroyed: ",
      "run the same command again",
    ),
  );
  const { before } = await deployedOnce();
  const { clusters, roles } = await inventory(aws);
  expect(clusters).toEqual(before["clusters"]);
  expect(roles).toContain("learner-ecs-role");
  await releaseLock(aws, "iam");
});

test("goes on from there, and leaves nothing but a log group of AWS, which it names", async () => {
  expect(ended(await teardown("--state"))).toEqual(
    ends(0, "local-iam  destroyed", `--log-group-name ${PERFORMANCE}`, "Deleted state bucket"),
  );
  const { aws } = told();
  await aws.logs.send(new DeleteLogGroupCommand({ logGroupName: PERFORMANCE }));
  expect(await inventory(aws)).toEqual((await deployedOnce()).before);
});
