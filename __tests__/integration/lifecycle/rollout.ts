import { DescribeScalableTargetsCommand } from "@aws-sdk/client-application-auto-scaling";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { GetScheduleCommand } from "@aws-sdk/client-scheduler";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import { describe, expect, test } from "@jest/globals";
import type { AwsClients } from "./aws";
import type { Finished } from "./deployment";
import { IMAGE_PARAMETER } from "./live-ssm-ecs";

const parameterOf = (service: string) => `/learner/services/${service}/image`;
const repositoryOf = (service: string) =>
  `123456789012.dkr.ecr.us-east-1.amazonaws.com/learner/${service}`;
/** An image as a build records it. */
const imageOf = (service: string, digit: string) =>
  `${repositoryOf(service)}@sha256:${digit.repeat(64)}`;
const SECOND = imageOf("api", "2");
/** The emulator's tasks with this tag never become healthy. */
const BROKEN = `${repositoryOf("api")}:does-not-start`;

export interface RolloutProps {
  readonly aws: () => AwsClients;
  /** Runs Terraform in one stack. */
  readonly terraform: (stack: string, args: readonly string[]) => Promise<Finished>;
}

interface Plan {
  readonly resource_changes: readonly {
    readonly type: string;
    readonly mode: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

/** From the placeholder to a first image, a second, one that does not start, and back. */
export function describeRollout({ aws, terraform }: RolloutProps): void {
  const record = (Name: string, Value: string) =>
    aws().ssm.send(new PutParameterCommand({ Name, Value, Overwrite: true }));

  /** What the next apply of a service's stack would do, as `type: actions`. */
  const plan = async (service: string): Promise<string[]> => {
    const stack = `service-${service}`;
    const planned = await terraform(stack, ["plan", "-input=false", "-no-color", "-out=rollout"]);
    expect([planned.code, planned.output]).toEqual([0, expect.any(String)]);
    const { output } = await terraform(stack, ["show", "-json", "rollout"]);
    return (JSON.parse(output) as Plan).resource_changes
      .filter(({ mode, change }) => mode === "managed" && change.actions.join() !== "no-op")
      .map(({ type, change }) => `${type}: ${change.actions.join()}`)
      .toSorted();
  };
  const apply = (service: string) =>
    terraform(`service-${service}`, ["apply", "-input=false", "-no-color", "rollout"]);

  const running = async (service: string) => {
    const services = [`learner-${service}`];
    const request = new DescribeServicesCommand({ cluster: "learner-cluster", services });
    return (await aws().ecs.send(request)).services?.[0];
  };
  const TASK_DEFINITION = "aws_ecs_task_definition: create,delete";
  const IMAGE_CHANGE = ["aws_ecs_service: update", TASK_DEFINITION];

  describe("an image", () => {
    test.each([
      ["first", imageOf("api", "1")],
      ["second", SECOND],
    ])("the %s changes nothing but the task definition and the service", async (_which, image) => {
      const before = await running("api");
      await record(parameterOf("api"), image);
      expect(await plan("api")).toEqual(IMAGE_CHANGE);
      const { code, output } = await apply("api");
      expect([code, output]).toEqual([0, expect.stringContaining('status = "deployed"')]);
      const after = await running("api");
      expect(after).toMatchObject({ desiredCount: 2, runningCount: 2 });
      expect(after?.taskDefinition).not.toBe(before?.taskDefinition);
    });

    test("one that does not start is rolled back, and the apply fails and says so", async () => {
      const before = String((await running("api"))?.taskDefinition);
      await record(parameterOf("api"), BROKEN);
      expect(await plan("api")).toEqual(IMAGE_CHANGE);
      const { code, output } = await apply("api");
      expect(code).not.toBe(0);
      const text = output.replaceAll(/[│\s]+/g, " ");
      expect(text).toContain("Service learner-api rolled back");
      expect(text).toContain(`it runs ${before} again`);
      const wanted = /did not become healthy with (\S+),/.exec(text)?.[1];
      expect(wanted).toMatch(/:task-definition\/learner-api:\d+$/);
      expect(wanted).not.toBe(before);
      expect(await running("api")).toMatchObject({ taskDefinition: before, runningCount: 2 });
    });

    test("recording the one before rolls back for good", async () => {
      await record(parameterOf("api"), SECOND);
      await plan("api");
      expect(await apply("api")).toMatchObject({ code: 0 });
      expect(await plan("api")).toEqual([]);
      expect(await running("api")).toMatchObject({ desiredCount: 2, runningCount: 2 });
    });

    test("the first of a scaled service opens its scaling, too", async () => {
      await record(IMAGE_PARAMETER, imageOf("web", "1"));
      expect(await plan("web")).toEqual(["aws_appautoscaling_target: update", ...IMAGE_CHANGE]);
      expect(await apply("web")).toMatchObject({ code: 0 });
      const { ScalableTargets } = await aws().scaling.send(
        new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" }),
      );
      expect(ScalableTargets).toMatchObject([{ MinCapacity: 2, MaxCapacity: 6 }]);
    });

    test("the first of a scheduled task switches its schedule on", async () => {
      await record(parameterOf("report"), imageOf("report", "1"));
      expect(await plan("report")).toEqual(
        [TASK_DEFINITION, "aws_scheduler_schedule: update"].toSorted(),
      );
      expect(await apply("report")).toMatchObject({ code: 0 });
      const schedule = new GetScheduleCommand({ Name: "learner-report", GroupName: "learner" });
      expect(await aws().scheduler.send(schedule)).toMatchObject({ State: "ENABLED" });
    });
  });
}
