import { expect, test } from "@jest/globals";
import { releaseDefinition } from "../../../tools/release/release-definition";
import { planned, TASK } from "./plans";

const FAMILY = "learner-web-release";

test("is the planned task with the release's command, and the main container alone", () => {
  const { request } = releaseDefinition(FAMILY, planned);
  expect(request).toMatchObject({
    family: FAMILY,
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "512",
    memory: "1024",
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" },
    executionRoleArn: TASK.execution_role_arn,
    taskRoleArn: TASK.task_role_arn,
    volumes: [{ name: "scratch" }],
    tags: [
      { key: "Name", value: FAMILY },
      { key: "Project", value: "vpc-to-ecs" },
    ],
  });
  expect(request.containerDefinitions).toEqual([
    {
      name: "web",
      image: "111111111111.dkr.ecr.us-east-1.amazonaws.com/learner/web@sha256:2",
      essential: true,
      command: ["npm", "run", "migrate"],
      portMappings: [],
      environment: [{ name: "LOG_LEVEL", value: "info" }],
      secrets: [{ name: "DATABASE", valueFrom: expect.any(String) }],
      user: "1000:1000",
      readonlyRootFilesystem: true,
      mountPoints: [{ sourceVolume: "scratch", containerPath: "/tmp", readOnly: false }],
      logConfiguration: expect.objectContaining({ logDriver: "awslogs" }),
    },
  ]);
});

test("has a size of its own where the settings say so", () => {
  const settings = { ...planned.settings, cpu: 1024, memoryMiB: 4096 };
  const { request } = releaseDefinition(FAMILY, { ...planned, settings });
  expect(request).toMatchObject({ cpu: "1024", memory: "4096" });
});
